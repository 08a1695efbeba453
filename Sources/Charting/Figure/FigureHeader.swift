import Drawing

/// Title and subtitle, left-aligned above everything else.
package struct FigureHeader {
    /// The height that a plot keeps where words take most of the canvas.
    static let leastPlot = 72.0
    /// The least height of a plot that is asked for so small: it is then flat, but it is there.
    package static let flatPlot = 40.0

    private var title: TextBlock
    private var subtitle: TextBlock

    /// - Parameter limit: the most height there is; lines are left out until the rest fits, first those
    ///   of the subtitle, but never the first line of the title.
    init(
        title: String, subtitle: String, width: Double, limit: Double = .infinity, compact: Bool = false,
        measuring: any TextMeasuring
    ) {
        func titleBlock(_ lines: Int) -> TextBlock {
            TextBlock(
                title, size: compact ? Theme.subtitleSize : Theme.titleSize, weight: .semibold, width: width,
                limit: lines, measuring: measuring)
        }
        func subtitleBlock(_ lines: Int) -> TextBlock {
            TextBlock(
                subtitle, size: compact ? Theme.labelSize : Theme.subtitleSize, width: width, limit: lines,
                measuring: measuring)
        }
        (self.title, self.subtitle) = (titleBlock(8), subtitleBlock(16))
        while height > limit, !self.subtitle.lines.isEmpty {
            self.subtitle = subtitleBlock(self.subtitle.lines.count - 1)
        }
        while height > limit, self.title.lines.count > 1 {
            self.title = titleBlock(self.title.lines.count - 1)
        }
    }

    /// The height of both, with the space below them; 0 if there is neither.
    var height: Double {
        let texts = title.height + subtitle.height
        guard texts > 0 else { return 0 }
        return texts + (title.height > 0 && subtitle.height > 0 ? 4 : 0) + 12
    }

    func items(x: Double, top: Double) -> [SceneItem] {
        let below = top + title.height + (title.height > 0 ? 4 : 0)
        return title.items(x: x, top: top, paint: Theme.ink)
            + subtitle.items(x: x, top: below, paint: Theme.muted)
    }
}

extension Figure {
    /// The header of the figure as it stands at the top of a canvas, and the space below it.
    func headed(
        in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring
    ) -> (items: [SceneItem], below: Rect) {
        let space = canvas.inset(by: style.margin)
        let header = FigureHeader(
            title: title, subtitle: subtitle, width: space.width,
            limit: max(
                space.height * 0.4,
                space.height - leastHeightBelowWords(width: space.width, measuring: measuring)),
            compact: style == .panel, measuring: measuring)
        let below = Rect(
            minX: space.minX, minY: space.minY + header.height, maxX: space.maxX, maxY: space.maxY)
        return (header.items(x: space.minX, top: space.minY), below)
    }

    /// The height of a figure that stands alone and whose content is as high as `content` says for the
    /// width inside of the margins.
    func headedHeight(width: Double, measuring: any TextMeasuring, content: (Double) -> Double) -> Double {
        let space = width - 2 * Theme.margin
        let header = FigureHeader(title: title, subtitle: subtitle, width: space, measuring: measuring)
        return 2 * Theme.margin + header.height + content(space)
    }
}
