import Drawing
import Schema
import Tables

/// Figures in writing: a chart, small multiples of charts, a surface in space, a network diagram, a product,
/// or panels of any of them.
///
/// ```yaml
/// title: Two runs
/// x: Update
/// y: {label: Mean squared error, scale: log}
/// marks:
///   - {mark: line, series: A, x: [0, 1, 2, 3], y: [49, 25.4, 13.17, 6.83]}
/// ```
///
/// docs/charts.md has every key.
package enum ChartFileSpec {
    /// The keys of all figures; the size is the file's.
    package static let keys = FigureForm.keys

    /// All kinds of figures and of what is in them, for JSON Schema and pages of reference.
    package static func kinds(marks: KindList<any ChartMark> = Marks.all) -> [KindDescription] {
        FigureForm.$marks.withValue(marks) { FigureForm.all.map { $0.description() } }
    }

    /// What a file with a figure may hold.
    package static func description(marks: KindList<any ChartMark> = Marks.all) -> FormDescription {
        .either(kinds(marks: marks).map { .record($0) })
    }

    /// Reads a figure.
    ///
    /// - Parameters:
    ///   - value: the mapping with the keys ``keys``; others are errors.
    ///   - marks: the marks there are; ``Marks/all`` with more has those of other libraries.
    ///   - columns: of marks that name no data file; `nil`: they have none.
    ///   - source: where data files are; `nil` allows none.
    ///   - misspelled: keys beside them that have been complained about, so that what they were meant for is not
    ///     missed as well.
    /// - Returns: the figure, if there is no problem, all problems, and what had better be written otherwise.
    package static func read(
        _ value: Value, marks: KindList<any ChartMark> = Marks.all, columns: Table? = nil,
        source: (any ChartDataSource)? = nil, misspelled: [String] = []
    ) -> (figure: (any Figure)?, problems: [Problem], notes: [Problem]) {
        var reader = Reader()
        (reader.chart.data, reader.chart.marks) = (ChartData(source: source), marks)
        if let columns { reader.chart.usualTable = .read(columns) }
        let figure = FigureForm.read(
            value, at: [], called: "the chart", misspelled: misspelled, into: &reader)
        return (reader.problems.isEmpty ? figure : nil, reader.problems, reader.notes)
    }

    /// What is written of a figure.
    ///
    /// - Throws: ``Problem`` for a figure or a mark that has no written form, and for a second axis whose function is
    ///   Swift code.
    package static func value(
        of figure: any Figure, marks: KindList<any ChartMark> = Marks.all
    ) throws(Problem) -> Value {
        try FigureForm.value(of: figure, marks: marks)
    }
}

extension SpecifiedFigure {
    static func read(from decoder: any Decoder) throws -> Self {
        let value = try Value(from: decoder)
        return try Value.decoded(decoder) { reader in
            let (figure, problems, _) = ChartFileSpec.read(value)
            problems.forEach { reader.report($0) }
            if problems.isEmpty, !(figure is Self) {
                reader.report("this is another figure than \(noun)", at: [])
            }
            return figure as? Self
        }
    }

    func write(to encoder: any Encoder) throws {
        do {
            try ChartFileSpec.value(of: self).encode(to: encoder)
        } catch let problem as Problem {
            throw EncodingError.invalidValue(
                self,
                EncodingError.Context(codingPath: encoder.codingPath, debugDescription: problem.description))
        }
    }
}

extension Chart: SpecifiedFigure, Codable {
    static let noun = "a chart"

    /// Reads the written form, that of `descent chart`.
    ///
    /// - Throws: `DecodingError.dataCorrupted` with the place and the remedy of the first problem.
    public init(from decoder: any Decoder) throws { self = try Self.read(from: decoder) }

    /// Writes the form that `descent chart` and `chart` blocks of lessons read.
    ///
    /// A curve whose function is Swift code is written as the line through 1,025 of its points; values
    /// that are not finite are null; colors have eight bits a component.
    ///
    /// - Throws: `EncodingError.invalidValue` for a mark that is none of this library, and for a second axis
    ///   whose function is Swift code rather than a formula.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension Facets: SpecifiedFigure, Codable {
    static let noun = "facets"

    /// Reads the written form; see ``Chart/init(from:)``.
    ///
    /// - Throws: as `Chart` does.
    public init(from decoder: any Decoder) throws { self = try Self.read(from: decoder) }

    /// Writes the form that `descent chart` reads; see ``Chart/encode(to:)``.
    ///
    /// - Throws: as `Chart` does.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension SurfaceChart: SpecifiedFigure, Codable {
    static let noun = "a surface in space"

    /// Reads the written form; see ``Chart/init(from:)``.
    ///
    /// - Throws: as `Chart` does.
    public init(from decoder: any Decoder) throws { self = try Self.read(from: decoder) }

    /// Writes the form that `descent chart` reads: a chart whose first mark is `surface3d`. Values that are not
    /// finite are null, and so holes; colors have eight bits a component.
    ///
    /// - Throws: as `Chart` does.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension NetworkDiagram: SpecifiedFigure, Codable {
    static let noun = "a network diagram"

    /// Reads the written form; see ``Chart/init(from:)``.
    ///
    /// - Throws: as `Chart` does.
    public init(from decoder: any Decoder) throws { self = try Self.read(from: decoder) }

    /// Writes the form that `descent chart` reads. Values of edges that are not finite are left out.
    ///
    /// - Throws: as `Chart` does.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension ProductFigure: SpecifiedFigure, Codable {
    static let noun = "a product"

    /// Reads the written form; see ``Chart/init(from:)``.
    ///
    /// - Throws: as `Chart` does.
    public init(from decoder: any Decoder) throws { self = try Self.read(from: decoder) }

    /// Writes the form that `descent chart` reads.
    ///
    /// - Throws: as `Chart` does.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension Panels: SpecifiedFigure, Codable {
    static let noun = "panels"

    /// Reads the written form; see ``Chart/init(from:)``.
    ///
    /// - Throws: as `Chart` does.
    public init(from decoder: any Decoder) throws { self = try Self.read(from: decoder) }

    /// Writes the form that `descent chart` reads; see ``Chart/encode(to:)``.
    ///
    /// - Throws: `EncodingError.invalidValue` for a figure or a mark that is none of this library.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}
