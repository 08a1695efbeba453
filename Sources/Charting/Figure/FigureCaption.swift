import Drawing

/// A figure with a note below it.
protocol CaptionedFigure: Figure {
    /// The note; empty for none.
    var caption: String { get set }
    /// The note with the most that a layout may add to it.
    var longestCaption: String { get }
}

extension CaptionedFigure {
    var longestCaption: String { caption }
}

extension CaptionedFigure {
    /// Title, subtitle and note as they stand on a canvas, and the space between them.
    func framed(
        in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring
    ) -> (items: [SceneItem], inner: Rect) {
        let (header, below) = headed(in: canvas, style: style, measuring: measuring)
        let note = note(above: below, of: canvas, measuring: measuring)
        guard note.height > 0 else { return (header, below) }
        let top = below.maxY - note.height
        let inner = below.inset(by: Insets(top: 0, left: 0, bottom: note.height + Theme.gap, right: 0))
        return (header + note.items(x: below.minX, top: top, paint: Theme.muted), inner)
    }

    /// The height of a figure that stands alone and whose content is as high as `content` says for the width
    /// inside of the margins.
    func framedHeight(width: Double, measuring: any TextMeasuring, content: (Double) -> Double) -> Double {
        let note = TextBlock(note: caption, width: width - 2 * Theme.margin, measuring: measuring)
        let height = headedHeight(width: width, measuring: measuring, content: content)
        return height + note.height + (note.height > 0 ? Theme.gap : 0)
    }

    /// All of the note where the content has room above it, else some lines of it.
    private func note(above space: Rect, of canvas: Rect, measuring: any TextMeasuring) -> TextBlock {
        let whole = TextBlock(note: caption, width: space.width, measuring: measuring)
        let least = leastHeightBelowWords(width: space.width, measuring: measuring)
        if whole.height == 0 || space.height - whole.height - Theme.gap >= least { return whole }
        return TextBlock(
            note: caption, width: space.width, limit: canvas.height > 240 ? 3 : 1, measuring: measuring)
    }
}
