import CKernels
import Schema

/// The mean over all elements of ½(p − t)² where |p − t| ≤ 1, else |p − t| − ½. Slope (p − t), held between −1
/// and 1, over their number. PyTorch: `HuberLoss` with δ = 1.
///
/// Huber: Robust Estimation of a Location Parameter, Annals of Mathematical Statistics 35 (1964).
package struct Huber: LossFunction {
    package static let kind = Kind(
        "huber", title: "Huber Loss", "½(p − t)² up to an error of 1, beyond it |p − t| − ½.",
        knownAs: ["smooth-l1"], Huber(), fields: [])

    package init() {}

    package var abbreviation: String { "Huber loss" }
    package var joints: [Double] { [-1, 1] }
    package var kernel: LossKernel? { LossKernel(descent_huber) }

    package func term(prediction p: Double, target t: Double) -> Double {
        let error = p - t
        return error.magnitude <= 1 ? 0.5 * error * error : error.magnitude - 0.5
    }
    package func slope(prediction p: Double, target t: Double) -> Double {
        let error = p - t
        return error > 1 ? 1 : error < -1 ? -1 : error
    }
    package func curvature(prediction p: Double, target t: Double) -> Double {
        let error = p - t
        return error.isNaN ? error : error.magnitude <= 1 ? 1 : 0
    }
}

extension Loss {
    /// ½(p − t)² up to an error of 1, beyond it |p − t| − ½.
    public static var huber: Loss { Loss(Huber()) }
}
