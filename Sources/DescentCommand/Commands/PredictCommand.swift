import ArgumentParser
import Charting
import ReportBuilder
import TrainingCore

struct PredictCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "predict", abstract: "Prints what a trained network predicts.",
        discussion: """
            The weights are those at the end of a recording that `descent train -o` has written, or else of a \
            training done now. Inputs are standardized as the training's were.

            EXAMPLES
              descent train experiment.yaml -o trained.npz
              descent predict trained.npz --input 1,2 --input 0,-1
              descent predict experiment.yaml --recording trained.npz --json
            """)

    @Argument(help: "A file, a recording, lesson.md#id, or - for the standard input.")
    var experiment: String

    @Option(name: .shortAndLong, help: "The recording of a training of this experiment: .npz.")
    var recording: String?

    @Option(
        name: .customLong("input"), parsing: .unconditionalSingleValue,
        help: "A sample, its inputs separated by commas; may be repeated. Else the training's samples.",
        transform: { try numbers($0) })
    var inputs: [[Double]] = []

    @Flag(help: "Print the predictions as a JSON list with a list per sample.")
    var json = false

    @Option(help: "Use this seed instead of the training's.")
    var seed: UInt64?

    @OptionGroup var settings: SettingOptions

    func validate() throws {
        if let recording, FileSystem.pathExtension(of: recording) != "npz" {
            throw ValidationError("\"\(recording)\" is no .npz file; write one with descent train -o.")
        }
    }

    func run() throws {
        let source = try readExperiment(self.experiment, seed: seed, settings: settings)
        let experiment = source.experiment
        if recording != nil, source.recording != nil {
            throw ValidationError("\(self.experiment) is a recording itself; leave --recording out.")
        }
        let samples = try samples(for: experiment)
        let trained: Network
        if let recording {
            trained = try network(of: experiment, from: recording)
        } else {
            trained = source.trained().final.network
        }
        let predictions = trained.predictions(samples)
        if json {
            print(JSONValue(predictions))
        } else {
            for row in predictions.nested {
                print(row.map { NumberText.significant($0, 6) }.joined(separator: " "))
            }
        }
    }

    private func samples(for experiment: Experiment) throws -> Matrix {
        guard !inputs.isEmpty else { return experiment.data.inputs }
        for (index, sample) in inputs.enumerated() where sample.count != experiment.network.inputCount {
            throw Console.fail(
                "input \(index) has \(sample.count) numbers, the network \(experiment.network.inputCount) "
                    + "inputs")
        }
        let matrix = Matrix(
            rows: inputs.count, columns: experiment.network.inputCount, elements: inputs.flatMap { $0 })
        return experiment.preparation?.standardized(matrix) ?? matrix
    }

    /// The experiment's network with the last parameters of a recording.
    private func network(of experiment: Experiment, from path: String) throws -> Network {
        let bytes = try withFiles { () throws(FileError) in try FileSystem.read(path) }
        do {
            let parameters = try NumPyArchive.array("parameters", in: bytes).matrix
            guard parameters.columns == experiment.network.parameterCount, parameters.rows > 0 else {
                throw Console.fail(
                    "\(path): the recording has \(parameters.columns) weights and biases, the network "
                        + "\(experiment.network.parameterCount)")
            }
            return experiment.network.with(parameters: parameters.row(parameters.rows - 1))
        } catch let error as NumPyReadError {
            throw Console.fail("\(path): \(error.description)")
        }
    }
}

private func numbers(_ text: String) throws -> [Double] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
        guard let number = Double(part.filter { $0 != " " }), number.isFinite else {
            throw ValidationError("\"\(part)\" is not a number; write a sample as 1,2.5,-3.")
        }
        return number
    }
}
