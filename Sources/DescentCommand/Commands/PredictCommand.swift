import ArgumentParser
import Charting
import ReportBuilder
import Tables
import TrainingCore

struct PredictCommand: ParsableCommand, Budgeted, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "predict", abstract: "Prints what a trained network predicts.",
        discussion: """
            The weights are those at the end of a recording that `descent train -o` has written, or else of a \
            training done now. Inputs are standardized as the training's were.

            EXAMPLES
              descent train experiment.yaml -o trained.npz
              descent predict trained.npz --input 1,2 --input 0,-1
              descent predict trained.npz --input new.csv
              descent predict trained.npz --samples test --json
              descent predict experiment.yaml --recording trained.npz --json
            """)

    @OptionGroup var argument: ExperimentArgument

    @Option(name: .shortAndLong, help: "The recording of a training of this experiment, .npz or .json.")
    var recording: String?

    @Option(
        name: .customLong("input"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A sample, its inputs separated by commas, or a .csv, .jsonl or .json file of samples; may be repeated.",
            valueName: "sample|file"), transform: { try PredictionInput($0) })
    var inputs: [PredictionInput] = []

    @Option(
        help:
            "The columns of the files that are inputs, separated by commas; else those called like inputs, or all."
    )
    var columns: String?

    @Option(help: "The experiment's own samples of one part: training, validation or test; else all.")
    var samples: DataPart?

    @Flag(help: "Print a JSON list with a list per sample: the training's, unless others are asked for.")
    var json = false

    @Option(help: "Use this seed instead of the training's.")
    var seed: UInt64?

    @OptionGroup var settings: SettingOptions

    @OptionGroup var quiet: QuietOption

    @OptionGroup var budget: BudgetOptions

    var messages: MessageStyle { quiet.style(json: json) }

    func validate() throws {
        if let recording { try checkWeightFile(recording) }
    }

    func run() throws {
        let source = try readExperiment(argument.experiment, seed: seed, settings: settings)
        let experiment = source.experiment
        if recording != nil, source.recording != nil {
            throw ValidationError("\(argument.experiment) is a recording itself; leave --recording out.")
        }
        let groups = try groups(of: experiment)
        let trained: Network
        if let recording {
            trained = try readWeights(recording, for: experiment.network)
        } else {
            trained = source.trained().final.network
        }
        if json {
            let first = groups.prefix(samples == nil && inputs.isEmpty ? 1 : groups.count)
            print(JSONValue.array(first.flatMap { JSONValue(trained.outputs(of: $0.samples)).items ?? [] }))
            return
        }
        for group in groups {
            if groups.count > 1 { print("\(group.name) samples") }
            for row in trained.outputs(of: group.samples).nested {
                print(row.map { NumberText.significant($0, 6) }.joined(separator: " "))
            }
        }
    }

    /// What is predicted, in the order of printing.
    private func groups(of experiment: Experiment) throws -> [(name: String, samples: Matrix)] {
        if inputs.isEmpty {
            if let samples, experiment.data(of: samples) == nil {
                throw Console.fail(
                    "the experiment has no \(samples.rawValue) samples; put some aside with "
                        + "\(samples.rawValue): 0.25 under data")
            }
            return (samples.map { [$0] } ?? DataPart.allCases).compactMap { part in
                experiment.data(of: part).map { (part.rawValue, $0.inputs) }
            }
        }
        if let samples {
            throw ValidationError(
                "--samples \(samples.rawValue) are the experiment's own; leave it out beside --input.")
        }
        var rows: [[Double]] = []
        let count = experiment.network.inputCount
        for (index, input) in inputs.enumerated() {
            switch input {
            case .sample(let sample):
                guard sample.count == count else {
                    throw Console.fail(
                        "input \(index) has \(counted(sample.count, "number")), the network \(count) inputs")
                }
                rows.append(sample)
            case .file(let path):
                rows += try read(path, for: experiment).nested
            }
        }
        let matrix = Matrix(rows: rows.count, columns: count, known: rows.flatMap { $0 })
        return [("given", experiment.preparation?.standardized(matrix) ?? matrix)]
    }

    private func read(_ path: String, for experiment: Experiment) throws -> Matrix {
        var diagnostics: [Diagnostic] = []
        let names = columns?.split(separator: ",").map(String.init) ?? []
        let matrix = try withFiles { () throws(FileError) in
            try SampleFile.samples(
                path, columns: names, inputNames: experiment.names.inputs,
                inputCount: experiment.network.inputCount, diagnostics: &diagnostics)
        }
        try Console.report(diagnostics)
        guard let matrix else { throw Console.failUnexplained() }
        return matrix
    }
}

/// What the user gives to predict for.
enum PredictionInput {
    case sample([Double])
    case file(String)

    init(_ text: String) throws {
        if SampleFile.isNamed(text) {
            self = .file(text)
            return
        }
        self = .sample(
            try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
                guard let number = Double(part.filter { $0 != " " }), number.isFinite else {
                    throw ValidationError(
                        "\"\(part)\" is not a number; write a sample as 1,2.5,-3, or name a .csv file.")
                }
                return number
            })
    }
}

extension DataPart: ExpressibleByArgument {}
