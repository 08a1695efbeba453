import Schema

/// The optimizers there are.
public enum Optimizers {
    /// Those of Descent. `adding` makes a list with further ones.
    public static let all = KindList<Optimizer>(
        "optimizer",
        [
            .rule(GradientDescent.self), .rule(AdaGrad.self), .rule(RMSProp.self), .rule(Adam.self),
            .rule(AdamW.self), .rule(NAdam.self), .rule(Lion.self), .rule(LBFGS.self),
        ])

    /// The optimizer of that name with the defaults of everything but the learning rate; nil if there is none.
    public static func named(_ name: String, learningRate: Double) -> Optimizer? {
        all.entry(named: name)?.prototype?.with(learningRate: learningRate)
    }
}

extension KindList<Optimizer>.Entry {
    /// An update rule as an optimizer of the list.
    public static func rule<Rule: UpdateRule>(_ type: Rule.Type) -> Self {
        Self(Rule.kind) {
            Optimizer($0)
        } unwrap: {
            $0.rule as? Rule
        }
    }
}
