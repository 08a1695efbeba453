/// A fully connected layer: z = W·x + b, a = activation(z), and what the values go through behind it.
public struct Layer: Sendable, Hashable {
    /// Nodes × inputs: a row per node, a column per node that feeds it.
    public let weights: Matrix
    /// One per node, or nil for a layer that has none.
    public let biases: [Double]?
    /// What makes values of pre-activations.
    public let activation: Activation
    /// What stands between the values and the next layer, in its order: a dropout, or layers of one's own.
    public let behind: [FunctionLayer]

    /// A layer whose weights are nodes × inputs, with as many biases as nodes, or none.
    public init(
        weights: Matrix, biases: [Double]? = nil, activation: Activation, dropout: Dropout? = nil
    ) {
        self.init(
            weights: weights, biases: biases, activation: activation,
            behind: dropout.map { [FunctionLayer($0)] } ?? [])
    }

    /// A layer with others behind it; what they have no parameters for they start with.
    public init(
        weights: Matrix, biases: [Double]? = nil, activation: Activation, behind: [FunctionLayer]
    ) {
        self.weights = weights
        self.biases = biases
        self.activation = activation
        self.behind = behind.map { $0.placed(nodes: weights.rows) }
    }

    /// How many values come out.
    public var nodeCount: Int { weights.rows }
    /// How many values come in.
    public var inputCount: Int { weights.columns }

    /// Weights, biases and the parameters of what stands behind, together.
    public var parameterCount: Int {
        behind.reduce(weights.elements.count + (biases?.count ?? 0)) { $0 + ($1.parameters?.count ?? 0) }
    }

    /// The dropout behind the layer; nil: none.
    public var dropout: Dropout? { behind.dropout }
}
