import Charting
import Drawing

/// A figure that shows one mark or one feature as it should look: a test and a picture at once.
public struct GalleryExample: Sendable, CustomStringConvertible {
    /// The name of its picture: lower case with hyphens.
    public let name: String
    /// What it shows, in a few words: the name of a mark or a feature.
    public let subject: String
    /// The canvas, in points.
    public let size: Size
    public let figure: any Figure

    public var description: String { name }

    init(_ name: String, _ subject: String, size: Size = Size(480, 300), _ figure: () -> any Figure) {
        self.name = name
        self.subject = subject
        self.size = size
        self.figure = figure()
    }

    /// The figure on its canvas.
    public func scene(measuring: any TextMeasuring) -> Scene {
        figure.scene(size: size, measuring: measuring)
    }
}

/// All examples, in the order of the page that shows them.
public enum Gallery {
    public struct Section: Sendable {
        public let title: String
        public let examples: [GalleryExample]
    }

    public static let sections: [Section] = [
        Section(title: "Lines and points", examples: lines),
        Section(title: "Bars and areas", examples: bars),
        Section(title: "Rules, arrows and words", examples: annotations),
        Section(title: "Legends, second axes and annotations", examples: legends),
        Section(title: "Fields", examples: fields + surfaces),
        Section(title: "Scales", examples: scales),
        Section(title: "Panels", examples: panels),
        Section(title: "Long labels", examples: layouts),
        Section(title: "Diagrams", examples: diagrams),
    ]

    public static let examples: [GalleryExample] = sections.flatMap(\.examples)
}
