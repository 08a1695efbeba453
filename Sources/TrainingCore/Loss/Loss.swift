/// How far predictions are from their targets, as one number.
///
/// To add one: a case here and its line in ``value(predictions:targets:)`` and in `writeSlopes`.
public enum Loss: String, Sendable, Hashable, CaseIterable {
    /// The mean of (prediction − target)² over all elements, samples and outputs alike, without a
    /// factor ½.
    case meanSquaredError = "mean-squared-error"

    /// The loss over all samples; both matrices are samples × outputs. Samples are summed in order.
    public func value(predictions: Matrix, targets: Matrix) -> Double {
        value(predictions: predictions.elements, targets: targets.elements, count: targets.elements.count)
    }

    /// The loss over the first `count` elements.
    func value(predictions: [Double], targets: [Double], count: Int) -> Double {
        switch self {
        case .meanSquaredError:
            var sum = 0.0
            for index in 0..<count {
                let error = predictions[index] - targets[index]
                sum += error * error
            }
            return sum / Double(count)
        }
    }

    /// ∂L/∂prediction of the first `count` elements.
    func writeSlopes(
        predictions: [Double], targets: [Double], count: Int, into slopes: inout [Double]
    ) {
        switch self {
        case .meanSquaredError:
            let elements = Double(count)
            for index in 0..<count {
                slopes[index] = 2 * (predictions[index] - targets[index]) / elements
            }
        }
    }
}
