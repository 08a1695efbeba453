import Charting

/// A kind of table that lessons may show.
public struct TableKind: Sendable {
    public let name: String
    /// What it shows, in one line.
    public let summary: String
    public let options: [FigureOption]
    private let fill: @Sendable (FigureInput) throws(FigureError) -> FigureTable

    /// - Parameters:
    ///   - name: as blocks write it.
    ///   - summary: what it shows, in one line without a full stop.
    ///   - options: what an author may set besides.
    ///   - fill: makes the table of what was recorded of one experiment.
    public init(
        _ name: String, _ summary: String, options: [FigureOption] = [],
        fill: @escaping @Sendable (FigureInput) throws(FigureError) -> FigureTable
    ) {
        self.name = name
        self.summary = summary
        self.options = options
        self.fill = fill
    }

    /// Fills the table with the numbers of one experiment.
    public func make(_ input: FigureInput) throws(FigureError) -> DataTable { try stated(input).text }

    /// The same, with cells that know what they are.
    package func stated(_ input: FigureInput) throws(FigureError) -> FigureTable {
        guard input.subjects.count == 1 else {
            throw FigureError(
                "A table is about one experiment, not \(input.subjects.count).", remedy: "Change `of`.",
                option: "of")
        }
        return try fill(input)
    }
}

/// Every kind of table there is, in the order in which they are listed.
public enum TableCatalog {
    public static let kinds: [TableKind] = [
        .weightHistory, .gradientCheck, .predictions,
    ]

    public static func kind(named name: String) -> TableKind? { kinds.first { $0.name == name } }
}
