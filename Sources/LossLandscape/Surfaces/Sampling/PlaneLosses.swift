import TrainingCore

/// The losses at single points of a plane's grid: the bits that the whole surface has there.
struct PlaneLosses: Sendable {
    let engine: String
    private let request: PlaneRequest
    private let affine: AffineLayerEngine?
    private let threads: Int

    init(_ request: PlaneRequest, precision: SurfacePrecision, threads: Int) {
        self.request = request
        self.threads = threads
        (affine, engine) = request.engine(precision: precision)
    }

    /// The losses of some points of some rows.
    @Sendable func compute(_ rows: [SampleRow]) -> [[Double]] {
        let x = rows.flatMap { row in row.columns.map { request.x[$0] } }
        let y = rows.flatMap { row in row.columns.map { _ in request.y[row.row] } }
        var all = [Double](repeating: 0, count: x.count)
        if let affine {
            var segments: [AffineLayerEngine.Segment] = []
            var start = 0
            for row in rows {
                // Some points at a time, so that every thread has something to do.
                let parts = Chunks(row.columns.count, size: 16)
                for part in 0..<parts.count {
                    let range = start + parts[part].lowerBound..<start + parts[part].upperBound
                    segments.append(.init(y: request.y[row.row], x: range, start: range.lowerBound))
                }
                start += row.columns.count
            }
            all.withUnsafeMutableBufferPointer {
                affine.write(segments, x: x, to: $0, threads: threads)
            }
            for point in all.indices where x[point] == 0 && y[point] == 0 {
                all[point] = request.lossByBruteForce([(0, 0)])[0]
            }
        } else {
            all = request.lossByBruteForce(zip(x, y).map { ($0, $1) })
        }
        var rest = all[...]
        return rows.map { row in
            let losses = Array(rest.prefix(row.columns.count))
            rest = rest.dropFirst(row.columns.count)
            return losses
        }
    }
}
