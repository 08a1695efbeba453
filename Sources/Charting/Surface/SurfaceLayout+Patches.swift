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
        var items: [SceneItem] = []
        for row in farFirst(eye.v) {
            var run: [Int] = []
            var paint: Paint?
            func finishRun() {
                if let paint, let first = run.min(), let last = run.max() {
                    items += strip(row: row, columns: first...last, paint: paint)
                }
                run = []
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

    private func middle(_ index: Int) -> Double { (mesh.axis[index] + mesh.axis[index + 1]) / 2 }

    /// Whether the edge with the higher index is the one nearer to the eye.
    private func isNearHigh(_ index: Int, _ eye: Double) -> Bool { eye > middle(index) }

    /// Whether no patch nearer to the eye draws the line along an edge: at the border, and under an eye over the
    /// box, where the patches on both sides have the edge in front of them.
    private func isNearest(_ edge: Int, _ eye: Double) -> Bool {
        guard edge > 0, edge < mesh.count else { return true }
        return edge % meshStep == 0 && isNearHigh(edge - 1, eye) && !isNearHigh(edge, eye)
    }

    private func strip(row: Int, columns: ClosedRange<Int>, paint: Paint) -> [SceneItem] {
        let nearIsHigh = isNearHigh(row, view.eye.v)
        func edge(_ row: Int) -> [Point] {
            (columns.lowerBound...columns.upperBound + 1).map { column in
                place(u: mesh.axis[column], v: mesh.axis[row], w: mesh.heights[row][column])
            }
        }
        let (near, far) = (edge(nearIsHigh ? row + 1 : row), edge(nearIsHigh ? row : row + 1))
        let columnIsHigh = isNearHigh(columns.lowerBound, view.eye.u)
        let outline = Self.overlapping(near: near, far: far, nearEndIsLast: columnIsHigh)
        var items: [SceneItem] = [.fill(outline, paint)]
        // Lines lie on edges shared with patches that are painted already: the next ones would cover others.
        var lines = Path()
        if (nearIsHigh ? row : row + 1) % meshStep == 0 { lines.append(.polyline(far)) }
        let nearRow = nearIsHigh ? row + 1 : row
        if isNearest(nearRow, view.eye.v) { lines.append(.polyline(near)) }
        let farColumn = columnIsHigh ? columns.lowerBound : columns.upperBound + 1
        let nearColumn = columnIsHigh ? columns.upperBound + 1 : columns.lowerBound
        let (farEnd, nearEnd) = columnIsHigh ? (0, near.count - 1) : (near.count - 1, 0)
        if farColumn % meshStep == 0 { lines.append(.segment(near[farEnd], far[farEnd])) }
        if isNearest(nearColumn, view.eye.u) { lines.append(.segment(near[nearEnd], far[nearEnd])) }
        if !lines.isEmpty { items.append(.stroke(lines, Stroke(Theme.ink.opacity(0.2), width: 0.6))) }
        return items
    }

    /// The outline of a strip, a little larger towards the eye: the patches that are painted next cover the rim,
    /// and nothing shines through where they meet.
    private static func overlapping(near: [Point], far: [Point], nearEndIsLast: Bool) -> Path {
        let rim = 0.45
        func moved(_ point: Point, awayFrom other: Point) -> Point {
            (point - other).normalized.map { point + $0 * rim } ?? point
        }
        var near = zip(near, far).map { moved($0, awayFrom: $1) }
        var far = far
        let (end, inner) = nearEndIsLast ? (near.count - 1, near.count - 2) : (0, 1)
        if near.indices.contains(inner) {
            near[end] = moved(near[end], awayFrom: near[inner])
            far[end] = moved(far[end], awayFrom: far[inner])
        }
        return .polyline(near + far.reversed(), closed: true)
    }
}
