/// How values turn into places along an axis.
public enum ScaleKind: String, Sendable, Hashable, CaseIterable {
    case linear
    /// Logarithmic; values that are zero or negative have no place on it.
    case log
    /// Logarithmic on both sides of zero, linear near it: sign(v)·ln(1 + |v|), after John Webber, "A
    /// bi-symmetric log transformation for wide-range data" (2013). For values of both signs that
    /// span decades.
    case symlog
}
