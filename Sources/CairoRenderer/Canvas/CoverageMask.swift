/// The most that any of several areas covers of each pixel in some rows.
final class CoverageMask {
    private let levels: UnsafeMutablePointer<UInt8>
    private let width: Int
    private let rows: Int
    /// Outside of these pixels all is 0.
    private var (minX, maxX, minRow, maxRow) = (Int.max, -1, Int.max, -1)

    init(width: Int, rows: Int) {
        (self.width, self.rows) = (width, rows)
        levels = .allocate(capacity: width * rows)
        levels.initialize(repeating: 0, count: width * rows)
    }

    deinit { levels.deallocate() }

    /// Adds what the cells cover, and leaves them as zeros.
    ///
    /// - Parameter top: the first row of the mask.
    func add(_ cells: CoverageCells, top: Int, isEvenOdd: Bool) {
        let (left, down) = (cells.left, cells.top - top)
        cells.read(isEvenOdd: isEvenOdd) { row, x, count, level in
            let line = levels + (row + down) * width + left + x
            let level = UInt8(truncatingIfNeeded: level)
            for index in 0..<count where line[index] < level { line[index] = level }
        }
        minX = min(minX, left)
        // What is right of the last cell may have been touched, too.
        maxX = min(max(maxX, left + cells.cellsPerRow), width - 1)
        minRow = min(minRow, down)
        maxRow = max(maxRow, down + cells.rows - 1)
    }

    /// Calls `body` with each pixel that is covered, and leaves the mask empty.
    @inline(__always)
    func read(_ body: (_ row: Int, _ x: Int, _ level: Int32) -> Void) {
        guard minRow <= maxRow, minX <= maxX else { return }
        for row in minRow...maxRow {
            let line = levels + row * width
            for x in minX...maxX where line[x] != 0 {
                body(row, x, Int32(line[x]))
                line[x] = 0
            }
        }
        (minX, maxX, minRow, maxRow) = (Int.max, -1, Int.max, -1)
    }
}
