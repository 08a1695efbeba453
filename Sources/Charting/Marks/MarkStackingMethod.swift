import Drawing

/// What marks of several series do that share a position.
public enum MarkStackingMethod: String, Sendable, Hashable, CaseIterable {
    /// On top of each other, from zero; negative ones below it.
    case standard
    /// Like standard, in percent of the whole at their position.
    case normalized
    /// On top of each other, with the middle of the whole at zero.
    case center
    /// Over each other.
    case unstacked
}
