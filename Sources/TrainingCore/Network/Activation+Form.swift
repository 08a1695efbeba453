import Schema

extension Activation {
    /// How an activation is written.
    public static let form = Form<Activation>.word(
        "activations",
        knownAs: [
            Alias("linear", "identity"), Alias("none", "identity"), Alias("logistic", "sigmoid"),
            Alias("leakyrelu", "leaky-relu"), Alias("leaky_relu", "leaky-relu"),
        ]
    ) { activation in
        switch activation {
        case .identity: "a = z"
        case .relu: "a = max(0, z)"
        case .leakyReLU: "a = z for z > 0, else 0.01·z"
        case .elu: "a = z for z > 0, else eᶻ − 1"
        case .tanh: "a = tanh z"
        case .sigmoid: "a = 1 / (1 + e⁻ᶻ)"
        case .softplus: "a = ln(1 + eᶻ)"
        case .softmax: "aₙ = e^zₙ / Σ e^zₘ, in the last layer"
        }
    }
}
