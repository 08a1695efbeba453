/// Some points of a row.
struct SampleRow: Sendable {
    let row: Int
    let columns: [Int]
}

/// Computes the losses at points of a grid as they are asked for, each once, in tiles after each of which
/// a caller may look on, save what there is, or stop.
struct PointSampler {
    let x: [Double]
    let y: [Double]
    private(set) var isComputed: [Bool]
    /// Only where it is computed.
    private(set) var loss: [Double]
    private var computed = 0
    private var planned = 0
    private var fresh = 0
    private let fingerprint: Fingerprint
    private let compute: ([SampleRow]) -> [[Double]]
    private let watch: (SurfaceProgress, () -> SurfaceCheckpoint) -> Bool

    /// So many points are computed between two looks.
    static let tile = 256

    init(
        x: [Double], y: [Double], fingerprint: Fingerprint, checkpoint: SurfaceCheckpoint?,
        compute: @escaping ([SampleRow]) -> [[Double]],
        watch: @escaping (SurfaceProgress, () -> SurfaceCheckpoint) -> Bool
    ) throws(LandscapeError) {
        self.x = x
        self.y = y
        self.fingerprint = fingerprint
        self.compute = compute
        self.watch = watch
        isComputed = [Bool](repeating: false, count: x.count * y.count)
        loss = [Double](repeating: 0, count: isComputed.count)
        guard let checkpoint else { return }
        try checkpoint.check(fingerprint, points: isComputed.count)
        isComputed = checkpoint.isComputed
        var rest = checkpoint.losses[...]
        for point in isComputed.indices where isComputed[point] { loss[point] = rest.removeFirst() }
        computed = checkpoint.count
        planned = computed
    }

    var checkpoint: SurfaceCheckpoint {
        SurfaceCheckpoint(
            fingerprint: fingerprint, isComputed: isComputed,
            losses: isComputed.indices.filter { isComputed[$0] }.map { loss[$0] })
    }

    /// Computes the points, given in ascending order, that are not computed yet; false if a caller stopped
    /// it.
    mutating func compute(_ points: [Int]) -> Bool {
        let missing = points.filter { !isComputed[$0] }
        planned += missing.count
        let tiles = Chunks(missing.count, size: Self.tile)
        for tile in 0..<tiles.count {
            let part = missing[tiles[tile]]
            let rows = Self.rows(part, width: x.count)
            for (row, losses) in zip(rows, compute(rows)) {
                for (column, value) in zip(row.columns, losses) {
                    loss[row.row * x.count + column] = value
                    isComputed[row.row * x.count + column] = true
                }
            }
            fresh += part.count
            computed += part.count
            let progress = SurfaceProgress(computed: computed, planned: planned, fresh: fresh)
            if !watch(progress, { checkpoint }) { return false }
        }
        return true
    }

    private static func rows(_ points: ArraySlice<Int>, width: Int) -> [SampleRow] {
        var rows: [SampleRow] = []
        var columns: [Int] = []
        var current = (points.first ?? 0) / width
        for point in points {
            if point / width != current {
                rows.append(SampleRow(row: current, columns: columns))
                columns = []
                current = point / width
            }
            columns.append(point % width)
        }
        rows.append(SampleRow(row: current, columns: columns))
        return rows
    }
}
