/// How values turn into places along an axis.
public enum ScaleKind: String, Sendable, Hashable, CaseIterable {
    case linear
    /// Logarithmic; values that are zero or negative have no place on it.
    case log
}
