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
        let more = omitted.count - 1
        let others = more > 0 ? " and \(more) more label\(more > 1 ? "s" : "")" : ""
        return .noRoom(
            on: size, because: "\"\(first.prefix(40))\"\(others) would be left out", larger: larger)
    }

    /// Takes the smallest canvas from the figure's own on that has room for all of it, at most twice as wide; where none
    /// has, the figure counts what is left out, and a note says which canvas would do.
    package mutating func makeRoom(measuring: any TextMeasuring) {
        size = size(width: max(size.width, content.minimumWidth), measuring: measuring)
        let roomy = content.roomyCanvas(from: size, measuring: measuring)
        if let roomy, roomy.width <= 2 * size.width {
            size = roomy
        } else {
            _ = count(content.fit(size: size, measuring: measuring), measuring: measuring)
        }
    }

    /// Grows until all labels have room, at most to three times the height; else as ``makeRoom(measuring:)``.
    ///
    /// - Returns: what is drawn then.
    package mutating func growOnPage(measuring: any TextMeasuring) -> Scene {
        size = size(width: size.width, measuring: measuring)
        let fit = content.heightened(from: size, measuring: measuring)
        size = fit.size
        return fit.fits
            ? fit.scene : count(content.fit(size: size, measuring: measuring), measuring: measuring)
    }

    private mutating func count(_ fit: FigureFit, measuring: any TextMeasuring) -> Scene {
        notes += [fit.warning].compactMap { $0 }
        let (figure, counted) = content.counting(fit, measuring: measuring)
        (content, size) = (figure, counted.size)
        return counted.scene
    }
}

/// How much of the page a figure takes.
public enum FigureWidth: String, Sendable, Hashable { case body, wide, full }
