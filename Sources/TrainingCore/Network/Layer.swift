/// A fully connected layer: z = W·x + b, a = activation(z), and what drops some of a in training.
public struct Layer: Sendable, Hashable {
    /// Nodes × inputs: a row per node, a column per node that feeds it.
    public let weights: Matrix
    /// One per node, or nil for a layer that has none.
    public let biases: [Double]?
    /// What makes values of pre-activations.
    public let activation: Activation
    /// Behind the layer; nil: none.
    public let dropout: Dropout?

    /// A layer whose weights are nodes × inputs, with as many biases as nodes, or none.
    public init(
        weights: Matrix, biases: [Double]? = nil, activation: Activation, dropout: Dropout? = nil
    ) {
        self.weights = weights
        self.biases = biases
        self.activation = activation
        self.dropout = dropout
    }

    /// How many values come out.
    public var nodeCount: Int { weights.rows }
    /// How many values come in.
    public var inputCount: Int { weights.columns }

    /// Weights and biases together.
    public var parameterCount: Int { weights.elements.count + (biases?.count ?? 0) }
}
