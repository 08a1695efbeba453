import Drawing
import Platform

/// Figures side by side under one title. The plots of charts line up.
public struct Panels: Figure, CaptionedFigure {
    /// Above the figure; empty for none.
    public var title: String
    /// Below the title, quieter; empty for none.
    public var subtitle: String
    /// Words instead of the alternative text that is made of the content; empty for those.
    public var summary: String
    /// Below the figure; empty for none.
    public var caption = ""
    /// In rows, from the left to the right.
    public var figures: [any Figure]
    /// How many panels stand side by side where there is room; narrow canvases have fewer.
    public var columns: Int
    /// Height of a panel divided by its width, for panels that have no height of their own.
    public var aspect: Double
    private static let narrowest = 190.0
    static let gap = 24.0

    /// Figures in so many columns; the aspect is width by height of each.
    public init(
        title: String, subtitle: String = "", summary: String = "", columns: Int, aspect: Double = 0.7,
        figures: [any Figure]
    ) {
        self.title = title
        self.subtitle = subtitle
        self.summary = summary
        self.columns = max(1, columns)
        self.aspect = aspect
        self.figures = figures
    }

    /// What is drawn otherwise than was asked, a sentence for each.
    public var warnings: [String] { figures.flatMap(\.warnings) }

    /// All of it within the canvas, from the back to the front.
    public func items(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> [SceneItem] {
        layout(in: canvas, style: style, measuring: measuring).items
    }

    /// All of it within the canvas, with the labels that had no room.
    public func layout(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> FigureLayout {
        let (frame, below) = framed(in: canvas, style: style, measuring: measuring)
        let cells = cells(in: below, measuring: measuring)
        let insets = sharedInsets(cells, measuring: measuring)
        var whole = FigureLayout(items: frame)
        for ((figure, cell), least) in zip(zip(figures, cells), insets) {
            let panel =
                (figure as? Chart).map {
                    ChartLayout($0, in: cell, style: .panel, atLeast: least, measuring: measuring).layout()
                } ?? figure.layout(in: cell, style: .panel, measuring: measuring)
            whole.items += panel.items
            whole.omitted += panel.omitted
        }
        return whole
    }

    /// The height at which it looks best at a width, in points; `nil` where any will do.
    public func preferredHeight(width: Double, measuring: any TextMeasuring) -> Double? {
        framedHeight(width: width, measuring: measuring) { space in
            let across = columnCount(width: space)
            let rows = rowHeights(across: across, width: space, measuring: measuring)
            return rows.reduce(0, +) + Double(max(0, rows.count - 1)) * Self.gap
        }
    }

    /// How high each row would be: as high as the highest of its panels wants to be.
    private func rowHeights(
        across: Int, width: Double, measuring: any TextMeasuring
    ) -> [Double] {
        let cell = (width - Double(across - 1) * Self.gap) / Double(across)
        let heights = figures.map { figure in
            // A figure asks for the margins that it has alone; a panel has none.
            figure.preferredHeight(width: cell, measuring: measuring).map { $0 - 1.5 * Theme.margin }
                ?? cell * aspect + 60
        }
        return stride(from: 0, to: heights.count, by: across).map { start in
            max(1, heights[start..<min(start + across, heights.count)].max() ?? 1)
        }
    }

    func columnCount(width: Double) -> Int {
        let fitting = Int(clamping: (width + Self.gap) / (Self.narrowest + Self.gap))
        let across = max(1, min(columns, fitting, max(1, figures.count)))
        // Rather two rows of two than three and one left over.
        return across > 2 && figures.count % across == 1 ? across - 1 : across
    }

    /// Rows share the height in proportion to what they want.
    private func cells(in space: Rect, measuring: any TextMeasuring) -> [Rect] {
        let across = columnCount(width: space.width)
        let wanted = rowHeights(across: across, width: space.width, measuring: measuring)
        let width = (space.width - Double(across - 1) * Self.gap) / Double(across)
        let height = space.height - Double(max(0, wanted.count - 1)) * Self.gap
        let unit = height / max(1, wanted.reduce(0, +))
        var top = space.minY
        return wanted.enumerated().flatMap { row, share in
            defer { top += share * unit + Self.gap }
            return (row * across..<min((row + 1) * across, figures.count)).map { index in
                Rect(
                    x: space.minX + Double(index % across) * (width + Self.gap), y: top, width: width,
                    height: share * unit)
            }
        }
    }

    /// For each panel the largest insets of its row (top, bottom) and of its column (left, right).
    private func sharedInsets(_ cells: [Rect], measuring: any TextMeasuring) -> [Insets] {
        let own = zip(figures, cells).map { figure, cell -> Insets in
            guard let chart = figure as? Chart else { return Insets(0) }
            return ChartLayout(chart, in: cell, style: .panel, measuring: measuring).insets
        }
        return cells.map { cell in
            var shared = Insets(0)
            for (other, insets) in zip(cells, own) {
                if other.minY == cell.minY {
                    shared.top = max(shared.top, insets.top)
                    shared.bottom = max(shared.bottom, insets.bottom)
                }
                if other.minX == cell.minX {
                    shared.left = max(shared.left, insets.left)
                    shared.right = max(shared.right, insets.right)
                }
            }
            return shared
        }
    }
}

extension Panels: RoomyFigure {
    /// As many rows as the width asks for, each with the words of its panels.
    func leastContent(width: Double, plot: Double, measuring: any TextMeasuring) -> Double {
        let across = columnCount(width: width)
        let cell = (width - Double(across - 1) * Self.gap) / Double(across)
        let heights = figures.map { figure in
            // A figure alone has margins that a panel has not.
            figure.minimumHeight(
                width: cell + 2 * Theme.margin, plot: FigureHeader.leastPlot, measuring: measuring)
                - 2 * Theme.margin
        }
        let rows = stride(from: 0, to: heights.count, by: across).map { start in
            heights[start..<min(start + across, heights.count)].max() ?? 0
        }
        return rows.reduce(0, +) + Double(max(0, rows.count - 1)) * Self.gap
    }
}
