import Drawing

/// Figures side by side under one title. The plots of charts line up.
public struct Panels: Figure {
    public var title: String
    public var subtitle: String
    public var summary: String
    public var figures: [any Figure]
    /// How many panels stand side by side where there is room; narrow canvases have fewer.
    public var columns: Int
    /// Height of a panel divided by its width, for panels that have no height of their own.
    public var aspect: Double
    private static let narrowest = 190.0
    private static let gap = 24.0

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

    public var warnings: [String] { figures.flatMap(\.warnings) }

    public func items(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> [SceneItem] {
        let (header, below) = headed(in: canvas, style: style, measuring: measuring)
        let cells = cells(in: below)
        let insets = sharedInsets(cells, measuring: measuring)
        var items = header
        for ((figure, cell), least) in zip(zip(figures, cells), insets) {
            if let chart = figure as? Chart {
                let layout = ChartLayout(chart, in: cell, style: .panel, atLeast: least, measuring: measuring)
                items += layout.items()
            } else {
                items += figure.items(in: cell, style: .panel, measuring: measuring)
            }
        }
        return items
    }

    public func preferredHeight(width: Double, measuring: any TextMeasuring) -> Double? {
        headedHeight(width: width, measuring: measuring) { space in
            let across = columnCount(width: space)
            let cell = (space - Double(across - 1) * Self.gap) / Double(across)
            let rows = (figures.count + across - 1) / across
            let heights = figures.map { figure in
                // A figure asks for the margins that it has alone; a panel has none.
                figure.preferredHeight(width: cell, measuring: measuring).map { $0 - 1.5 * Theme.margin }
                    ?? cell * aspect + 60
            }
            return Double(rows) * (heights.max() ?? 0) + Double(max(0, rows - 1)) * Self.gap
        }
    }

    private func columnCount(width: Double) -> Int {
        let fitting = Int((width + Self.gap) / (Self.narrowest + Self.gap))
        let across = max(1, min(columns, fitting, max(1, figures.count)))
        // Rather two rows of two than three and one left over.
        return across > 2 && figures.count % across == 1 ? across - 1 : across
    }

    private func cells(in space: Rect) -> [Rect] {
        let across = columnCount(width: space.width)
        let rows = max(1, (figures.count + across - 1) / across)
        let width = (space.width - Double(across - 1) * Self.gap) / Double(across)
        let height = (space.height - Double(rows - 1) * Self.gap) / Double(rows)
        return figures.indices.map { index in
            let (row, column) = (index / across, index % across)
            return Rect(
                x: space.minX + Double(column) * (width + Self.gap),
                y: space.minY + Double(row) * (height + Self.gap), width: width, height: height)
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
