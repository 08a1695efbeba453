import Drawing

/// The names of categories along x, in the first of these ways in which they have room: side by side,
/// broken into lines, in two rows, turned by 45° or by 90°, shortened, and at last only some of them.
///
/// Shortened names keep their whole text for readers who point at them; names left out are reported.
struct CategoryLabels {
    enum Way: Sendable, Hashable {
        case straight
        case wrapped
        case staggered
        /// Degrees, counterclockwise.
        case turned(Double)
    }

    private struct Entry {
        let name: String
        /// Where its category stands, from the left edge of the canvas.
        let middle: Double
        let block: TextBlock
        let row: Int
    }

    let way: Way
    private let entries: [Entry]
    let height: Double
    /// How much wider the margin at the left would have to be for no turned name to be cut there.
    private(set) var overflow = 0.0
    /// Names that have no room at all.
    private(set) var omitted: [String]
    private static let gap = 6.0
    private static let rowHeight = 15.0
    /// What is read of a name at most: nobody reads more in a label.
    private static let longest = 160

    /// - Parameters:
    ///   - middles: where the categories stand, from the left edge of the canvas.
    ///   - width: that of the canvas.
    ///   - maxHeight: how much of the canvas the names may take.
    init(
        _ names: [String], middles: [Double], width: Double, maxHeight: Double, measuring: any TextMeasuring
    ) {
        let band =
            middles.count > 1
            ? abs(middles[1] - middles[0]) : 2 * min(middles.first ?? 0, width - (middles.first ?? 0))
        func room(_ index: Int, _ bands: Double) -> Double {
            min(band * bands - Self.gap, 2 * min(middles[index], width - middles[index]) - 4)
        }
        func block(_ index: Int, _ width: Double, _ lines: Int) -> TextBlock {
            TextBlock(
                String(names[index].prefix(Self.longest)), size: Theme.tickSize, width: width, limit: lines,
                measuring: measuring)
        }
        func entries(_ blocks: [TextBlock], rows: Int = 1) -> [Entry] {
            blocks.enumerated().map {
                Entry(name: names[$0], middle: middles[$0], block: $1, row: $0 % rows)
            }
        }
        let indices = names.indices
        guard 2 * band > Self.gap || names.count < 2 else {
            // No name has room beside another: only some are read at all.
            let step = Self.step(band: band, count: names.count)
            let shown = stride(from: 0, to: names.count, by: step).map {
                Entry(name: names[$0], middle: middles[$0], block: block($0, maxHeight, 1), row: 0)
            }
            self.init(.turned(90), shown, names)
            let short = Set(omitted)
            omitted = names.enumerated().filter {
                !$1.isEmpty && ($0 % step != 0 || short.contains($1))
            }.map(\.element)
            return
        }
        let single = indices.map { block($0, .infinity, 1) }
        if indices.allSatisfy({ single[$0].width <= room($0, 1) }) {
            self.init(.straight, entries(single), names)
            return
        }
        let wrapped = indices.map { block($0, room($0, 1), 3) }
        if wrapped.allSatisfy(\.isWhole), (wrapped.map(\.height).max() ?? 0) <= maxHeight {
            self.init(.wrapped, entries(wrapped), names)
            return
        }
        if names.count > 2, indices.allSatisfy({ single[$0].width <= room($0, 2) }),
            2 * Self.rowHeight <= maxHeight
        {
            self.init(.staggered, entries(single, rows: 2), names)
            return
        }
        let turned = Self.turned(
            names, middles: middles, band: band, maxHeight: maxHeight, measuring: measuring, block: block)
        // Shortened lines are easier to read than turned ones that say hardly more.
        let visible = turned.blocks.reduce(0) { $0 + $1.visibleCount }
        let straight = wrapped.reduce(0) { $0 + $1.visibleCount }
        if band >= 44, straight * 5 >= visible * 4, (wrapped.map(\.height).max() ?? 0) <= maxHeight {
            self.init(.wrapped, entries(wrapped), names)
        } else {
            self.init(.turned(turned.degrees), entries(turned.blocks), names)
            guard turned.degrees == 45 else { return }
            let length = maxHeight / Self.halfRoot - Self.rowHeight
            overflow =
                indices.map {
                    let reach = (min(single[$0].width, length) + Self.rowHeight) * Self.halfRoot + 3
                    return 1.06 * (reach - middles[$0])
                }.max() ?? 0
        }
    }

    private init(_ way: Way, _ entries: [Entry], _ names: [String]) {
        self.way = way
        self.entries = entries.filter { !$0.block.lines.isEmpty }
        omitted = entries.filter { $0.block.lines.isEmpty && !$0.name.isEmpty }.map(\.name)
        let tallest = entries.map(\.block.height).max() ?? 0
        switch way {
        case .straight, .wrapped: height = tallest
        case .staggered: height = tallest + Self.rowHeight
        case .turned(let degrees):
            let longest = entries.map(\.block.width).max() ?? 0
            height = degrees == 90 ? longest : (longest + tallest) * Self.halfRoot
        }
    }

    private static let halfRoot = 0.5.squareRoot()

    /// Every how many of the names has room for a line that stands upright.
    private static func step(band: Double, count: Int) -> Int {
        max(1, band > 0 ? min(count, Int(min(rowHeight / band, 1e9).rounded(.up))) : count)
    }

    /// One line each, turned by 45° where neighbours are far enough apart, else by 90°, and where even
    /// that is too near, every second one, every third, …
    private static func turned(
        _ names: [String], middles: [Double], band: Double, maxHeight: Double, measuring: any TextMeasuring,
        block: (Int, Double, Int) -> TextBlock
    ) -> (degrees: Double, blocks: [TextBlock]) {
        let isSteep = band < 1.45 * rowHeight
        let step = step(band: band, count: names.count)
        let none = TextBlock("", size: Theme.tickSize, width: 0, limit: 0, measuring: measuring)
        let blocks = names.indices.map { index -> TextBlock in
            guard index % step == 0 else { return none }
            let toEdge = isSteep ? .infinity : (middles[index] - 2) / halfRoot - rowHeight
            let length = isSteep ? maxHeight : maxHeight / halfRoot - rowHeight
            return block(index, min(length, toEdge), 1)
        }
        return (isSteep ? 90 : 45, blocks)
    }

    /// - Parameters:
    ///   - left: the left edge of the canvas.
    ///   - top: where the labels begin.
    func items(left: Double, top: Double, paint: Paint) -> [SceneItem] {
        entries.flatMap { entry -> [SceneItem] in
            let x = left + entry.middle
            guard case .turned(let degrees) = way else {
                return entry.block.items(
                    x: x, top: top + Double(entry.row) * Self.rowHeight, anchor: .middle, paint: paint)
            }
            guard let line = entry.block.lines.first, let extents = entry.block.extents.first else {
                return []
            }
            let part = degrees == 90 ? 1 : Self.halfRoot
            let place = Point(
                x + (extents.ascent - extents.descent) / 2 * part,
                top + (degrees == 90 ? 0 : extents.ascent * part))
            return [
                .text(
                    TextItem(
                        line, at: place, anchor: .end, paint: paint, rotation: -degrees,
                        fullText: entry.block.isWhole ? nil : entry.name))
            ]
        }
    }
}
