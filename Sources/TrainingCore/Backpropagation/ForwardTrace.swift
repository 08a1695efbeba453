/// Every number of a pass forward.
public struct ForwardTrace: Sendable, Hashable {
    /// From the first hidden layer to the output.
    public let layers: [LayerTrace]

    /// The values of the last layer, samples × outputs.
    public var predictions: Matrix {
        layers.last?.values ?? Matrix(rows: 0, columns: 0, elements: [])
    }
}

/// A layer's numbers in a pass forward.
public struct LayerTrace: Sendable, Hashable {
    /// z, samples × nodes.
    public let preActivations: Matrix
    /// a = activation(z), samples × nodes.
    public let values: Matrix
    /// What is left of the values behind a dropout, in a pass of a training; else nil.
    public let dropped: Matrix?

    init(preActivations: Matrix, values: Matrix, dropped: Matrix? = nil) {
        self.preActivations = preActivations
        self.values = values
        self.dropped = dropped
    }

    /// What feeds the layer above.
    public var outputs: Matrix { dropped ?? values }
}
