import ArgumentParser
import LossLandscape
import ReportBuilder
import TrainingCore

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
extension LandscapeQuantity: ExpressibleByArgument {}
extension SurfacePrecision: ExpressibleByArgument {}
