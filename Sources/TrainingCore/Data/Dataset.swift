/// Samples with the values that a network should predict for them.
public struct Dataset: Sendable, Hashable {
    /// Samples × inputs.
    public let inputs: Matrix
    /// Samples × outputs.
    public let targets: Matrix

    /// The shapes are checked where the data meet a network, in ``Experiment``.
    public init(inputs: Matrix, targets: Matrix) {
        self.inputs = inputs
        self.targets = targets
    }

    /// N, the rows of the inputs.
    public var sampleCount: Int { inputs.rows }
}
