import ArgumentParser
import LossLandscape
import ReportBuilder
import TrainingCore

/// Which of a training's networks is looked at.
enum Moment: String, CaseIterable, ExpressibleByArgument {
    case start, end
}

/// Where a network's weights come from, for commands that look at one place.
struct PlaceOptions: ParsableArguments {
    @Option(help: "The network where the training starts, or where it ends.")
    var at: Moment?

    @Option(
        help: ArgumentHelp(
            "The weights of a file instead: .npz (also a recording) or .safetensors, named 0.weight, 0.bias, …",
            valueName: "file"), completion: .weights)
    var weights: String?

    func validate() throws {
        if at != nil, weights != nil { throw ValidationError("Give --at or --weights, not both.") }
        if let weights { try checkWeightFile(weights) }
    }

    /// Whether the place is named at all.
    var isGiven: Bool { at != nil || weights != nil }

    /// Where that is; nil where nothing is said.
    func place(for network: Network) throws -> LandscapeRequest.Place? {
        if let weights { return .network(try readWeights(weights, for: network)) }
        return at.map { $0 == .start ? .start : .end }
    }
}

func checkWeightFile(_ path: String) throws {
    guard ["npz", "safetensors"].contains(FileSystem.pathExtension(of: path)) else {
        throw ValidationError("\"\(path)\" is no .npz or .safetensors file.")
    }
}

/// The network with the weights of a file; of several rows the last.
func readWeights(_ path: String, for network: Network) throws -> Network {
    try read(path) { file throws(WeightFileError) in try file.network(like: network) }
}

/// The networks with the weights of a file, one for each row.
private func readRows(_ path: String, for network: Network) throws -> [Network] {
    try read(path) { file throws(WeightFileError) in try file.networks(like: network) }
}

private func read<Weights>(
    _ path: String, _ weights: (WeightFile) throws(WeightFileError) -> Weights
) throws -> Weights {
    let bytes = try withFiles { () throws(FileError) in try FileSystem.read(path) }
    do {
        let file =
            FileSystem.pathExtension(of: path) == "npz"
            ? try WeightFile(npz: bytes) : try WeightFile(safetensors: bytes)
        return try weights(file)
    } catch {
        throw Console.fail("\(path): \(error)")
    }
}

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

struct DirectionOptions: ParsableArguments {
    @OptionGroup var place: PlaceOptions

    @Option(help: "What random directions are drawn from.")
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "Brings random directions to the length of the network's weights, unit by unit (filter), layer by "
                + "layer, or not (none).", valueName: "filter|layer|none"))
    var normalize: DirectionNormalization = .filter

    @Option(
        help: ArgumentHelp(
            "Whether biases rest (zero) in random directions, or are normalized as well; zero, and normalized "
                + "with --normalize none.", valueName: "zero|normalized"))
    var biases: DirectionBiases?

    @Flag(help: "Turns the direction of y to stand at right angles to that of x.")
    var orthogonal = false

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp(
            "The weights at 1 of an axis between two networks; twice for two such axes.", valueName: "file"))
    var others: [String] = []

    @Option(
        help: ArgumentHelp(
            "Directions and origin from a file that --save-directions or a plane has written, for axes named "
                + "direction.", valueName: "file"))
    var directions: String?

    @Option(
        help: ArgumentHelp("Writes the directions and their origin: .npz.", valueName: "file"))
    var saveDirections: String?

    func validate() throws {
        for path in others { try checkWeightFile(path) }
        for path in [directions, saveDirections].compactMap({ $0 })
        where FileSystem.pathExtension(of: path) != "npz" {
            throw ValidationError("\"\(path)\" is no .npz file.")
        }
    }

    /// Functions have none.
    func refuse(for objective: Objective) throws {
        guard place.isGiven || directions != nil || saveDirections != nil || !others.isEmpty || orthogonal
        else {
            return
        }
        throw ValidationError("\(objective.name) is no network: it has no weights and no directions.")
    }

    /// Fills in what is said of directions.
    func fill(_ request: inout LandscapeRequest, for network: Network) throws {
        request.place = try place.place(for: network)
        request.seed = seed
        request.normalization = normalize
        request.biases = biases
        request.isOrthogonal = orthogonal
        request.others = try others.map { try readWeights($0, for: network) }
        guard let directions else { return }
        let bytes = try withFiles { () throws(FileError) in try FileSystem.read(directions) }
        do {
            request.frame = try LandscapeFrame(npz: bytes, for: network)
        } catch {
            throw Console.fail("\(directions): \(error.description)")
        }
    }
}

extension DirectionNormalization: ExpressibleByArgument {}
extension DirectionBiases: ExpressibleByArgument {}
