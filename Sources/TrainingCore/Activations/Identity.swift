import CKernels
import Schema

/// a = z
public struct Identity: ActivationFunction {
    public static let kind = Kind(
        "identity", "a = z", knownAs: ["linear", "none"], Identity(), fields: [])

    public init() {}

    public var graph: ActivationGraph { .straight }
    public var kernel: ActivationKernel? { ActivationKernel(descent_identity) }

    public func value(_ z: Double) -> Double { z }
    public func slope(at z: Double, value a: Double) -> Double { 1 }
    public func curvature(at z: Double, value a: Double) -> Double { 0 }
}

extension Activation {
    /// a = z
    public static var identity: Activation { Activation(Identity()) }
}
