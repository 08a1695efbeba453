import CKernels
import Schema

/// The mean of (p − t)² over all elements, samples and outputs alike, without a factor ½. Slope 2(p − t) over
/// their number. PyTorch: `MSELoss`.
package struct MeanSquaredError: LossFunction {
    package static let kind = Kind(
        "mean-squared-error", title: "Mean Squared Error",
        "The mean of (p − t)² over all elements, without a factor ½.", knownAs: ["mse", "l2"],
        MeanSquaredError(), fields: [])

    package init() {}

    package var abbreviation: String { "MSE" }
    package var kernel: LossKernel? { LossKernel(descent_squared_error) }

    package func term(prediction p: Double, target t: Double) -> Double { (p - t) * (p - t) }
    package func slope(prediction p: Double, target t: Double) -> Double { 2 * (p - t) }
    package func curvature(prediction p: Double, target t: Double) -> Double { (p - t).isNaN ? p - t : 2 }
}

extension Loss {
    /// The mean of (p − t)² over all elements.
    public static var meanSquaredError: Loss { Loss(MeanSquaredError()) }
}
