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
            "The weights of a file instead: .npz or .safetensors, named 0.weight, 0.bias, …, or a recording.",
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

/// The format of a file of weights.
@discardableResult
func checkWeightFile(_ path: String) throws -> WeightFile.Format {
    guard let format = WeightFile.Format(rawValue: FileSystem.pathExtension(of: path)) else {
        throw ValidationError("\"\(path)\" is no .npz or .safetensors file, and no recording in .json.")
    }
    return format
}

/// The network with the weights of a file; of several rows the last.
func readWeights(_ path: String, for network: Network) throws -> Network {
    try read(path) { file throws(WeightFileError) in try file.network(like: network) }
}

/// The networks with the weights of a file, one for each row.
func readRows(_ path: String, for network: Network) throws -> [Network] {
    try read(path) { file throws(WeightFileError) in try file.networks(like: network) }
}

func read<Weights>(
    _ path: String, _ weights: (WeightFile) throws(WeightFileError) -> Weights
) throws -> Weights {
    let format = try checkWeightFile(path)
    let bytes = try withFiles { () throws(FileError) in try FileSystem.read(path) }
    do {
        return try weights(try WeightFile(bytes, as: format))
    } catch {
        throw Console.fail("\(path): \(error)")
    }
}
