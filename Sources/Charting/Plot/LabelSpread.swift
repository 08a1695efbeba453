/// Labels side by side in a column, such as names at the ends of lines.
enum LabelSpread {
    /// Moves middles apart until none of the boxes around them overlap, by as little as possible.
    ///
    /// With the distances that neighbours need taken off, middles only have to ascend, and the
    /// nearest ascending sequence is that of pooled neighbours (isotonic regression, by the
    /// pool-adjacent-violators algorithm).
    ///
    /// - Parameters:
    ///   - middles: ascending.
    ///   - top, bottom: where the first box may begin and the last one end; if there is not room
    ///     enough for all of them, they begin at the top.
    static func middles(_ middles: [Double], heights: [Double], top: Double, bottom: Double) -> [Double] {
        var offsets = [0.0]
        for (above, below) in zip(heights, heights.dropFirst()) {
            offsets.append(offsets[offsets.count - 1] + (above + below) / 2)
        }
        var pools: [(mean: Double, count: Int)] = []
        for (middle, offset) in zip(middles, offsets) {
            pools.append((middle - offset, 1))
            while pools.count > 1, pools[pools.count - 2].mean > pools[pools.count - 1].mean {
                let (last, before) = (pools.removeLast(), pools.removeLast())
                let count = last.count + before.count
                let sum = last.mean * Double(last.count) + before.mean * Double(before.count)
                pools.append((sum / Double(count), count))
            }
        }
        let means = pools.flatMap { Array(repeating: $0.mean, count: $0.count) }
        let lowest = top + (heights.first ?? 0) / 2
        let highest = bottom - (heights.last ?? 0) / 2 - offsets[heights.isEmpty ? 0 : heights.count - 1]
        return zip(means, offsets).map { max(min($0, highest), lowest) + $1 }
    }
}
