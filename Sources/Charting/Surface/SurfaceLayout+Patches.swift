import Drawing

// The surface itself.
extension SurfaceLayout {
    /// Far patches first: those between a patch and the eye lie nearer to it both in their row and in their
    /// column, so each patch covers exactly what it hides. Patches side by side in one color are one outline.
    func surface() -> [SceneItem] {
        let eye = view.eye
        func farFirst(_ eye: Double) -> [Int] {
            (0..<mesh.count).sorted { a, b in
                let (far, near) = (abs(middle(a) - eye), abs(middle(b) - eye))
                return far == near ? a < b : far > near
            }
        }
        let columns = farFirst(eye.u)
        let places = MeshPlaces(self)
        let line = Stroke(Theme.ink.opacity(0.2), width: 0.6)
        var items: [SceneItem] = []
        items.reserveCapacity(2 * mesh.count * mesh.count)
        for row in farFirst(eye.v) {
            var run: [Int] = []
            var paint: Paint?
            func finishRun() {
                if let paint, let first = run.min(), let last = run.max() {
                    let strip = Strip(self, row: row, columns: first...last)
                    items.append(.fill(strip.outline(places), paint))
                    let lines = strip.lines(places)
                    if !lines.isEmpty { items.append(.stroke(lines, line)) }
                }
                run.removeAll(keepingCapacity: true)
            }
            for column in columns {
                let next = mesh.paint(column: column, row: row)
                // Patches on both sides of an eye over the box have their near edges opposite.
                let isNeighbor =
                    run.last.map {
                        abs($0 - column) == 1 && isNearHigh($0, eye.u) == isNearHigh(column, eye.u)
                    } ?? true
                let far = isNearHigh(column, eye.u) ? column : column + 1
                if next != paint || !isNeighbor || far % meshStep == 0 { finishRun() }
                paint = next
                run.append(column)
            }
            finishRun()
        }
        return items
    }

    fileprivate func middle(_ index: Int) -> Double { (mesh.axis[index] + mesh.axis[index + 1]) / 2 }

    /// Whether the edge with the higher index is the one nearer to the eye.
    fileprivate func isNearHigh(_ index: Int, _ eye: Double) -> Bool { eye > middle(index) }

    /// Whether no patch nearer to the eye draws the line along an edge: at the border, and under an eye over the
    /// box, where the patches on both sides have the edge in front of them.
    fileprivate func isNearest(_ edge: Int, _ eye: Double) -> Bool {
        guard edge > 0, edge < mesh.count else { return true }
        return edge % meshStep == 0 && isNearHigh(edge - 1, eye) && !isNearHigh(edge, eye)
    }
}

/// Where the corners of the patches stand.
private struct MeshPlaces {
    private let places: [Point]
    private let width: Int

    init(_ layout: SurfaceLayout) {
        let (axis, heights) = (layout.mesh.axis, layout.mesh.heights)
        width = axis.count
        places = zip(axis, heights).flatMap { v, row in
            zip(axis, row).map { u, w in layout.place(u: u, v: v, w: w) }
        }
    }

    subscript(row: Int, column: Int) -> Point { places[row * width + column] }
}

/// Patches side by side in a row, seen from the eye.
private struct Strip {
    /// The corners of the patches, from column to column.
    private let first: Int
    private let last: Int
    private let nearRow: Int
    private let farRow: Int
    private let nearColumn: Int
    private let farColumn: Int
    /// Lines are drawn every so many patches, and along near edges that no other patch draws.
    private let meshStep: Int
    private let drawsNearRow: Bool
    private let drawsNearColumn: Bool

    init(_ layout: SurfaceLayout, row: Int, columns: ClosedRange<Int>) {
        let eye = layout.view.eye
        (first, last) = (columns.lowerBound, columns.upperBound + 1)
        (nearRow, farRow) = layout.isNearHigh(row, eye.v) ? (row + 1, row) : (row, row + 1)
        (nearColumn, farColumn) = layout.isNearHigh(first, eye.u) ? (last, first) : (first, last)
        meshStep = layout.meshStep
        (drawsNearRow, drawsNearColumn) = (
            layout.isNearest(nearRow, eye.v), layout.isNearest(nearColumn, eye.u)
        )
    }

    /// The outline, a little larger towards the eye: the patches that are painted next cover the rim,
    /// and nothing shines through where they meet.
    func outline(_ places: MeshPlaces) -> Path {
        func near(_ column: Int) -> Point {
            Self.moved(places[nearRow, column], awayFrom: places[farRow, column])
        }
        let inner = nearColumn == last ? last - 1 : first + 1
        var elements: [Path.Element] = []
        elements.reserveCapacity(2 * (last - first) + 3)
        for column in first...last {
            let place =
                column == nearColumn ? Self.moved(near(column), awayFrom: near(inner)) : near(column)
            elements.append(column == first ? .move(place) : .line(place))
        }
        for column in (first...last).reversed() {
            let place = places[farRow, column]
            elements.append(
                .line(
                    column == nearColumn ? Self.moved(place, awayFrom: places[farRow, inner]) : place))
        }
        elements.append(.close)
        return Path(elements: elements)
    }

    private static func moved(_ point: Point, awayFrom other: Point) -> Point {
        let rim = 0.45
        return (point - other).normalized.map { point + $0 * rim } ?? point
    }

    /// The lines of the mesh on edges that are shared with patches that are painted already: the next ones would
    /// cover others.
    func lines(_ places: MeshPlaces) -> Path {
        var lines = Path()
        func along(_ row: Int) {
            lines.move(to: places[row, first])
            for column in first + 1...last { lines.line(to: places[row, column]) }
        }
        func across(_ column: Int) {
            lines.move(to: places[nearRow, column])
            lines.line(to: places[farRow, column])
        }
        if farRow % meshStep == 0 { along(farRow) }
        if drawsNearRow { along(nearRow) }
        if farColumn % meshStep == 0 { across(farColumn) }
        if drawsNearColumn { across(nearColumn) }
        return lines
    }
}
