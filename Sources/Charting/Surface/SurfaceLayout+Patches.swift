import Drawing

// The surface itself.
extension SurfaceLayout {
    /// Far patches first: those between a patch and the eye lie nearer to it both in their row and in their
    /// column, so each patch covers exactly what it hides. Of patches that are as many rows and columns away none
    /// hides another: those in one color are one outline, and their lines one stroke.
    func surface() -> [SceneItem] {
        let eye = view.eye
        func farFirst(_ eye: Double) -> [Int] {
            (0..<mesh.count).sorted { a, b in
                let (far, near) = (abs(middle(a) - eye), abs(middle(b) - eye))
                return far == near ? a < b : far > near
            }
        }
        let (columns, rows) = (farFirst(eye.u), farFirst(eye.v))
        let places = MeshPlaces(self)
        let line = Stroke(Theme.ink.opacity(0.2), width: 0.6)
        var items: [SceneItem] = []
        items.reserveCapacity(mesh.count * mesh.count)
        for wave in 0...(2 * mesh.count - 2) {
            var fills: [(paint: Paint, outline: Path)] = []
            var lines = Path()
            for rank in max(0, wave - mesh.count + 1)...min(wave, mesh.count - 1) {
                let (row, column) = (rows[rank], columns[wave - rank])
                guard let paint = mesh.paint(column: column, row: row) else { continue }
                let patch = Patch(self, row: row, column: column)
                if let same = fills.firstIndex(where: { $0.paint == paint }) {
                    fills[same].outline.append(patch.outline(places))
                } else {
                    fills.append((paint, patch.outline(places)))
                }
                lines.append(patch.lines(places))
            }
            items += fills.map { .fill($0.outline, $0.paint) }
            if !lines.isEmpty { items.append(.stroke(lines, line)) }
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
struct MeshPlaces {
    private let places: [Point]
    private let width: Int

    init(_ layout: SurfaceLayout) {
        let (axis, heights) = (layout.mesh.axis, layout.mesh.heights)
        width = axis.count
        places = zip(axis, heights).flatMap { v, row in
            zip(axis, row).map { u, w in Self.rounded(layout.place(u: u, v: v, w: w)) }
        }
    }

    subscript(row: Int, column: Int) -> Point { places[row * width + column] }

    /// To a tenth of a point: the surface is a mesh of small patches, and no eye sees more. Pages are shorter for it.
    static func rounded(_ point: Point) -> Point {
        Point((point.x * 10).rounded() / 10, (point.y * 10).rounded() / 10)
    }
}

/// A patch, seen from the eye.
private struct Patch {
    private let nearRow: Int
    private let farRow: Int
    private let nearColumn: Int
    private let farColumn: Int
    /// Lines are drawn every so many patches, and along near edges that no other patch draws.
    private let meshStep: Int
    private let drawsNearRow: Bool
    private let drawsNearColumn: Bool

    init(_ layout: SurfaceLayout, row: Int, column: Int) {
        let eye = layout.view.eye
        (nearRow, farRow) = layout.isNearHigh(row, eye.v) ? (row + 1, row) : (row, row + 1)
        (nearColumn, farColumn) =
            layout.isNearHigh(column, eye.u) ? (column + 1, column) : (column, column + 1)
        meshStep = layout.meshStep
        (drawsNearRow, drawsNearColumn) = (
            layout.isNearest(nearRow, eye.v), layout.isNearest(nearColumn, eye.u)
        )
    }

    /// The outline, a little larger towards the eye: the patches that are painted next cover the rim,
    /// and nothing shines through where they meet.
    func outline(_ places: MeshPlaces) -> Path {
        let (far, near) = (places[farRow, farColumn], places[nearRow, nearColumn])
        let (left, right) = (places[farRow, nearColumn], places[nearRow, farColumn])
        let rim = Self.moved(near, awayFrom: left)
        return .polyline(
            [
                far, Self.moved(left, awayFrom: far),
                Self.moved(rim, awayFrom: Self.moved(right, awayFrom: far)),
                Self.moved(right, awayFrom: far),
            ], closed: true)
    }

    private static func moved(_ point: Point, awayFrom other: Point) -> Point {
        let rim = 0.45
        return (point - other).normalized.map { MeshPlaces.rounded(point + $0 * rim) } ?? point
    }

    /// The lines of the mesh on edges that are shared with patches that are painted already: the next ones would
    /// cover others.
    func lines(_ places: MeshPlaces) -> Path {
        var lines = Path()
        func along(_ row: Int) {
            lines.move(to: places[row, nearColumn])
            lines.line(to: places[row, farColumn])
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
