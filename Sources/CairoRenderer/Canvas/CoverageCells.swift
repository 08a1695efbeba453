import CPixels

/// What edges cover of the pixels in some rows, and which pixels they touch.
///
/// Each edge adds to the pixels it passes what it covers of them, signed by its direction, and to their right
/// neighbor the rest; sums along a row are then winding numbers times coverage (R. Levien, "Inside the fastest
/// font renderer in the world", 2016). All of it is in whole numbers: what one polygon covers of a pixel and
/// what its neighbor covers add up to the pixel, and no sum depends on an order.
final class CoverageCells {
    private let cells: UnsafeMutablePointer<Int32>
    /// A bit for each block of a row.
    private let touched: UnsafeMutablePointer<UInt64>
    private(set) var (left, top, rows, cellsPerRow, wordsPerRow) = (0, 0, 0, 0, 0)

    /// - Parameters:
    ///   - width: the most pixels a row will have.
    ///   - rows: the most rows there will be.
    init(width: Int, rows: Int) {
        let capacity = Self.rounded(width + 2) * rows
        cells = .allocate(capacity: capacity)
        cells.initialize(repeating: 0, count: capacity)
        touched = .allocate(capacity: capacity / blockSize)
        touched.initialize(repeating: 0, count: capacity / blockSize)
    }

    deinit {
        cells.deallocate()
        touched.deallocate()
    }

    private static func rounded(_ count: Int) -> Int { (count + blockSize - 1) / blockSize * blockSize }

    /// Sets the pixels that edges are added to; all cells must be zero.
    func begin(left: Int, columns: Int, top: Int, rows: Int) {
        (self.left, self.top, self.rows) = (left, top, rows)
        // What is right of the last one has a place, too.
        cellsPerRow = Self.rounded(columns + 1)
        wordsPerRow = (cellsPerRow / blockSize + 63) / 64
    }

    /// Adds the part of an edge within the rows.
    func add(_ edge: EdgeList.Edge) {
        let (firstY, lastY) = (Int(edge.y0), Int(edge.y1))
        let x0 = Int(edge.x0) - left << 8
        let sign = Int(edge.sign)
        var y = max(firstY, top << 8)
        let endY = min(lastY, (top + rows) << 8)
        guard y < endY else { return }
        var row = y >> 8 - top
        if edge.x0 == edge.x1 {
            while y < endY {
                let next = min((y >> 8 + 1) << 8, endY)
                add(row, x0, x0, sign * (next - y))
                (y, row) = (next, row + 1)
            }
            return
        }
        let x1 = Int(edge.x1) - left << 8
        let slope = Double(x1 - x0) / Double(lastY - firstY)
        // The x at a height follows from the edge alone, whichever rows are shown. Nothing is negative, so that
        // this rounds.
        let start = Double(x0) + 0.5
        var x = y == firstY ? x0 : Int(start + slope * Double(y - firstY))
        while y < endY {
            let nextY = min((y >> 8 + 1) << 8, endY)
            let next = nextY == lastY ? x1 : Int(start + slope * Double(nextY - firstY))
            add(row, min(x, next), max(x, next), sign * (nextY - y))
            (x, y, row) = (next, nextY, row + 1)
        }
    }

    /// Adds the piece of an edge within a row of pixels, from one x to another.
    @inline(__always)
    private func add(_ row: Int, _ from: Int, _ to: Int, _ height: Int) {
        let line = cells + row * cellsPerRow
        let first = from >> 8
        let last = (to - 1) >> 8
        touch(row, from: first, to: max(first, last) + 1)
        if last <= first {
            put(line, first, height, from + to - first << 9)
            return
        }
        // How much of the height is passed at each border of pixels.
        let perUnit = Double(height) / Double(to - from)
        var (enter, passed) = (from, 0)
        for column in first...last {
            let leave = min((column + 1) << 8, to)
            // Rounded down throughout is as good: the last one takes what is left.
            let next = leave == to ? height : Int(perUnit * Double(leave - from))
            put(line, column, next - passed, enter + leave - column << 9)
            (enter, passed) = (leave, next)
        }
    }

    /// - Parameter place: the sum of the x at both ends, from the left of the pixel.
    @inline(__always)
    private func put(_ line: UnsafeMutablePointer<Int32>, _ column: Int, _ height: Int, _ place: Int) {
        let rest = Int32(truncatingIfNeeded: height * place)
        line[column] &+= Int32(truncatingIfNeeded: height << 9) &- rest
        line[column + 1] &+= rest
    }

    /// Notes that cells are other than 0, from one to another.
    @inline(__always)
    private func touch(_ row: Int, from first: Int, to last: Int) {
        let words = touched + row * wordsPerRow
        let (low, high) = (first >> blockBits, last >> blockBits)
        // Most edges pass a block or two in a row.
        if low >> 6 == high >> 6 {
            words[low >> 6] |= (2 << UInt64(high & 63) &- 1) & (.max << UInt64(low & 63))
        } else {
            for block in low...high { words[block >> 6] |= 1 << UInt64(block & 63) }
        }
    }

    /// The rows, for `CPixels` to read and empty.
    ///
    /// - Parameter width: pixels of the canvas.
    func all(width: Int, isEvenOdd: Bool) -> descent_rows {
        descent_rows(
            cells: cells, touched: touched, row_count: rows, cells_per_row: cellsPerRow,
            words_per_row: wordsPerRow, limit: width - left, is_even_odd: isEvenOdd ? 1 : 0)
    }
}

/// Cells of a row whose touches are noted together.
private let blockBits = 3
private let blockSize = 1 << blockBits
