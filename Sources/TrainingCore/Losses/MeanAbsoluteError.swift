import CKernels
import Schema

/// The mean of |p − t| over all elements. Slope ±1 over their number, and 0 where p = t. PyTorch: `L1Loss`.
package struct MeanAbsoluteError: LossFunction {
    package static let kind = Kind(
        "mean-absolute-error", title: "Mean Absolute Error", "The mean of |p − t| over all elements.",
        knownAs: ["mae", "l1"], MeanAbsoluteError(), fields: [])

    package init() {}

    package var abbreviation: String { "MAE" }
    package var kinks: [Double] { [0] }
    package var kernel: LossKernel? { LossKernel(descent_absolute_error) }

    package func term(prediction p: Double, target t: Double) -> Double { (p - t).magnitude }
    package func slope(prediction p: Double, target t: Double) -> Double {
        let error = p - t
        return error > 0 ? 1 : error < 0 ? -1 : error
    }
    package func curvature(prediction p: Double, target t: Double) -> Double { (p - t).isNaN ? p - t : 0 }
}

extension Loss {
    /// The mean of |p − t| over all elements.
    public static var meanAbsoluteError: Loss { Loss(MeanAbsoluteError()) }
}
