import ArgumentParser
import Batches
import ReportBuilder
import Sweeps

struct SweepTableCommand: ParsableCommand, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "table", abstract: "Writes the results of a sweep as a table, a row a run.",
        discussion: """
            Columns: run, every key that varies, seed, status, loss, test_loss, accuracy, test_accuracy, diverged_at, \
            updates. A cell is empty where there is nothing. With --curves a row is a point of the curves that the sweep \
            records: run, every key that varies, seed, update, and a column a curve.

            With --settings a row is a setting, whatever its seeds: every key that varies, runs, finished, diverged, \
            failed, and of each number mean, low, median and high over the runs that finished, where low and high are the \
            quantiles of 0.1 and 0.9. With both a row is an update of a setting.

            EXAMPLES
              descent sweep table rates -o rates.csv
              descent sweep table rates --settings -o settings.csv
              descent sweep table rates --curves -o curves.jsonl
            """)

    enum Format: String, CaseIterable { case csv, jsonl, npz }

    @Argument(
        help: ArgumentHelp("A folder that descent sweep has written to.", valueName: "dir"),
        completion: .directory)
    var folder: String

    @Option(
        name: .shortAndLong,
        help: "The table: .csv, .jsonl or .npz; without it as CSV on the standard output.")
    var output: String?

    @Flag(help: "A row a point of the curves.")
    var curves = false

    @Flag(help: "A row a setting: mean and quantiles over its seeds.")
    var settings = false

    @OptionGroup var messaging: MessageOptions

    var messages: MessageStyle { messaging.resultStyle }

    func validate() throws { if let output { _ = try format(of: output, as: Format.self) } }

    func run() throws {
        let (plan, results) = try withBatches { () throws(BatchError) in
            try SweepFolder(path: folder).results(withCurves: curves)
        }
        if curves, plan.record.curves.isEmpty {
            throw Console.fail(
                "\(folder): this sweep records no curves; write record: {curves: [loss]} and run it anew")
        }
        let table =
            switch (curves, settings) {
            case (false, false): SweepTable(plan, results)
            case (true, false): SweepTable(curvesOf: plan, results)
            case (false, true): SweepTable(settingsOf: plan, results)
            case (true, true): SweepTable(curvesOfSettings: plan, results)
            }
        if curves {
            let known = Set(results.flatMap(\.curves).map(\.name))
            let empty = plan.record.names.filter { !known.contains($0) }
            if !empty.isEmpty, results.contains(where: { !$0.curves.isEmpty }) {
                Console.warn("no run has a number for \(empty.joined(separator: ", ")): empty columns")
            }
        }
        if results.count < plan.count {
            Console.warn("\(plan.count - results.count) of \(plan.count) runs are not done yet")
        }
        guard let output else {
            print(String(decoding: table.csv, as: UTF8.self), terminator: "")
            return
        }
        let format = try format(of: output, as: Format.self)
        try withFiles { () throws(FileError) in
            switch format {
            case .csv: try FileSystem.writeAtomically(table.csv, to: output, .flushed)
            case .jsonl: try FileSystem.writeAtomically(table.jsonLines, to: output, .flushed)
            case .npz: try ResultFormat.write(table.archive, to: output)
            }
        }
    }
}

struct SweepShowCommand: ParsableCommand, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Prints the experiment of a run, which descent train repeats bit for bit.",
        discussion: """
            EXAMPLES
              descent sweep show rates --run 7 > run.yaml
              descent sweep show rates --run 7 | descent train -
            """)

    @Argument(
        help: ArgumentHelp("A folder that descent sweep has written to.", valueName: "dir"),
        completion: .directory)
    var folder: String

    @Option(name: .customLong("run"), help: "The number of the run, from 0, as tables have it.")
    var number: Int

    @OptionGroup var messaging: MessageOptions

    var messages: MessageStyle { messaging.resultStyle }

    func run() throws {
        let plan = try withBatches { () throws(BatchError) in try SweepFolder(path: folder).plan() }
        guard (0..<plan.count).contains(number) else {
            throw Console.fail("\(folder): there is no run \(number); they count from 0 to \(plan.count - 1)")
        }
        guard let experiment = plan.writtenExperiment(of: number) else {
            throw Console.fail(
                "\(folder): run \(number) has no experiment that can be trained: "
                    + (plan.problem(of: number) ?? "its parts do not fit"))
        }
        print(experiment.yaml, terminator: "")
    }
}
