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
            valueName: "file"))
    var weights: String?

    func validate() throws {
        if at != nil, weights != nil { throw ValidationError("Give --at or --weights, not both.") }
        if let weights { try checkWeightFile(weights) }
    }

    /// Whether the place is named at all.
    var isGiven: Bool { at != nil || weights != nil }

    /// The network; `recording` is only asked for where the training's end is wanted.
    func network(
        of experiment: Experiment, default moment: Moment, recording: () -> Recording
    ) throws -> Network {
        if let weights { return try readWeights(weights, for: experiment.network) }
        guard (at ?? moment) == .end else { return experiment.network }
        let recording = recording()
        if let update = recording.divergedAtUpdate {
            throw Console.fail(
                "the training diverged at update \(update), so that it has no end; write --at start, or a "
                    + "smaller learning rate")
        }
        return recording.final.network
    }
}

func checkWeightFile(_ path: String) throws {
    guard ["npz", "safetensors"].contains(FileSystem.pathExtension(of: path)) else {
        throw ValidationError("\"\(path)\" is no .npz or .safetensors file.")
    }
}

/// The network with the weights of a file.
func readWeights(_ path: String, for network: Network) throws -> Network {
    let bytes = try withFiles { () throws(FileError) in try FileSystem.read(path) }
    do {
        let file =
            FileSystem.pathExtension(of: path) == "npz"
            ? try WeightFile(npz: bytes) : try WeightFile(safetensors: bytes)
        return try file.network(like: network)
    } catch {
        throw Console.fail("\(path): \(error)")
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

    /// The frame that the axes ask for.
    func frame(
        _ x: LandscapeAxis, _ y: LandscapeAxis?, experiment: Experiment, recording: () -> Recording
    ) throws -> LandscapeFrame {
        let subjects = [x.subject] + (y.map { [$0.subject] } ?? [])
        var file: LandscapeFrame?
        if let directions {
            let bytes = try withFiles { () throws(FileError) in try FileSystem.read(directions) }
            do {
                file = try LandscapeFrame(npz: bytes, for: experiment.network)
            } catch {
                throw Console.fail("\(directions): \(error.description)")
            }
        }
        // A file's directions bring their own centre, for which nothing needs to be trained.
        let isTrained = x.subject != .file || file == nil || place.isGiven
        let center =
            isTrained
            ? try place.network(of: experiment, default: .end, recording: recording) : experiment.network
        var request = DirectionRequest(experiment, center: center)
        request.frame = file
        request.keepsCenter = place.isGiven
        request.seed = seed
        request.normalization = normalize
        request.biases = biases
        request.isOrthogonal = orthogonal
        request.others = try others.map { try readWeights($0, for: experiment.network) }
        if subjects.contains(.principalComponent) { request.recording = recording() }
        let frame = try request.frame(x: x.subject, y: y?.subject)
        if let saveDirections {
            do {
                let bytes = try frame.archive.bytes()
                try withFiles { () throws(FileError) in
                    try FileSystem.writeAtomically(bytes, to: saveDirections, .flushed)
                }
            } catch let error as NumPyArchive.ArchiveError {
                throw Console.fail("\(error)")
            }
        }
        return frame
    }
}

extension DirectionNormalization: ExpressibleByArgument {}
extension DirectionBiases: ExpressibleByArgument {}
