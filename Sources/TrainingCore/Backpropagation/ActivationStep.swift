import CKernels

/// How a pass computes an activation, found out once: plain numbers, so that to look at it retains nothing.
struct ActivationStep {
    enum Way: UInt8 {
        case identity
        case relu
        /// Eight numbers at a time.
        case kernel
        /// All nodes of a sample together.
        case softmax
        /// By the function itself, number by number.
        case function
    }

    let way: Way
    let kernel: Int32
    let hasKernelSlopes: Bool

    init(_ activation: Activation) {
        let kernel = activation.function.kernel
        self.kernel = kernel?.code ?? -1
        hasKernelSlopes = kernel?.hasSlopes ?? false
        way =
            switch self.kernel {
            case -1: .function
            case Int32(descent_identity): .identity
            case Int32(descent_relu): .relu
            case Int32(descent_softmax): .softmax
            default: .kernel
            }
    }
}
