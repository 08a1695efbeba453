import ArgumentParser
import LossLandscape
import ReportBuilder
import TrainingCore

/// Weights that another program saved while it trained, instead of a training.
struct CheckpointOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "The weights of a training done elsewhere, in their order, instead of a training: .npz or .safetensors "
                + "files as --weights takes them, or one file whose array parameters has a row for each. A step from "
                + "one to the next stands for an update.",
            valueName: "file"))
    var checkpoints: [String] = []

    func validate() throws {
        for path in checkpoints { try checkWeightFile(path) }
    }

    /// The recording that they make, else that of the rows of a file of weights, else the one of the source.
    func recording(of source: ExperimentSource, orRowsOf weights: String? = nil) throws -> Recording? {
        let network = source.experiment.network
        let networks: [Network]
        switch checkpoints.count {
        case 0:
            guard let weights, case let rows = try readRows(weights, for: network), rows.count > 1 else {
                return source.recording
            }
            networks = rows
        case 1:
            networks = try readRows(checkpoints[0], for: network)
            if networks.count == 1 {
                throw Console.fail(
                    "\(checkpoints[0]) holds one checkpoint, which makes no path; name several files, or one "
                        + "whose array parameters has a row for each")
            }
        default: networks = try checkpoints.map { try readWeights($0, for: network) }
        }
        do {
            return try Recording(checkpoints: networks, of: source.experiment)
        } catch {
            throw Console.fail(error.description)
        }
    }
}
