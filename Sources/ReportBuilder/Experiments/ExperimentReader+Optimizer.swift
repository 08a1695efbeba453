import TrainingCore

extension ExperimentReader {
    /// The keys of an optimizer beside its name and learning rate.
    static func optimizerSettings(of name: String) -> [String] {
        switch name {
        case GradientDescent.name: ["momentum", "nesterov", "variant"]
        case AdaGrad.name: ["eps", "variant"]
        case RMSProp.name: ["decay", "eps", "variant"]
        case Adam.name: ["beta1", "beta2", "eps", "variant"]
        case AdamW.name: ["beta1", "beta2", "eps", "weight-decay", "variant"]
        case LBFGS.name: ["history", "tolerance-gradient", "tolerance-change"]
        default: []
        }
    }

    mutating func optimizer(in fields: YAMLFields) -> Optimizer? {
        guard
            let node = decoder.required(
                "optimizer", in: fields, of: "the training",
                remedy: "write optimizer: {name: gradient-descent, learning-rate: 0.01}"),
            let all = decoder.fields(of: node, "the optimizer", keys: nil)
        else { return nil }
        // Which keys there are depends on the name; where it is unknown, those of all are let through.
        let known = all["name"].flatMap { node in
            if case .scalar(let text, _) = node.content, Optimizer.names.contains(text) { text } else { nil }
        }
        let settings = (known.map { [$0] } ?? Optimizer.names).flatMap(Self.optimizerSettings)
        let what = known.map { "the optimizer \($0)" } ?? "the optimizer"
        guard let fields = decoder.fields(of: node, what, keys: ["name", "learning-rate"] + settings)
        else { return nil }
        let name = decoder.required(
            "name", in: fields, of: "the optimizer", remedy: "write name: gradient-descent"
        ).flatMap { decoder.choice($0, of: Optimizer.names, called: "optimizers", "the optimizer") }
        // Newton's method has a natural step, all others need to be told.
        let needsRate = name != LBFGS.name || fields["learning-rate"] != nil
        let rate =
            needsRate
            ? decoder.required(
                "learning-rate", in: fields, of: "the optimizer", remedy: "write learning-rate: 0.01"
            ).flatMap { decoder.number($0, "the learning rate") } : 1
        guard let rate else { return nil }
        guard let name else { return .gradientDescent(learningRate: rate) }
        return optimizer(name, learningRate: rate, fields)
    }

    private mutating func optimizer(
        _ name: String, learningRate: Double, _ fields: YAMLFields
    ) -> Optimizer {
        switch name {
        case AdaGrad.name:
            var rule = AdaGrad(learningRate: learningRate)
            set(&rule.epsilon, "eps", fields)
            set(&rule.variant, fields)
            return .adaGrad(rule)
        case RMSProp.name:
            var rule = RMSProp(learningRate: learningRate)
            set(&rule.decay, "decay", fields)
            set(&rule.epsilon, "eps", fields)
            set(&rule.variant, fields)
            return .rmsProp(rule)
        case Adam.name: return .adam(adam(learningRate, fields))
        case AdamW.name:
            var rule = AdamW()
            rule.adam = adam(learningRate, fields)
            set(&rule.weightDecay, "weight-decay", fields)
            return .adamW(rule)
        case LBFGS.name:
            var method = LBFGS(learningRate: learningRate)
            if let node = fields["history"] {
                let range = 1...ExperimentReader.countLimit
                method.history = decoder.integer(node, in: range, "history") ?? method.history
            }
            set(&method.toleranceGradient, "tolerance-gradient", fields)
            set(&method.toleranceChange, "tolerance-change", fields)
            return .lbfgs(method)
        default:
            var rule = GradientDescent(learningRate: learningRate)
            set(&rule.momentum, "momentum", fields)
            if let node = fields["nesterov"] { rule.nesterov = decoder.flag(node, "nesterov") ?? false }
            set(&rule.variant, fields)
            return .gradientDescent(rule)
        }
    }

    private mutating func adam(_ learningRate: Double, _ fields: YAMLFields) -> Adam {
        var rule = Adam(learningRate: learningRate)
        set(&rule.beta1, "beta1", fields)
        set(&rule.beta2, "beta2", fields)
        set(&rule.epsilon, "eps", fields)
        set(&rule.variant, fields)
        return rule
    }

    private mutating func set(_ variant: inout RuleVariant, _ fields: YAMLFields) {
        guard let node = fields["variant"] else { return }
        let name = decoder.choice(
            node, of: RuleVariant.allCases.map(\.rawValue), called: "variants", "the variant")
        variant = name.flatMap(RuleVariant.init) ?? variant
    }

    /// Replaces a default by what the author wrote.
    mutating func set(_ value: inout Double, _ key: String, _ fields: YAMLFields) {
        guard let node = fields[key] else { return }
        value = decoder.number(node, key) ?? value
    }
}
