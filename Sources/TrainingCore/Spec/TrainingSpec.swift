import Schema

/// A training as it is written.
package struct TrainingSpec: Sendable, Hashable {
    /// nil: none, for a training of no updates.
    package var optimizer: Optimizer?
    package var updates: Int?
    package var epochs: Int?
    /// nil: all samples.
    package var batchSize: Int?
    package var shuffle = false
    package var seed: UInt64 = 1
    package var schedule = LearningRateSchedule.constant
    package var clipping: ClippingSpec?
    package var earlyStopping: EarlyStopping?

    /// Nothing is trained.
    package init() {}

    /// What was written of the length; 0 updates where nothing was.
    package var length: Training.Length {
        updates.map { .updates($0) } ?? epochs.map { .epochs($0) } ?? .updates(0)
    }

    static let counts = 0...1_000_000_000

    static func kind(of kinds: ExperimentKinds) -> Kind<TrainingSpec> {
        Kind(
            "training", "How the network is trained.", TrainingSpec(), fields: fields(of: kinds),
            choices: [Choice(["updates", "epochs"], example: "updates: 20, or updates: 0 to train nothing")],
            needs: [Need("optimizer", unless: "updates", is: .integer(0))],
            problems: { training in
                guard training.optimizer == nil, training.length != .updates(0) else { return [] }
                return [
                    Problem(
                        path: [], place: .head, message: "the training has no \"optimizer\"",
                        remedy: "write optimizer: {name: gradient-descent, learning-rate: 0.01}")
                ]
            }, completing: { _, _, _ in })
    }

    private static func fields(of kinds: ExperimentKinds) -> [Field<TrainingSpec>] {
        [
            Field(
                "optimizer", \.optimizer, .optional(kinds.optimizers.form), "The rule of the updates.",
                example: "{name: gradient-descent, learning-rate: 0.01}"),
            Field(
                "updates", \.updates, .optional(.integer(counts)), "How many updates; 0 trains nothing.",
                called: "the number of updates",
                knownAs: ["steps", "iterations", "max-iter", "max-steps"], example: "20"),
            Field(
                "epochs", \.epochs, .optional(.integer(counts)), "How often over all samples.",
                called: "the number of epochs",
                knownAs: ["n-epochs", "num-epochs", "max-epochs"], example: "5"),
            Field(
                "batch", \.batchSize,
                .optional(.integer(1...counts.upperBound)).or(Word("all", "All samples."), as: nil),
                "How many samples an update uses; all.", called: "the batch size",
                knownAs: ["batch-size", "minibatch", "mini-batch"], example: "32, or all"),
            Field("shuffle", \.shuffle, .flag, "Whether every epoch takes the samples in a new order."),
            Field(
                "seed", \.seed, .seed, "Of the orders, and of all that is drawn without a seed of its own.",
                called: "the seed of the training",
                knownAs: ["random-state", "random-seed"], example: "1"),
            Field(
                "schedule", \.schedule, kinds.schedules.form, "How the learning rate changes.",
                knownAs: ["scheduler", "lr-scheduler", "learning-rate-schedule"]),
            Field(
                "gradient-clipping", \.clipping, .optional(ClippingSpec.kind.form),
                "What becomes of a gradient that is too long; it stays.",
                knownAs: ["clipping", "clip", "clip-norm", "max-grad-norm"], example: "{norm: 1}"),
            Field(
                "early-stopping", \.earlyStopping, .optional(EarlyStopping.kind.form),
                "When it ends before all updates are done; never.", called: "early stopping",
                example: "{on: validation, patience: 10}"),
        ]
    }
}

/// Gradient clipping as it is written: one of the two.
package struct ClippingSpec: Sendable, Hashable {
    package var norm: Double?
    package var value: Double?

    package var clipping: GradientClipping? {
        norm.map { .norm($0) } ?? value.map { .value($0) }
    }

    static let kind = Kind(
        "gradient-clipping", "What becomes of a gradient that is too long (Pascanu and others 2013).",
        ClippingSpec(),
        fields: [
            Field(
                "norm", \.norm, .optional(.positive), "The longest that it may be; the direction stays.",
                called: "the norm", example: "1"),
            Field(
                "value", \.value, .optional(.positive), "The largest that a slope may be.",
                called: "the value",
                example: "0.5"),
        ], choices: [Choice(["norm", "value"], example: "{norm: 1}, or {value: 0.5}")])
}
