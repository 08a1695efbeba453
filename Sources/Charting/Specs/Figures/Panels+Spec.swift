import Schema

// Facets and panels in writing.
extension Facets {
    static let written = FigureForm(
        "facets", toldBy: "facets", { kind }, remedy: { "write \($0) into the charts" },
        make: { facets, _, _ in facets }, spec: { $0 as? Facets })

    private static var kind: Kind<Facets> {
        Kind(
            "facets", title: "Facets", "Small charts of one size.", Facets {},
            fields: Field.titles + [
                Field(
                    "facets", \.charts,
                    .parts(
                        "facets", of: .facet, most: Panels.most, none: "there are no facets",
                        called: "the chart"),
                    "The charts.", called: "the facets", example: "[{title: A, marks: [...]}]",
                    isRequired: true,
                    isUsual: { _, _ in false })
            ] + layout + [.training, .name, .size])
    }

    private static var layout: [Field<Facets>] {
        [
            Field(
                "columns", \.columns, .optional(.integer(1...20)), "How many stand side by side.",
                called: "the number of columns"),
            Field(
                "share", \.sharing, .word("ways of sharing"), "Which axes are the same for all.",
                called: "what facets share"),
            Field(
                "plot-aspect", \.aspect, .within(0...10), "The height of a plot by its width.",
                called: "the aspect"),
        ]
    }

    // MARK: One chart for each name in a column of the data

    private struct Columns: Sendable {
        var column = ""
        var facets = Facets {}
        var chart = ChartSpec()
    }

    static let ofColumn = FigureForm(
        "facets", toldBy: "facet", { columnKind }, remedy: { "remove \($0)" },
        read: { readColumn($0, $1, &$2) }, members: { _ in nil })

    private static var columnKind: Kind<Columns> {
        Kind(
            "facet", title: "Facets of a column", "A chart for each name in a column of its data.", Columns(),
            fields: [
                Field(
                    "facet", \.column, .text, "The column.", called: "the facet", example: "run",
                    isRequired: true)
            ]
                + layout.map { $0.through(\.facets) } + Field.titles.map { $0.through(\.facets) }
                + ChartSpec.fields.map { $0.through(\.chart) } + [.training, .name, .size])
    }

    /// The charts, each read with the rows of the data that are its own.
    private static func readColumn(_ mapping: Mapping, _ isRight: Bool, _ reader: inout Reader) -> Facets? {
        let column = mapping["facet"]?.plainText ?? ""
        let names = Self.names(in: column, mapping, &reader)
        let spot = mapping.spot("facet")
        if mapping["marks"]?.items != nil, names.isEmpty {
            reader.report(
                "no data file of a mark has a column \"\(column.shortened(to: 40))\"", at: spot.path,
                remedy: "write the name of a column, or the charts one by one: facets: [{marks: [...]}]")
            return nil
        }
        guard names.count <= Panels.most else {
            reader.report(
                "the column \(column.shortened(to: 40)) has \(names.count) different values, a figure has room "
                    + "for \(Panels.most)", at: spot.path, remedy: "choose a column with fewer values")
            return nil
        }
        let data = reader.chart.data
        defer { data.filter = nil }
        var facets = Facets {}
        var charts: [Chart] = []
        for name in names.isEmpty ? [""] : names {
            data.filter = (column, name)
            let before = reader.problems.count
            let spec = columnKind.read(mapping, isRight: isRight, into: &reader)
            // What is wrong with the marks is so in every facet.
            guard reader.problems.count == before else { return nil }
            var chart = spec.chart.chart(mapping, &reader)
            guard reader.problems.count == before else { return nil }
            chart.title = name
            charts.append(chart)
            facets = spec.facets
        }
        facets.charts = charts
        return facets
    }

    /// The different values of the column in the data files of the marks, in the order of their appearance.
    private static func names(in column: String, _ mapping: Mapping, _ reader: inout Reader) -> [String] {
        var names: [String] = []
        var seen: Set<String> = []
        for (index, item) in (mapping["marks"]?.items ?? []).enumerated() {
            guard case .text(let file)? = item["data"] else {
                guard item["data"] == nil, case .read(let table) = reader.chart.usualTable else { continue }
                for name in table[column]?.cells.texts ?? [] where seen.insert(name).inserted {
                    names.append(name)
                }
                continue
            }
            let place = mapping.path + ["marks", .index(index), "data"]
            let table = reader.chart.data.table(file, at: place, &reader)
            for name in table?[column]?.cells.texts ?? [] where seen.insert(name).inserted {
                names.append(name)
            }
        }
        return names
    }
}

extension Form where Content == Chart {
    fileprivate static var facet: Form {
        Form(.reference("chart")) { value, spot, reader in
            FigureForm.read(value, at: spot.path, called: spot.name, isLonely: true, into: &reader) as? Chart
        } write: {
            FigureForm.value(of: $0) ?? .none
        }
    }
}

extension Panels {
    static let most = 64

    static let written = FigureForm(
        "panels", toldBy: "panels", { kind }, remedy: { "write \($0) into the panels" },
        make: { panels, mapping, _ in
            guard !mapping.has("columns") else { return panels }
            var panels = panels
            panels.columns = Int(Double(max(1, panels.figures.count)).squareRoot().rounded(.up))
            return panels
        }, spec: { $0 as? Panels })

    private static var kind: Kind<Panels> {
        Kind(
            "panels", title: "Panels", "Any figures side by side.",
            Panels(title: "", columns: 1, figures: []),
            fields: Field.titles + [
                Field(
                    "panels", \.figures, .panels, "The figures.", called: "the panels",
                    example: "[{title: A, marks: [...]}, {title: B, marks: [...]}]", isRequired: true,
                    isUsual: { _, _ in false }),
                Field(
                    "columns", \.columns,
                    .integer(1...most).map({ $0 }, from: { min(max($0, 1), most) }),
                    "How many stand side by side.",
                    called: "the number of columns", isInherited: true, isUsual: { _, _ in false }),
                Field(
                    "panel-aspect", \.aspect, .within(0...10), "The height of a panel by its width.",
                    called: "the aspect of panels"),
                .training, .name, .size,
            ])
    }
}

extension Form where Content == [any Figure] {
    fileprivate static var panels: Form {
        let item = Form<any Figure>(.reference("chart")) { value, spot, reader in
            FigureForm.read(value, at: spot.path, called: spot.name, into: &reader)
        } write: {
            FigureForm.value(of: $0) ?? .none
        }
        let list = parts(
            "panels", of: item, most: Panels.most, none: "there are no panels", called: "the panel")
        return Form(list.description) { value, spot, reader in
            reader.nested(at: spot.path) { list.readAnyhow(value, at: spot, into: &$0) }
        } write: {
            list.value($0)
        }
    }
}
