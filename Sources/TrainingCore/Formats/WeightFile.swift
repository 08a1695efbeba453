import Schema
import Tables

/// Weights and biases that another program has trained and saved: arrays with names.
public struct WeightFile: Sendable, Hashable {
    package struct Array: Sendable, Hashable {
        package let name: String
        package let shape: [Int]
        /// In C order.
        package let elements: [Double]

        package init(name: String, shape: [Int], elements: [Double]) {
            self.name = name
            self.shape = shape
            self.elements = elements
        }
    }

    /// In the file's order.
    package let arrays: [Array]

    package init(_ arrays: [Array]) { self.arrays = arrays }

    /// Reads a `.npz` archive, deflated or not.
    ///
    /// - Throws: for bytes that are no archive, or a damaged one.
    public init(npz bytes: [UInt8]) throws(NumPyReadError) {
        var arrays: [Array] = []
        let contents = try NumPyContents(bytes)
        let names = contents.names
        // Of a recording of this project, which holds more than weights, only these are wanted.
        let wanted =
            names.contains(RecordedWeights.kept)
            ? names.filter { $0 == RecordedWeights.kept || $0 == RecordedWeights.last } : names
        for name in wanted {
            let array = try contents.array(name)
            arrays.append(Array(name: name, shape: array.shape, elements: array.elements))
        }
        self.init(arrays)
    }

    /// `network` with the weights and biases of the file.
    ///
    /// Three forms are understood: `N.weight` (nodes × inputs) and `N.bias` (nodes) as PyTorch's
    /// `state_dict()` names them, with anything around the number N, layers in the order of their numbers,
    /// which may have gaps where activations are counted; `W1`, `b1`, `W2`, …; and `parameters`, the flat
    /// list (or, as a recording has it, a table: what it ended with counts, which is its last row unless it names
    /// `final_parameters`; ``networks(like:)`` reads all rows).
    ///
    /// Throws unless every array belongs to a layer, every layer gets all of its numbers, and all are finite.
    public func network(like network: Network) throws(WeightFileError) -> Network {
        let parameters: [Double]
        if let last = array(RecordedWeights.last), last.elements.count == network.parameterCount {
            parameters = last.elements
        } else if let flat = array(RecordedWeights.kept) {
            let rows = try Self.rows(flat, count: network.parameterCount)
            parameters = Swift.Array(flat.elements[rows[rows.count - 1]])
        } else {
            if let stage = network.stages.first(where: { $0.parameters?.isEmpty == false }) {
                throw WeightFileError(
                    "The network has a \(stage.name), for whose parameters files of weights and biases have no "
                        + "place; write all as one array, \"\(RecordedWeights.kept)\".")
            }
            parameters = try layers(count: network.layers.count).enumerated().flatMap(
                throwing: { (index, group) throws(WeightFileError) in
                    try group.parameters(of: network.layers[index], number: index + 1)
                })
        }
        return try Self.network(network, with: parameters)
    }

    /// The networks of a given shape with the file's weights, in their order: one for each row of the table
    /// `parameters`, else one alone. O(their parameters).
    ///
    /// Throws as ``network(like:)``.
    public func networks(like network: Network) throws(WeightFileError) -> [Network] {
        guard let flat = array(RecordedWeights.kept) else {
            return [try self.network(like: network)]
        }
        var networks: [Network] = []
        for row in try Self.rows(flat, count: network.parameterCount) {
            networks.append(try Self.network(network, with: Swift.Array(flat.elements[row])))
        }
        return networks
    }

    private func array(_ name: String) -> Array? { arrays.first { $0.name == name } }

    private static func network(
        _ network: Network, with parameters: [Double]
    ) throws(WeightFileError) -> Network {
        if let index = parameters.firstIndex(where: { !$0.isFinite }) {
            throw WeightFileError(
                "\(network.parameterNames[index]) is \(numberText(parameters[index])) in the file.")
        }
        return network.replacing(parameters: parameters)
    }

    /// Where the rows of a table stand, one at least.
    private static func rows(_ array: Array, count: Int) throws(WeightFileError) -> [Range<Int>] {
        let width = array.shape.last ?? 0
        guard width == count, array.elements.count >= count, (1...2).contains(array.shape.count) else {
            throw WeightFileError(
                "The file has \(width) weights and biases, the network \(count).")
        }
        return (0..<array.elements.count / count).map { $0 * count..<($0 + 1) * count }
    }

    /// The arrays by layer, in the order of their numbers.
    private func layers(count: Int) throws(WeightFileError) -> [LayerArrays] {
        var layers: [LayerArrays] = []
        for array in arrays {
            guard let place = ArrayPlace(array.name) else {
                throw WeightFileError(
                    "The array \"\(array.name)\" is no weight or bias of a layer; they are named 0.weight and "
                        + "0.bias, or W1 and b1.")
            }
            if let other = layers.first, other.place.pattern != place.pattern {
                throw WeightFileError(
                    "The names \"\(other.name)\" and \"\(array.name)\" do not tell the order of the layers; "
                        + "name them alike but for a number.")
            }
            let index =
                layers.firstIndex { $0.place.numbers == place.numbers }
                ?? {
                    layers.append(LayerArrays(name: array.name, place: place))
                    return layers.count - 1
                }()
            if place.isBias { layers[index].bias = array } else { layers[index].weight = array }
        }
        guard layers.count == count else {
            throw WeightFileError(
                "The file has \(counted(layers.count, "layer")), the network \(counted(count, "layer")).")
        }
        return layers.sorted { $0.place.numbers.lexicographicallyPrecedes($1.place.numbers) }
    }
}

/// Why a file's weights cannot be a network's, and what the file should have.
public struct WeightFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with the file or does not fit the network, as a sentence.
    public let description: String
    init(_ description: String) { self.description = description }
}

/// `model.2.weight`: the pattern `model.#`, the number 2.
private struct ArrayPlace: Hashable {
    let pattern: String
    let numbers: [Int]
    let isBias: Bool

    init?(_ name: String) {
        let stem: Substring
        if name.hasSuffix(".weight") || name.hasSuffix(".bias") {
            isBias = name.hasSuffix(".bias")
            stem = name.dropLast(isBias ? 5 : 7)
        } else if let first = name.first, first == "W" || first == "b", Int(name.dropFirst()) != nil {
            isBias = first == "b"
            stem = name.dropFirst()
        } else {
            return nil
        }
        var (pattern, numbers, digits) = ("", [Int](), "")
        for character in stem + "." {
            if character.isASCII, character.isNumber {
                digits.append(character)
                continue
            }
            if !digits.isEmpty {
                guard let number = Int(digits) else { return nil }
                numbers.append(number)
                pattern += "#"
                digits = ""
            }
            pattern.append(character)
        }
        self.pattern = pattern
        self.numbers = numbers
    }
}

private struct LayerArrays {
    let name: String
    let place: ArrayPlace
    var weight: WeightFile.Array?
    var bias: WeightFile.Array?

    init(name: String, place: ArrayPlace) {
        self.name = name
        self.place = place
    }

    /// Weights, then biases.
    func parameters(of layer: Layer, number: Int) throws(WeightFileError) -> [Double] {
        guard let weight else {
            throw WeightFileError("The file has \"\(name)\", but no weights of that layer.")
        }
        guard weight.shape == [layer.nodeCount, layer.inputCount] else {
            throw WeightFileError(
                "\"\(weight.name)\" is \(Self.text(weight.shape)), the weights of layer \(number) are "
                    + "\(layer.nodeCount) × \(layer.inputCount).")
        }
        guard layer.biases != nil else {
            if let bias {
                throw WeightFileError("The file has \"\(bias.name)\", but layer \(number) has no biases.")
            }
            return weight.elements
        }
        guard let bias else {
            throw WeightFileError("The file has no biases beside \"\(weight.name)\"; layer \(number) has.")
        }
        guard bias.elements.count == layer.nodeCount else {
            throw WeightFileError(
                "\"\(bias.name)\" has \(counted(bias.elements.count, "number")), layer \(number) \(layer.nodeCount) nodes."
            )
        }
        return weight.elements + bias.elements
    }

    private static func text(_ shape: [Int]) -> String {
        shape.map(String.init).joined(separator: " × ")
    }
}

extension Sequence {
    /// All lists of the results, one behind the other; stops at the first error.
    fileprivate func flatMap<Result, Failure>(
        throwing transform: (Element) throws(Failure) -> [Result]
    ) throws(Failure) -> [Result] {
        var results: [Result] = []
        for element in self { results += try transform(element) }
        return results
    }
}
