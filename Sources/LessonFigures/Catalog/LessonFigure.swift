import Charting
import Drawing

/// A finished teaching figure: the drawing, its words and its numbers.
public struct LessonFigure: Sendable {
    /// What is drawn.
    public var content: any Figure
    /// The size the figure was made for; pages scale it.
    public var size: Size
    /// What the figure shows, written from its data.
    public var alternativeText: String
    /// The numbers behind the figure.
    public var table: DataTable
    /// What readers must know: a run that diverged, values without a position on an axis.
    public var notes: [String]

    /// A figure with what it says to those who cannot see it.
    public init(
        content: any Figure, size: Size = Size(640, 400), alternativeText: String, table: DataTable,
        notes: [String] = []
    ) {
        self.content = content
        self.content.summary = alternativeText
        self.size = size
        self.alternativeText = alternativeText
        self.table = table
        self.notes = notes + content.warnings
    }
}

extension LessonFigure {
    init(_ stated: StatedFigure) {
        self.init(
            content: stated.content, size: stated.size, alternativeText: stated.words.alternativeText.text,
            table: stated.table.text, notes: stated.words.notes.map(\.text))
    }

    /// The pictures of an animation: the recording growing update by update, in the layout of the whole.
    ///
    /// - Parameter limit: how many there are at most.
    /// - Returns: none for figures that do not grow and for recordings without an update. The last one
    ///   shows everything.
    public func growth(frames limit: Int) -> [LessonFigure] {
        guard let chart = content as? Chart else { return [] }
        return chart.growth(frames: limit).map { frame in
            var copy = self
            copy.content = frame
            return copy
        }
    }

    /// The size of the figure on a canvas of this width: as high as its content asks for, else in the
    /// proportions it was made for, and taller than wide on narrow canvases, where titles and legends take several lines.
    public func size(width: Double, measuring: any TextMeasuring) -> Size {
        let height = content.preferredHeight(width: width, measuring: measuring)
        let proportional = max(size.height * width / size.width, min(size.height, width * 1.2))
        let least = content.leastPageHeight(width: width, measuring: measuring)
        return Size(width, max(height ?? proportional, least))
    }

    /// Why a size that was asked for does not do, and which one would; `nil` if it does.
    package func refusal(of size: Size, measuring: any TextMeasuring) -> FigureError? {
        let width = max(size.width, content.minimumWidth)
        let height = max(size.height, content.minimumHeight(width: width, measuring: measuring).rounded(.up))
        let least = Size(width, height)
        let omitted = least == size ? content.fit(size: size, measuring: measuring).omitted : []
        // Of a figure that has no room anywhere is said what is left out.
        guard least != size || !omitted.isEmpty,
            let larger = content.roomyCanvas(from: least, measuring: measuring)
                ?? (least == size ? nil : least)
        else { return nil }
        guard let first = omitted.first else {
            return .noRoom(on: size, because: "its words and plots need more", larger: larger)
        }
        let more = omitted.count > 1 ? " and \(omitted.count - 1) more labels" : ""
        return .noRoom(
            on: size, because: "\"\(first.prefix(40))\"\(more) would be left out", larger: larger)
    }

    /// The smallest size from the figure's own on that has room for all of it, at most twice as wide, and what is left
    /// out there in words.
    package func roomySize(measuring: any TextMeasuring) -> (size: Size, warning: String?) {
        let own = size(width: max(size.width, content.minimumWidth), measuring: measuring)
        if let roomy = content.roomyCanvas(from: own, measuring: measuring), roomy.width <= 2 * own.width {
            return (roomy, nil)
        }
        return (own, content.fit(size: own, measuring: measuring).warning)
    }
}

/// How much of the page a figure takes.
public enum FigureWidth: String, Sendable, Hashable { case body, wide, full }
