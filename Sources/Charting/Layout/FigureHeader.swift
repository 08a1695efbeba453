import Drawing

/// Title and subtitle, left-aligned above everything else.
struct FigureHeader {
    private let title: TextBlock
    private let subtitle: TextBlock

    init(title: String, subtitle: String, width: Double, compact: Bool = false, measuring: any TextMeasuring)
    {
        self.title = TextBlock(
            title, size: compact ? Theme.subtitleSize : Theme.titleSize, weight: .semibold, width: width,
            measuring: measuring)
        self.subtitle = TextBlock(
            subtitle, size: compact ? Theme.labelSize : Theme.subtitleSize, width: width,
            measuring: measuring)
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
