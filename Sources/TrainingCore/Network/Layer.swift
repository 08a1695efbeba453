/// A fully connected layer: z = W·x + b, a = activation(z), and what drops some of a in training.
public struct Layer: Sendable, Hashable {
    /// Nodes × inputs: a row per node, a column per node that feeds it.
    public let weights: Matrix
    /// One per node, or nil for a layer that has none.
    public let biases: [Double]?
    public let activation: Activation
    /// Behind the layer; nil: none.
    public let dropout: Dropout?

    public init(
        weights: Matrix, biases: [Double]? = nil, activation: Activation, dropout: Dropout? = nil
    ) {
        self.weights = weights
        self.biases = biases
        self.activation = activation
        self.dropout = dropout
    }

    public var nodeCount: Int { weights.rows }
    public var inputCount: Int { weights.columns }

    /// Weights and biases together.
    public var parameterCount: Int { weights.elements.count + (biases?.count ?? 0) }
}
