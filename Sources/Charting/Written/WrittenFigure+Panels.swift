import Drawing
import Schema

// Panels of any figures in writing: `panels: [{marks: …}, {layers: …}]`.
extension ChartFields {
    static let panelsKeys = ChartKind.panels.names

    func panels() -> Panels? {
        refuse(besides: Self.panelsKeys, "panels have") { "write \($0) into the panels" }
        guard let items = list("panels", "the panels") else { return nil }
        let example = "write panels: [{title: A, marks: [...]}, {title: B, marks: [...]}]"
        if items.isEmpty { report("there are no panels", at: "panels", remedy: example) }
        guard reader.hasRoom(for: items.count, "panels", most: ChartReader.mostPanels, at: path, "panels"),
            let figures = reader.nested(
                at: path + [.key("panels")],
                {
                    items.enumerated().compactMap { index, item in
                        reader.fields(
                            item, at: path + [.key("panels"), .index(index)], "the panel",
                            keys: WrittenFigure.keys
                        ).flatMap { $0.figure() }
                    }
                })
        else { return nil }
        let square = Double(max(1, items.count)).squareRoot().rounded(.up)
        var panels = Panels(
            title: "",
            columns: integer("columns", in: 1...ChartReader.mostPanels, "the number of columns")
                ?? Int(square),
            aspect: positive("panel-aspect", "the aspect of panels", to: 10) ?? 0.7,
            figures: figures)
        readTitles(into: &panels)
        panels.caption = text("caption", "the caption") ?? ""
        return panels
    }

    /// Reports keys that belong to other figures.
    ///
    /// - Parameter sentence: the figure and its verb: `panels have`.
    func refuse(besides keys: [String], _ sentence: String, remedy: (String) -> String) {
        for key in fields.map(\.key) where WrittenFigure.keys.contains(key) && !keys.contains(key) {
            report("\(sentence) no \(key) of their own", at: key, .key, remedy: remedy(key))
        }
    }
}

extension ChartReader {
    static let mostPanels = 64
    /// How many figures may stand in each other: panels in panels, charts as insets.
    private static let deepest = 4

    /// Whether a list is no longer than it may be; reports it if not.
    func hasRoom(
        for count: Int, _ things: String, most: Int, at path: [PathStep], _ key: String
    ) -> Bool {
        guard count > most else { return true }
        report(
            "there are \(count) \(things), at most \(most) have room", at: path + [.key(key)],
            remedy: "leave some out, or write several figures")
        return false
    }

    /// Reads a part of a figure that may hold figures itself.
    func nested<Part>(at path: [PathStep], _ read: () -> Part?) -> Part? {
        guard depth < Self.deepest else {
            report(
                "figures stand in each other more than \(Self.deepest) deep", at: path,
                remedy: "write fewer figures into figures")
            return nil
        }
        depth += 1
        defer { depth -= 1 }
        return read()
    }
}

extension Panels {
    func written(at path: [any CodingKey]) throws -> Value {
        var writer = ChartWriter()
        writer.titles(self)
        writer.text("caption", caption)
        writer.number("columns", Double(min(max(columns, 1), ChartReader.mostPanels)))
        writer.number("panel-aspect", aspect, unless: 0.7)
        writer.write("panels", .list(try figures.map { try Self.written($0, at: path) }))
        return writer.value
    }

    private static func written(_ figure: any Figure, at path: [any CodingKey]) throws -> Value {
        guard let figure = figure as? any FormedFigure else {
            throw EncodingError.invalidValue(
                figure,
                EncodingError.Context(
                    codingPath: path,
                    debugDescription:
                        "\(type(of: figure)) has no written form; only figures of this library have one"))
        }
        return try figure.written(at: path)
    }
}
