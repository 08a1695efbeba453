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
    /// The numbers of the edges in each band, in order, and where each band begins in them.
    private var numbers: [Int32] = []
    private var starts: [Int] = []

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
        numbers = [Int32](repeating: 0, count: next[next.count - 1])
        for (index, edge) in edges.enumerated() {
            for band in bands(edge) {
                numbers[next[band]] = Int32(truncatingIfNeeded: index)
                next[band] += 1
            }
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
        for (number, area) in areas.enumerated() {
            if let whole = masked, number >= whole.endPart {
                blend(mask, whole, top)
                masked = nil
            }
            guard index < end, numbers[index] < area.endEdge else { continue }
            let firstRow = max(top, area.minY)
            cells.begin(
                left: area.minX, columns: area.maxX - area.minX + 1, top: firstRow,
                rows: min(bottom, area.maxY) - firstRow)
            while index < end, numbers[index] < area.endEdge {
                cells.add(edges[Int(numbers[index])])
                index += 1
            }
            if area.isPart {
                masked = area
                mask.add(cells, top: top, isEvenOdd: area.isEvenOdd)
            } else {
                blend(cells, area)
            }
        }
        if let masked { blend(mask, masked, top) }
    }

    /// Paints what is covered and leaves the cells as zeros.
    private func blend(_ cells: CoverageCells, _ area: PaintedArea) {
        let (ink, shares) = (area.ink, Shares(area.ink))
        cells.read(isEvenOdd: area.isEvenOdd) { row, x, count, level in
            let pixels = words + (cells.top + row) * stride + cells.left + x
            fill(pixels, count, ink, shares[level])
        }
    }

    /// Paints what the mask covers and leaves it empty.
    private func blend(_ mask: CoverageMask, _ area: PaintedArea, _ top: Int) {
        let (ink, shares) = (area.ink, Shares(area.ink))
        mask.read { row, x, level in fill(words + (top + row) * stride + x, 1, ink, shares[level]) }
    }

    @inline(__always)
    private func fill(_ pixels: UnsafeMutablePointer<UInt32>, _ count: Int, _ ink: Ink, _ share: UInt32) {
        if share == 255 {
            if count == 1 { pixels[0] = ink.word } else { pixels.update(repeating: ink.word, count: count) }
        } else if share > 0 {
            for index in 0..<count { pixels[index] = ink.over(pixels[index], share) }
        }
    }

    /// From levels of coverage to opacities of 0 to 255.
    private struct Shares {
        /// The opacity of a pixel that is wholly covered, in 1/256.
        private let alpha: UInt32

        init(_ ink: Ink) { alpha = UInt32(ink.alpha * 256 + 0.5) }

        @inline(__always)
        subscript(level: Int32) -> UInt32 {
            (UInt32(truncatingIfNeeded: level) * alpha + 128 << CoverageCells.levelBits)
                >> (8 + CoverageCells.levelBits)
        }
    }
}
