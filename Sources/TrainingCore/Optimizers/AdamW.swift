import Schema

/// Adam with weights that decay by themselves, apart from the gradient.
///
/// First w ← w − η·λ·w, then Adam's update. PyTorch's `AdamW`. Biases decay too, as there.
///
/// Loshchilov and Hutter: Decoupled Weight Decay Regularization, ICLR 2019.
package struct AdamW: GradientRule {
    /// The rule that follows the decay.
    package var adam: Adam
    /// λ ≥ 0.
    package var weightDecay: Double

    package static let kind = Kind(
        "adamw", title: "AdamW", "Adam with weights that decay by themselves (Loshchilov and Hutter 2019).",
        AdamW(),
        fields: Adam.kind.fields.map { $0.through(\AdamW.adam) } + [RuleField.weightDecay(\.weightDecay)])

    package init(
        learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
        weightDecay: Double = 0.01, variant: RuleVariant = .pyTorch
    ) {
        adam = Adam(
            learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon, variant: variant)
        self.weightDecay = weightDecay
    }

    package var learningRate: Double {
        get { adam.learningRate }
        set { adam.learningRate = newValue }
    }

    package var keptNumbers: [String] { adam.keptNumbers }

    package func update(
        _ parameters: inout MutableSpan<Double>, gradient: Span<Double>, learningRate: Double,
        memory: inout OptimizerMemory
    ) {
        let rest = 1 - learningRate * weightDecay
        for index in parameters.indices { parameters[index] *= rest }
        adam.update(&parameters, gradient: gradient, learningRate: learningRate, memory: &memory)
    }
}

extension Optimizer {
    /// Adam with weight decay apart from the gradient: w ← w − η·λ·w before its step.
    ///
    /// Loshchilov and Hutter, ICLR 2019.
    public static func adamW(
        learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
        weightDecay: Double = 0.01, variant: RuleVariant = .pyTorch
    ) -> Optimizer {
        Optimizer(
            AdamW(
                learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon,
                weightDecay: weightDecay, variant: variant))
    }
}
