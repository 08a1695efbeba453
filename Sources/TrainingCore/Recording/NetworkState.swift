/// A network at one moment of its training, seen over all data.
public struct NetworkState: Sendable, Hashable {
    /// The network with these parameters.
    public let network: Network
    /// Samples × outputs.
    public let predictions: Matrix
    /// The slopes of the loss over all data, in the order of ``Network/parameters``.
    public let gradient: [Double]
    /// The loss over all data.
    public let loss: Double

    /// The gradient in the shape of the network: its weights and biases are the slopes of those of
    /// ``network``.
    public var gradients: Network { network.replacing(parameters: gradient) }
}
