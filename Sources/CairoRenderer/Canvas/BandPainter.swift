import CPixels

/// Paints areas into the pixels of a picture, band by band of rows: each band is painted from the first area to the
/// last while its pixels are in the processor's cache, and no band knows of another one.
struct BandPainter: @unchecked Sendable {
    private let words: UnsafeMutablePointer<UInt32>
    private let stride: Int
    private let width: Int
    private let height: Int
    private let areas: [PaintedArea]
    private let edges: [EdgeList.Edge]
    private let rowsPerBand: Int
    /// The edges in each band, in order, and where each band begins in them.
    private var entries: [Entry] = []
    private var starts: [Int] = []

    /// An edge and the area it is of, by their numbers.
    private struct Entry {
        var edge: Int32
        var area: Int32
    }

    private static let bandCells = 1 << 16
    /// Pictures with fewer pixels are not worth a second thread.
    private static let manyPixels = 1_000_000

    /// - Parameters:
    ///   - words: the pixels, valid while painting and used by nobody else then.
    ///   - stride: words from the start of a row to the start of the next.
    init(
        words: UnsafeMutablePointer<UInt32>, stride: Int, width: Int, height: Int, areas: [PaintedArea],
        edges: [EdgeList.Edge]
    ) {
        (self.words, self.stride, self.width, self.height) = (words, stride, width, height)
        (self.areas, self.edges) = (areas, edges)
        rowsPerBand = min(max(Self.bandCells / max(width, 1), 8), 64)
        sortIntoBands()
    }

    private mutating func sortIntoBands() {
        let rows = rowsPerBand
        func bands(_ edge: EdgeList.Edge) -> ClosedRange<Int> {
            (Int(edge.y0) >> 8) / rows...(Int(edge.y1 - 1) >> 8) / rows
        }
        var next = [Int](repeating: 0, count: (height + rows - 1) / rows + 1)
        for edge in edges {
            for band in bands(edge) { next[band + 1] += 1 }
        }
        for band in 1..<next.count { next[band] += next[band - 1] }
        starts = next
        entries = [Entry](repeating: Entry(edge: 0, area: 0), count: next[next.count - 1])
        var first = 0
        for (number, area) in areas.enumerated() {
            for index in first..<area.endEdge {
                let entry = Entry(
                    edge: Int32(truncatingIfNeeded: index), area: Int32(truncatingIfNeeded: number))
                for band in bands(edges[index]) {
                    entries[next[band]] = entry
                    next[band] += 1
                }
            }
            first = area.endEdge
        }
    }

    func paint() {
        let bands = starts.count - 1
        guard width * height >= Self.manyPixels else { return paint(Array(0..<bands)) }
        TwoThreads.run { thread in paint(Array(Swift.stride(from: thread, to: bands, by: 2))) }
    }

    private func paint(_ bands: [Int]) {
        let cells = CoverageCells(width: width, rows: rowsPerBand)
        let mask = CoverageMask(width: width, rows: rowsPerBand)
        for band in bands { paint(band, cells, mask) }
    }

    private func paint(_ band: Int, _ cells: CoverageCells, _ mask: CoverageMask) {
        let (top, bottom) = (band * rowsPerBand, min((band + 1) * rowsPerBand, height))
        var index = starts[band]
        let end = starts[band + 1]
        // The area whose parts the mask collects.
        var masked: PaintedArea?
        while index < end {
            let number = entries[index].area
            let area = areas[Int(number)]
            if let whole = masked, number >= whole.endPart {
                mask.paint(words + top * stride, stride: stride, whole.ink.pixels)
                masked = nil
            }
            let firstRow = max(top, area.minY)
            cells.begin(
                left: area.minX, columns: area.maxX - area.minX + 1, top: firstRow,
                rows: min(bottom, area.maxY) - firstRow)
            while index < end, entries[index].area == number {
                cells.add(edges[Int(entries[index].edge)])
                index += 1
            }
            if area.isPart {
                masked = area
                mask.add(cells, top: top, isEvenOdd: area.isEvenOdd)
            } else {
                blend(cells, area)
            }
        }
        if let masked { mask.paint(words + top * stride, stride: stride, masked.ink.pixels) }
    }

    /// Paints what is covered and leaves the cells as zeros.
    private func blend(_ cells: CoverageCells, _ area: PaintedArea) {
        var rows = cells.all(width: width, isEvenOdd: area.isEvenOdd)
        descent_paint_rows(&rows, words + cells.top * stride + cells.left, stride, area.ink.pixels)
    }
}
