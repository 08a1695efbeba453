import CKernels

/// Where the rows of an engine go: ``MovedPair/lower`` points × ``MovedPair/upper`` points, which are the
/// rows of the surface, or its columns.
struct SurfaceRows: @unchecked Sendable {
    // Tasks write to parts of their own.
    private let start: UnsafeMutablePointer<Double>
    /// Of the engine.
    let rows: Int
    let columns: Int
    private let isTransposed: Bool

    /// nil if there is no room for them all.
    init?(_ losses: UnsafeMutableBufferPointer<Double>, rows: Int, columns: Int, isTransposed: Bool) {
        guard let start = losses.baseAddress, losses.count >= rows * columns else { return nil }
        self.start = start
        self.rows = rows
        self.columns = columns
        self.isTransposed = isTransposed
    }

    var count: Int { rows * columns }

    /// Lets `body` write some rows: they start at the address, `columns` apart.
    ///
    /// Transposed rows are turned round while they are in the nearest caches: best eight or more together.
    func write(_ range: Range<Int>, _ body: (UnsafeMutablePointer<Double>) -> Void) {
        write(rows: range, columns: 0..<columns) { start, _ in body(start) }
    }

    /// Lets `body` write a part of some rows: they start at the address, and the second number apart.
    func write(
        rows range: Range<Int>, columns part: Range<Int>,
        _ body: (UnsafeMutablePointer<Double>, Int) -> Void
    ) {
        guard isTransposed else {
            return body(start + range.lowerBound * columns + part.lowerBound, columns)
        }
        withUnsafeTemporaryAllocation(of: Double.self, capacity: range.count * part.count) { buffer in
            guard let scratch = buffer.baseAddress else { return }
            body(scratch, part.count)
            descent_transpose(
                range.count, part.count, scratch, start + part.lowerBound * rows + range.lowerBound, rows)
        }
    }
}
