import Drawing
import Schema

extension FigureForm {
    static let all = [
        chart, Facets.written, Facets.ofColumn, Panels.written, NetworkDiagram.written, ProductFigure.written,
    ]

    static let chart = FigureForm(
        "charts", toldBy: nil, { ChartSpec.kind }, make: { $0.figure($1, &$2) },
        spec: { figure in
            (figure as? Chart).map { ChartSpec($0) } ?? (figure as? SurfaceChart).map { ChartSpec($0) }
        })

    /// The keys of all figures.
    static let keys: [String] = {
        var seen: Set<String> = []
        return all.flatMap(\.keys).filter { seen.insert($0).inserted }
    }()

    // MARK: Reading

    /// Reads any figure; `nil` after problems, which the reader then has.
    ///
    /// - Parameters:
    ///   - isLonely: whether it must be a chart: a facet or an inset.
    ///   - misspelled: keys beside those of the mapping that have been complained about.
    static func read(
        _ value: Value, at path: [PathStep], called what: String, isLonely: Bool = false,
        misspelled: [String] = [], into reader: inout Reader
    ) -> (any Figure)? {
        let before = reader.problems.count
        guard let found = reader.members(of: value, at: path, called: what, keys: keys) else { return nil }
        let isRight = reader.problems.count == before
        let members = Members(all: found.all, unknown: found.unknown + misspelled)
        let mapping = Mapping(path: path, what: what, members: members)
        let told = isLonely ? nil : all.first { $0.tellingKey.map(mapping.has) ?? false }
        let form = told ?? chart
        form.refuseOthers(mapping, &reader)
        if told == nil, !mapping.has("marks") {
            // Unless a key that would tell of another figure is only misspelled, which has been complained about.
            reader.reportMissing(
                "marks", or: all.compactMap(\.tellingKey), at: path, of: what, in: members,
                remedy: "write marks: \(ChartSpec.marksExample)")
            return nil
        }
        if isLonely {
            let spec = ChartSpec.kind.read(mapping, isRight: isRight, into: &reader)
            return reader.problems.count == before ? spec.chart(mapping, &reader) : nil
        }
        return form.read(mapping, isRight, &reader)
    }

    /// Reports keys that belong to other figures.
    private func refuseOthers(_ mapping: Mapping, _ reader: inout Reader) {
        let own = keys
        for key in mapping.members.all.map(\.key)
        where mapping.has(key) && !own.contains(key) && Self.keys.contains(key) {
            guard own.contains("marks") else {
                mapping.report(
                    "\(plural) have no \(key) of their own", at: key, .key, remedy: remedy(key), into: &reader
                )
                continue
            }
            var owners: [String] = []
            for form in Self.all where form.keys.contains(key) && !owners.contains(form.plural) {
                owners.append(form.plural)
            }
            mapping.report(
                "only \(owners.joined(separator: " and ")) have \(key)", at: key, .key,
                remedy: "remove \(key)", into: &reader)
        }
    }

    // MARK: Writing

    static func value(of figure: any Figure, marks: KindList<any ChartMark>) throws(Problem) -> Value {
        if let problem = unwritable(figure, marks) { throw Problem(path: [], message: problem) }
        return $marks.withValue(marks) { value(of: figure) } ?? .none
    }

    static func value(of figure: any Figure) -> Value? {
        all.lazy.compactMap { $0.members(figure) }.first.map { .fields($0) }
    }

    /// What of a figure has no written form, in words.
    private static func unwritable(_ figure: any Figure, _ marks: KindList<any ChartMark>) -> String? {
        switch figure {
        case let chart as Chart: unwritable(chart, marks)
        case let facets as Facets: facets.charts.lazy.compactMap { unwritable($0, marks) }.first
        case let panels as Panels: panels.figures.lazy.compactMap { unwritable($0, marks) }.first
        default:
            figure is any SpecifiedFigure
                ? nil : "the figure is none of this library's, and only these have a written form"
        }
    }

    private static func unwritable(_ chart: Chart, _ marks: KindList<any ChartMark>) -> String? {
        if let mark = chart.marks.first(where: { !marks.contains($0) }) {
            return "the mark \"\(mark.kindName)\" has no written form; give its kind to the list of marks"
        }
        for axis in [chart.xSecondaryAxis, chart.ySecondaryAxis] {
            if let axis, axis.formula == nil {
                return "the function of the second axis \"\(axis.label)\" has no written form; give a Formula"
            }
        }
        return chart.inset.flatMap { unwritable($0.chart, marks) }
    }
}
