/// Whose formula an update rule follows, where the field means two by one name.
///
/// The settings keep their defaults, whichever is chosen; conventions.md lists those of Keras.
public enum RuleVariant: String, Sendable, Hashable, CaseIterable {
    case pyTorch = "pytorch"
    /// Keras 3, and TensorFlow before it.
    case keras
}
