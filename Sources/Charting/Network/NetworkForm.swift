import Drawing

/// How a diagram runs: its layers beside each other, or below each other where that takes less width; and how many lines
/// its words take then.
struct NetworkForm: Sendable, Hashable {
    let isTurned: Bool
    /// Below the nodes, in the longest of their captions.
    let captionLines: Int
    private let layers: Double
    private let tallest: Double
    /// The names of layers below their columns.
    private let nameHeight: Double
    /// More lines than these of a caption or a name are shortened.
    private static let mostCaptionLines = 5
    static let mostNameLines = 4

    /// The form on a width inside of the margins: as it is read best, as long as that has room.
    init(_ diagram: NetworkDiagram, width: Double, measuring: any TextMeasuring) {
        let layers = Double(max(1, diagram.layers.count))
        let tallest = Double(max(1, diagram.layers.map(\.nodes.count).max() ?? 1))
        (self.layers, self.tallest) = (layers, tallest)
        let straight = Self.straightWidth(diagram)
        isTurned = width < straight && Self.turnedWidth(diagram) < straight
        func lines(_ text: String, _ width: Double, _ limit: Int) -> Int {
            TextBlock(
                text, size: Theme.noteSize, width: width, limit: limit, breaksWords: true,
                measuring: measuring
            ).lines.count
        }
        let cell = Self.cellWidth(isTurned: isTurned, layers: layers, tallest: tallest, width: width)
        let captionWidth = Self.captionWidth(cell: cell, isTurned: isTurned)
        captionLines =
            diagram.layers.flatMap(\.nodes).map { lines($0.caption, captionWidth, Self.mostCaptionLines) }
            .max()
            ?? 0
        let names = diagram.layers.map { lines($0.name, width / layers - 8, Self.mostNameLines) }.max() ?? 0
        nameHeight = 26 + Double(max(0, names - 2)) * 15
    }

    /// The least width of either form, inside of the margins.
    static func leastWidth(_ diagram: NetworkDiagram) -> Double {
        min(straightWidth(diagram), turnedWidth(diagram))
    }

    /// Numbers on the edges ask for more between the layers.
    private static func straightWidth(_ diagram: NetworkDiagram) -> Double {
        Double(diagram.layers.count) * (diagram.edges.contains { !$0.text.isEmpty } ? 86 : 76)
    }

    private static func turnedWidth(_ diagram: NetworkDiagram) -> Double {
        nameWidth + Theme.gap + Double(diagram.layers.map(\.nodes.count).max() ?? 1) * 55
    }

    private static func cellWidth(
        isTurned: Bool, layers: Double, tallest: Double, width: Double
    ) -> Double {
        isTurned ? max(20, width - nameWidth - Theme.gap) / tallest : width / max(2, layers)
    }

    /// Where layers lie below each other, captions have no lines of other columns to keep away from.
    private static func captionWidth(cell: Double, isTurned: Bool) -> Double { cell - (isTurned ? 3 : 8) }

    func captionWidth(cell: Size) -> Double { Self.captionWidth(cell: cell.width, isTurned: isTurned) }

    /// What the names of layers take at the left of their rows.
    static let nameWidth = 58.0

    /// The height that suits the diagram: where it is turned, edges run between captions and nodes.
    var height: Double {
        isTurned
            ? layers * (84 + 15 * Double(captionLines))
            : max(120, tallest * (84 + 15 * Double(max(0, captionLines - 2)))) + nameHeight
    }

    /// The least height that has room for every word.
    var leastHeight: Double {
        isTurned
            ? layers * (64 + 15 * Double(captionLines))
            : tallest * max(46, 42 + 15 * Double(captionLines)) + nameHeight
    }

    /// What is left for rows of nodes of a height.
    func rowsHeight(of height: Double) -> Double { isTurned ? height : max(height - nameHeight, 20) }

    /// The room of a node, with what stands below it, in a space.
    func cell(in space: Rect) -> Size {
        Size(
            Self.cellWidth(isTurned: isTurned, layers: layers, tallest: tallest, width: space.width),
            rowsHeight(of: space.height) / (isTurned ? layers : tallest))
    }
}
