import ArgumentParser
import Batches
import ReportBuilder
import Sweeps
import Tables
import TrainingCore

struct SweepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep", abstract: "Trains an experiment many times, with other values and seeds.",
        discussion: """
            EXAMPLES
              descent sweep rates.yaml -o rates
              descent sweep table rates -o rates.csv
              descent sweep show rates --run 7 > run.yaml
              descent sweep rates.yaml -o rates --shard 3/64
            """,
        subcommands: [RunSweepCommand.self, SweepTableCommand.self, SweepShowCommand.self],
        defaultSubcommand: RunSweepCommand.self)
}

struct RunSweepCommand: AsyncParsableCommand, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Trains all runs of a sweep that are not stored yet; the word run may be left out.",
        discussion: """
            A FILE says what is trained, and what differs between the runs:

              experiment: moons.yaml
              vary:
                training.optimizer.learning-rate: {from: 0.001, to: 1, points: 25, scale: log}
                training.batch: [8, 32]
              seeds: 20

            Each run is stored in DIR when it is done. Stopped at any moment, the same command goes on with what is not \
            stored. A run whose numbers overflow has diverged; one that cannot be has failed, the others are trained all \
            the same, and the command ends with 2.

            EXAMPLES
              descent sweep rates.yaml -o rates
              descent sweep rates.yaml -o rates --set training.epochs=100 --json
              descent sweep rates.yaml -o rates --shard 3/64
              descent sweep rates.yaml -o rates --slurm --tasks 64
            """)

    @Argument(
        help: ArgumentHelp("A sweep in YAML, or - for the standard input.", valueName: "file"),
        completion: .charts)
    var file: String

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "dir"))
    var output: String

    @OptionGroup var settings: SettingOptions

    @Option(help: "How many threads train; as many as there are processors.")
    var jobs: Int?

    @Option(
        help: ArgumentHelp("Trains one part of the runs only, into a store of its own.", valueName: "i/n"),
        transform: { text in
            if let shard = Shard(text) { return shard }
            throw ValidationError(
                "\"\(text)\" is no part of a whole, of at most 100000 parts; write --shard 3/64, counted from 1."
            )
        })
    var shard: Shard?

    @OptionGroup var slurm: SlurmOptions

    @Flag(help: "Print what happens, a JSON object a line.")
    var json = false

    @OptionGroup var quiet: QuietOption

    var messages: MessageStyle { quiet.style(json: json) }

    func validate() throws {

        if let jobs, !(1...1024).contains(jobs) {
            throw ValidationError("--jobs takes a number from 1 to 1024, not \(jobs).")
        }
        if slurm.slurm, shard != nil || file == "-" {
            throw ValidationError("--slurm makes the shards itself, and needs a file.")
        }
    }

    func run() async throws {
        var diagnostics: [Diagnostic] = []
        let plan = try withFiles { () throws(FileError) in
            try SweepFile.read(file, settings: settings.settings, diagnostics: &diagnostics)
        }
        try Console.report(diagnostics)
        guard let plan else { throw Console.failUnexplained() }
        if slurm.slurm { return try slurm.submit(plan, file: file, output: output, settings: settings) }
        let batch = SweepBatch(
            plan, in: SweepFolder(path: output), shard: shard, jobs: jobs ?? CourseBuilder.processors)
        let watch = SweepWatch(batch.count, isJSON: json)
        FileSystem.noteSignals()
        let summary: SweepSummary
        do {
            summary = try await batch.run(mayContinue: { FileSystem.notedSignal == nil }, event: watch.see)
        } catch {
            watch.end()
            throw Console.fail("\(error)")
        }
        watch.end()
        if json {
            print(summary.event)
        } else {
            Console.say("\(output): \(summary.text)")
        }
        if let signal = FileSystem.notedSignal, !summary.isComplete {
            Console.note("interrupted; the same command goes on from here")
            throw ExitCode(128 + signal)
        }
        try summary.end(notingFailures: !json)
    }
}

extension SweepSummary {
    /// The last of the events.
    fileprivate var event: JSONValue {
        guard case .object(let members) = json else { return json }
        return .object([.init("event", .string("ended"))] + members)
    }
}
