import Schema
import Tables
import TrainingCore

/// What makes landscapes comparable: an origin, one or two directions, and the shape of the network that
/// they belong to. A value of its own, to be saved and shared, so that two models can be drawn on the same
/// axes.
public struct LandscapeFrame: Sendable, Hashable {
    /// Where both coordinates are 0, in the order of ``Network/parameters``.
    public let origin: [Double]
    /// The direction along x.
    public let x: Direction
    /// nil: the frame is a line.
    public let y: Direction?
    package let shape: NetworkShape

    /// Throws if the directions have not a component per parameter of the network.
    package init(origin: Network, x: Direction, y: Direction? = nil) throws(LandscapeError) {
        try self.init(
            origin: origin.parameters, x: x, y: y, shape: NetworkShape(origin),
            count: origin.parameterCount)
    }

    private init(
        origin: [Double], x: Direction, y: Direction?, shape: NetworkShape, count: Int
    ) throws(LandscapeError) {
        for (name, numbers) in [("origin", origin), ("first direction", x.values)]
            + (y.map { [("second direction", $0.values)] } ?? []) where numbers.count != count
        {
            throw LandscapeError(
                message: "The \(name) has \(numbers.count) components, the network \(count) parameters.",
                remedy: "Give one for each weight and bias.")
        }
        self.origin = origin
        self.x = x
        self.y = y
        self.shape = shape
    }

    /// The plane of the two directions. Throws if there is but one, or if they are parallel.
    public func plane() throws(LandscapeError) -> ParameterPlane {
        guard let y else {
            throw LandscapeError(
                message: "The directions make a line, no plane: there is no second one.",
                remedy: "Name a direction for y as well.")
        }
        return try ParameterPlane(origin: origin, first: x.values, second: y.values)
    }

    /// The same directions around another network. Throws if its shape is another.
    public func centered(on network: Network) throws(LandscapeError) -> LandscapeFrame {
        guard NetworkShape(network) == shape else {
            throw NetworkShape(network).mismatch(shape, of: "The network of the directions")
        }
        return try LandscapeFrame(origin: network, x: x, y: y)
    }
}

extension LandscapeFrame {
    /// The arrays `origin`, `first` and (if there is one) `second`, a number per parameter each; `layers`, a
    /// row per layer with its inputs, its nodes, 1 if it has biases and, where any layer has parameters besides, how many;
    /// `axes`, the directions in words.
    public var archive: NumPyArchive {
        var archive = NumPyArchive()
        add(to: &archive)
        return archive
    }

    /// Adds to the archive of a surface those of the arrays of ``archive`` that it has not.
    package func add(to archive: inout NumPyArchive) {
        let present = Set(archive.arrays.map(\.name))
        if !present.contains("origin") { archive.add("origin", origin) }
        if !present.contains("first") { archive.add("first", x.values) }
        if let y, !present.contains("second") { archive.add("second", y.values) }
        if !present.contains("layers") { archive.add("layers", shape.table) }
        if !present.contains("axes") {
            archive.add("axes", texts: [x.label] + (y.map { [$0.label] } ?? []))
        }
    }

    /// Reads what ``archive`` has written, alone or in the file of a surface, for a network: so much as
    /// `first` must be there. Without `origin` it is the network's own parameters; without `layers` the
    /// number of components alone must fit.
    ///
    /// Throws if the file is none of that kind, belongs to a network of another shape, or holds
    /// numbers that are not finite.
    public init(npz bytes: [UInt8], for network: Network) throws(LandscapeError) {
        let contents = try reading { () throws(NumPyReadError) in try NumPyContents(bytes) }
        let names = contents.names
        let shape = NetworkShape(network)
        if names.contains("layers") {
            let table = try reading { () throws(NumPyReadError) in try contents.array("layers") }
            guard let other = NetworkShape(table) else {
                throw LandscapeError(
                    message: "The array \"layers\" is no list of layers.", remedy: LandscapeFrame.remedy)
            }
            guard other == shape else { throw shape.mismatch(other, of: "The network of the directions") }
        }
        var labels: [String] = []
        if names.contains("axes") {
            labels = try reading { () throws(NumPyReadError) in try contents.texts("axes") }
        }
        func numbers(_ name: String) throws(LandscapeError) -> [Double] {
            try reading { () throws(NumPyReadError) in try contents.array(name).elements }
        }
        func direction(_ name: String, _ number: Int) throws(LandscapeError) -> Direction {
            let label = labels.indices.contains(number) ? labels[number] : "direction \(number + 1)"
            return try Direction(try numbers(name), origin: .named(label))
        }
        let origin = names.contains("origin") ? try numbers("origin") : network.parameters
        if let index = origin.firstIndex(where: { !$0.isFinite }) {
            throw LandscapeError(
                message: "Component \(index) of the origin is \(numberText(origin[index])).",
                remedy: "Give finite numbers.")
        }
        try self.init(
            origin: origin, x: try direction("first", 0),
            y: names.contains("second") ? try direction("second", 1) : nil, shape: shape,
            count: network.parameterCount)
    }

    fileprivate static let remedy =
        "Take an .npz file with the arrays first, second and origin, such as --save-directions writes."
}

/// Turns what is wrong with a file into an error of landscapes.
private func reading<Value>(
    _ read: () throws(NumPyReadError) -> Value
) throws(LandscapeError) -> Value {
    do {
        return try read()
    } catch {
        throw LandscapeError(message: error.description, remedy: LandscapeFrame.remedy)
    }
}
