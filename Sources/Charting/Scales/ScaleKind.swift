import Schema

/// How values turn into positions along an axis.
public enum ScaleKind: Sendable, Hashable {
    case linear
    /// Logarithmic; values that are zero or negative have no position on it.
    case log
    /// Logarithmic on both sides of zero, linear near it: sign(v)·ln(1 + |v|), after John Webber, "A
    /// bi-symmetric log transformation for wide-range data" (2013). For values of both signs that
    /// span decades.
    case symlog
    /// sign(v)·|v|^`exponent`: 0.5 shows counts and squared errors, 2 what gathers at the upper end.
    /// Exponents are moved into 0.1…10.
    case power(exponent: Double)
    /// Names in equal bands, in the order of their appearance; numbers too, from the lowest to the highest, as
    /// for sizes of batches of which each is twice the one before.
    case category

    /// As `symlog`, by a longer name.
    public static let symmetricLog = ScaleKind.symlog
    /// Lengths grow as the root of the values, which are at least 0.
    public static let squareRoot = ScaleKind.power(exponent: 0.5)

    /// The scale called `linear`, `log`, `symlog`, `square-root`, `power` (the square) or `category`.
    public init?(_ name: String) {
        guard let kind = Self.names.first(where: { $0.name == name })?.kind else { return nil }
        self = kind
    }

    static let names: [(name: String, kind: ScaleKind)] = [
        ("linear", .linear), ("log", .log), ("symlog", .symlog), ("square-root", .squareRoot),
        ("power", .power(exponent: 2)), ("category", .category),
    ]

    /// Words under which people know them.
    static let hints = [
        ("logarithmic", "log"), ("log10", "log"), ("ln", "log"), ("bisymlog", "symlog"),
        ("sqrt", "square-root"),
        ("pow", "power"), ("categorical", "category"), ("ordinal", "category"), ("band", "category"),
    ].map { Alias($0.0, $0.1) }
}
