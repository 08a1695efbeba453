/// The names that formulas know.
package enum TeXNames {
    private static let all = Set(TeXCommands.names)

    /// Whether a command of this name, without its backslash, is one of formulas.
    package static func isKnown(_ name: String) -> Bool { all.contains(name) }
}
