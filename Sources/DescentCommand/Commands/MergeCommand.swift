import ArgumentParser
import Batches

struct MergeCommand: ParsableCommand, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Brings the runs of several shards of a sweep together.",
        discussion: """
            All stores of the folders are read; runs that DIR has already stay. Ends with 2 if runs failed or are missing.

            EXAMPLES
              descent merge rates -o rates
              descent merge part1 part2 -o whole
            """)

    @Argument(
        help: ArgumentHelp("Folders that descent sweep has written to.", valueName: "dir"),
        completion: .directory)
    var folders: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder of the whole.", valueName: "dir"))
    var output: String

    @OptionGroup var messaging: MessageOptions

    var messages: MessageStyle { messaging.style }

    func run() throws {
        let summary = try withBatches { () throws(BatchError) in
            try SweepMerge.merge(folders.map { SweepFolder(path: $0) }, into: SweepFolder(path: output))
        }
        Console.say("\(output): \(summary.text)")
        if !summary.isComplete {
            Console.note(
                "\(summary.runs - summary.tally.total) runs are missing; their shards are not finished")
            throw ExitCode(2)
        }
        try summary.end()
    }
}
