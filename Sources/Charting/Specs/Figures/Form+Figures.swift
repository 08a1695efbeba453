import Drawing
import Schema

// What many figures have, and figures in figures.

extension Field where Root: CaptionedFigure {
    static var titles: [Field] {
        [
            Field("title", \.title, .shown, "What the figure is called.", called: "the title"),
            Field(
                "subtitle", \.subtitle, .shown, "What is drawn: quantity, network, settings.",
                called: "the subtitle"),
            Field("caption", \.caption, .shown, "A note below the figure.", called: "the caption"),
            Field(
                "alt", \.summary, .text,
                "What it shows, for people who cannot see it; else it is made from the values.",
                called: "the alternative text"),
        ]
    }
}

extension Field {
    /// Whoever reads the file trains it, and gives its columns.
    static var training: Field {
        Field(
            reading: "of", .text,
            "The training whose columns (update, loss, W1[0,1], …) marks without data name: of a lesson by its id, in a "
                + "file by that of an experiment or a recording. Of the outermost figure.",
            called: "the training"
        ) { _, _, _ in
        }
    }

    /// Whoever reads the block takes it.
    static var name: Field {
        Field(
            reading: "id", .text, "What a lesson refers to the chart by; of the outermost figure.",
            called: "the id"
        ) { _, _, _ in
        }
    }

    /// It is the file's; whoever reads that takes it.
    static var size: Field {
        Field(reading: "size", Size.form, "The canvas in points, as 640x400; of the outermost figure.") {
            _, _, _ in
        }
    }
}

extension Form {
    /// A list of parts of a figure.
    ///
    /// - Parameters:
    ///   - things: what they are together: "layers".
    ///   - most: how many have room.
    ///   - none: what is wrong where there are none; `nil` where that is fine.
    ///   - called: what one of them is called: "the layer".
    static func parts<Item: Sendable>(
        _ things: String, of item: Form<Item>, most: Int, none: String?, called: String
    ) -> Form where Content == [Item] {
        let list = Form<[Item]>.list(of: item) { _, _ in called }
        return Form(.list(of: item.description, counts: (none == nil ? 0 : 1)...most)) {
            value, spot, reader in
            guard let items = reader.list(value, at: spot) else { return nil }
            if items.isEmpty, let none { reader.report(none, at: spot.path, remedy: spot.remedy) }
            guard reader.hasRoom(for: items.count, things, most: most, at: spot.path) else { return nil }
            return list.readAnyhow(value, at: spot, into: &reader)
        } write: {
            list.value($0)
        }
    }
}

extension Reader {
    /// Whether a list is no longer than it may be; complains if not.
    mutating func hasRoom(for count: Int, _ things: String, most: Int, at path: [PathStep]) -> Bool {
        guard count > most else { return true }
        report(
            "there are \(count) \(things), at most \(most) have room", at: path,
            remedy: "leave some out, or write several figures")
        return false
    }

    /// How many figures may stand in each other: panels in panels, charts as insets.
    private static let deepest = 4

    /// Reads a part of a figure that may hold figures itself.
    mutating func nested<Part>(at path: [PathStep], _ read: (inout Reader) -> Part?) -> Part? {
        let data = chart.data
        guard data.depth < Self.deepest else {
            report(
                "figures stand in each other more than \(Self.deepest) deep", at: path,
                remedy: "write fewer figures into figures")
            return nil
        }
        data.depth += 1
        defer { data.depth -= 1 }
        return read(&self)
    }
}

extension Form where Content == Chart? {
    /// A chart in another figure.
    static var lonelyChart: Form {
        Form(.reference("chart")) { value, spot, reader in
            reader.nested(at: spot.path) { reader in
                FigureForm.read(value, at: spot.path, called: spot.name, isLonely: true, into: &reader)
                    as? Chart
            }.map { .some($0) }
        } write: {
            $0.flatMap { FigureForm.value(of: $0) } ?? .none
        }
    }
}
