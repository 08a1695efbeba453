import CKernels

/// How a pass computes its loss, found out once: see ``ActivationStep``.
struct LossStep {
    enum Way: UInt8 {
        case squares
        /// Binary cross-entropy of sigmoids, from the pre-activations.
        case sigmoid
        /// Cross-entropy of a softmax, from the pre-activations.
        case softmax
        /// By the function itself, element by element.
        case function
    }

    let way: Way
    let function: any LossFunction

    /// `activation` is that of the last layer: a loss that is made for another one is taken from the values.
    init(_ loss: Loss, lastActivation activation: Activation?) {
        function = loss.function
        let fusion = loss.function.isOneFormula(with: activation) ? loss.function.fusion : nil
        way =
            switch fusion?.formula {
            case .sigmoid: .sigmoid
            case .softmax: .softmax
            case nil: loss.function.kernel?.code == Int32(descent_squared_error) ? .squares : .function
            }
    }
}
