import Charting

/// A kind of table that lessons may show.
public struct TableKind: Sendable {
    /// As lessons write it: `final-loss`.
    public let name: String
    /// What it shows, in one line.
    public let summary: String
    /// What may be asked for, in the order of the page of reference.
    public let options: [FigureOption]
    private let filling: Filling

    private enum Filling: Sendable {
        case stated(@Sendable (FigureInput) throws(FigureError) -> FigureTable)
        case finished(@Sendable (FigureInput) throws(FigureError) -> DataTable)
    }

    /// A kind of one's own.
    ///
    /// - Parameters:
    ///   - name: as blocks write it.
    ///   - summary: what it shows, in one line without a full stop.
    ///   - options: what an author may set besides.
    ///   - table: makes the table of what was recorded of one experiment.
    public init(
        _ name: String, _ summary: String, options: [FigureOption] = [],
        table: @escaping @Sendable (FigureInput) throws(FigureError) -> DataTable
    ) {
        self.name = name
        self.summary = summary
        self.options = options
        filling = .finished(table)
    }

    /// One of Descent's, whose cells say what they are.
    init(
        _ name: String, _ summary: String, options: [FigureOption] = [],
        fill: @escaping @Sendable (FigureInput) throws(FigureError) -> FigureTable
    ) {
        self.name = name
        self.summary = summary
        self.options = options
        filling = .stated(fill)
    }

    /// Fills the table with the numbers of one experiment.
    ///
    /// - Throws: where the input lacks what the table needs, or an option is out of its bounds.
    public func make(_ input: FigureInput) throws(FigureError) -> DataTable {
        let input = try options.completing(input)
        try check(input)
        switch filling {
        case .stated(let fill): return try fill(input).text
        case .finished(let table): return try table(input)
        }
    }

    /// The same, with cells that know what they are; an error of a kind from outside.
    package func stated(_ input: FigureInput) throws(FigureError) -> FigureTable {
        let input = try options.completing(input)
        try check(input)
        guard case .stated(let fill) = filling else { throw .unstated(name) }
        return try fill(input)
    }

    private func check(_ input: FigureInput) throws(FigureError) {
        guard input.subjects.count == 1 else {
            throw FigureError(
                "A table is about one experiment, not \(input.subjects.count).", remedy: "Change `of`.",
                option: "of")
        }
    }
}

/// Every kind of table there is, in the order in which they are listed.
public enum TableCatalog {
    /// All of Descent's own, in the order in which they are listed.
    public static let kinds: [TableKind] = [
        .weightHistory, .gradientCheck, .predictions,
    ]

    /// The kind of this name; O(n) in the kinds.
    public static func kind(named name: String) -> TableKind? { kinds.first { $0.name == name } }
}
