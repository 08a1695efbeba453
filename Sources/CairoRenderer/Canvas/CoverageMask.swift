import CPixels

/// The most that any of several areas covers of each pixel in some rows.
final class CoverageMask {
    private let levels: UnsafeMutablePointer<UInt8>
    private let width: Int
    /// Outside of these pixels all is 0.
    private var (minX, maxX, minRow, maxRow) = (Int.max, -1, Int.max, -1)

    init(width: Int, rows: Int) {
        self.width = width
        levels = .allocate(capacity: width * rows)
        levels.initialize(repeating: 0, count: width * rows)
    }

    deinit { levels.deallocate() }

    /// Adds what the cells cover, and leaves them as zeros.
    ///
    /// - Parameter top: the first row of the mask.
    func add(_ cells: CoverageCells, top: Int, isEvenOdd: Bool) {
        let first = cells.top - top
        var rows = cells.all(width: width, isEvenOdd: isEvenOdd)
        descent_raise_levels(&rows, levels + first * width + cells.left, width)
        minX = min(minX, cells.left)
        maxX = min(max(maxX, cells.left + cells.cellsPerRow), width - 1)
        minRow = min(minRow, first)
        maxRow = max(maxRow, first + cells.rows - 1)
    }

    /// Paints what is covered, and leaves the mask empty.
    ///
    /// - Parameter words: the pixels of the first row of the mask.
    func paint(_ words: UnsafeMutablePointer<UInt32>, stride: Int, _ ink: descent_ink) {
        guard minRow <= maxRow, minX <= maxX else { return }
        for row in minRow...maxRow {
            descent_paint_levels(
                maxX - minX + 1, levels + row * width + minX, words + row * stride + minX, ink)
        }
        (minX, maxX, minRow, maxRow) = (Int.max, -1, Int.max, -1)
    }
}
