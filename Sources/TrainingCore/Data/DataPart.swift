/// The parts that data fall into.
public enum DataPart: String, Sendable, Hashable, CaseIterable {
    /// What is trained on.
    case training
    /// What a training is watched with: when to stop, which settings to take.
    case validation
    /// What is looked at once everything is decided.
    case test
}
