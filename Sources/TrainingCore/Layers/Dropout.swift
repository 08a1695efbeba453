import Schema

/// What lets some values of a layer be 0 while a network is trained, drawn anew for every update.
///
/// Each value of each sample is 0 with probability `rate`; the others are divided by 1 − rate, so that the sum
/// that arrives above stays the same on average ("inverted"). Off in evaluation: losses over all data,
/// predictions, gradients of states and surfaces are without it.
///
/// Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov: Dropout: A Simple Way to Prevent Neural Networks
/// from Overfitting, Journal of Machine Learning Research 15 (2014).
public struct Dropout: DrawnFactors {
    /// From 0 to below 1.
    public var rate: Double

    /// Drops a value with this probability, from 0 to below 1.
    public init(rate: Double) { self.rate = rate }

    /// Written `{dropout: 0.3}`.
    public static let kind = Kind(
        "dropout",
        "Lets values of the layer before it be 0 in training. It has no number and no weights.",
        Dropout(rate: 0),
        fields: [
            Field(
                "dropout", \.rate, .within(0..<1), "The share that is 0.", called: "the rate of %",
                symbol: "p", example: "0.3", isRequired: true)
        ])

    func write(_ factors: inout MutableSpan<Double>, draw: LayerDraw) {
        let kept = 1 / (1 - rate)
        for node in factors.indices { factors[node] = draw.uniform(node) < rate ? 0 : kept }
    }
}
