import Schema

/// An experiment as it is written, before its data are read and before anything is known to fit.
package struct ExperimentSpec: Sendable, Hashable {
    /// What a lesson calls it.
    package var id: String?
    package var network: NetworkSpec?
    package var data: DataSpec?
    package var loss = Loss.meanSquaredError
    package var penalty: PenaltySpec?
    package var training = TrainingSpec()
    package var recording = RecordingSpec()

    /// - Parameters:
    ///   - seed: of all that is drawn without a seed of its own.
    ///   - kinds: what may be named.
    package static func kind(
        seed: UInt64 = 1, of kinds: ExperimentKinds = .standard
    ) -> Kind<ExperimentSpec> {
        Kind(
            "experiment", "A network, its data, and how it is trained.", ExperimentSpec(),
            fields: [
                Field("id", \.id, .optional(.text), "What a lesson calls it.", example: "neuron"),
                Field(
                    "network", \.network, .optional(NetworkSpec.kind(seed: seed, of: kinds).form),
                    "What is trained.",
                    called: "the network",
                    example: "{inputs: 2, layers: [{activation: relu, weights: [[1, 2]]}]}",
                    isRequired: true),
                Field(
                    "data", \.data, .optional(DataSpec.kind(seed: seed, of: kinds).form),
                    "What it is trained on.",
                    called: "data",
                    example: "{inputs: [[0, 3], [1, 2]], targets: [1, 3]}", isRequired: true),
                Field(
                    "loss", \.loss, kinds.losses.word, "How far predictions are from targets.",
                    called: "the loss", knownAs: ["criterion", "objective", "cost"]),
                Field(
                    "penalty", \.penalty, .optional(Penalty.kind.form), "What large weights cost; nothing.",
                    called: "the penalty", example: "{l2: 0.01}"),
                Field(
                    "training", \.training, TrainingSpec.kind(of: kinds).form,
                    "How it is trained; not at all.",
                    called: "the training", isInherited: true),
                Field(
                    "recording", \.recording, RecordingSpec.kind.form, "How much is written down.",
                    called: "the recording", isInherited: true),
            ])
    }

    /// The seed of the training in an experiment that is not read yet; 1 where there is none.
    package static func seed(in value: Value) -> UInt64 {
        var reader = Reader()
        let written = value["training"]?["seed"]
        return written.flatMap { Form<UInt64>.seed.read($0, at: Spot(path: [], name: ""), into: &reader) }
            ?? 1
    }
}
