import TrainingCore

/// How a drawn direction is brought to the scale of the network's own weights.
///
/// A network of relu computes the same with one layer's weights doubled and the next one's halved, so that
/// plain random directions say nothing about how sharp a minimum is.
///
/// Li, Xu, Taylor, Studer and Goldstein: Visualizing the Loss Landscape of Neural Nets, NeurIPS 2018.
public enum DirectionNormalization: String, Sendable, Hashable, CaseIterable {
    /// As drawn.
    case none
    /// The weights of each layer as long as the network's weights of that layer.
    case layer
    /// The weights into each unit (its filter, a row of the weights) as long as the network's weights
    /// into that unit.
    case filter
}

/// What a drawn direction does with biases, and with parameters of what stands behind layers.
public enum DirectionBiases: String, Sendable, Hashable, CaseIterable {
    /// They do not move: the usual choice with normalized weights.
    case zero
    /// As long as the network's biases: each one on its own with ``DirectionNormalization/filter``, those of
    /// a layer together with ``DirectionNormalization/layer``, as drawn with
    /// ``DirectionNormalization/none``.
    case normalized
}
