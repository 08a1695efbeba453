/// What a command line says otherwise than the experiment itself.
public struct ExperimentOverrides: Sendable, Hashable {
    /// Instead of the training's seed, and so of every initialization and every draw of data that has no
    /// seed of its own.
    public var seed: UInt64?
    /// Values instead of the experiment's own, one after another.
    public var settings: [ExperimentSetting]
    /// The experiment of a lesson that all of this is said of; nil: all.
    package var experiment: String?
    /// Whether the data file `-` is the standard input.
    public var readsStandardInput: Bool

    /// Values that stand instead of an experiment's own; none unless given.
    public init(
        seed: UInt64? = nil, settings: [ExperimentSetting] = [], readsStandardInput: Bool = false
    ) {
        self.seed = seed
        self.settings = settings
        self.readsStandardInput = readsStandardInput
    }
}
