/// Every number of a pass forward.
public struct ForwardTrace: Sendable, Hashable {
    /// From the first hidden layer to the output.
    public let layers: [LayerTrace]

    /// The values of the last layer, samples × outputs.
    public var predictions: Matrix {
        layers.last?.values ?? Matrix(rows: 0, columns: 0, known: [])
    }
}

/// A layer's numbers in a pass forward.
public struct LayerTrace: Sendable, Hashable {
    /// z, samples × nodes.
    public let preActivations: Matrix
    /// a = activation(z), samples × nodes.
    public let values: Matrix
    /// What the layers behind it made of the values; nil where none stands there, or none does anything in this pass,
    /// as a dropout in evaluation.
    package let changed: Matrix?

    init(preActivations: Matrix, values: Matrix, changed: Matrix? = nil) {
        self.preActivations = preActivations
        self.values = values
        self.changed = changed
    }

    /// What feeds the layer above.
    public var outputs: Matrix { changed ?? values }
}
