import Schema

/// The kinds that an experiment may name: Descent's own, and whatever a user of the library adds.
///
/// ```swift
/// var kinds = ExperimentKinds.standard
/// kinds.activations = kinds.activations.adding(.function(Sine.self))
/// ```
public struct ExperimentKinds: Sendable {
    /// What may stand as `activation`.
    public var activations = Activations.all
    /// What may stand behind a fully connected layer.
    public var layers = Layers.all
    /// What may stand as `loss`.
    public var losses = Losses.all
    /// What may stand as `optimizer`.
    public var optimizers = Optimizers.all
    /// What may stand as `schedule`.
    public var schedules = Schedules.all
    /// Given the seed of those that have none of their own.
    public var generators: @Sendable (UInt64) -> KindList<DataGenerator> = { Generators.all(seed: $0) }
    /// Given the seed of those that have none of their own.
    public var initializations: @Sendable (UInt64) -> KindList<Initialization> = {
        Initializations.all(seed: $0)
    }

    /// Those of Descent.
    public static let standard = ExperimentKinds()

    private init() {}
}
