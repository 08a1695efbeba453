/// Rows of a surface with few samples, side by side as if they were samples: what is done once per block is
/// then done once for many rows.
///
/// With R rows and N samples a list per sample becomes R lists one behind the other, a list of nodes × N
/// becomes nodes × (R·N).
struct StackedRows: Sendable {
    let samples: Int
    let rows: Int

    /// `samples` must not be more than a block's.
    init(samples: Int) {
        self.samples = samples
        rows = max(1, BlockPass.width / samples)
    }

    var stride: Int { samples * rows }

    func repeated(_ numbers: [Double]) -> [Double] {
        var all: [Double] = []
        all.reserveCapacity(numbers.count * rows)
        for node in 0..<numbers.count / samples {
            for _ in 0..<rows { all += numbers[node * samples..<(node + 1) * samples] }
        }
        return all
    }

    /// Per row, at its offset s, `numbers` + s·`feed`.
    func moved(_ numbers: [Double], by feed: [Double], at offsets: ArraySlice<Double>) -> [Double] {
        var all = [Double](repeating: 0, count: stride)
        for (row, s) in offsets.enumerated() {
            for sample in 0..<samples {
                all[row * samples + sample] = numbers[sample] + s * feed[sample]
            }
        }
        return all
    }

    /// A block for some rows, whose other unit is at their offsets.
    func stacked(_ block: UnitBlock, at offsets: ArraySlice<Double>) -> UnitBlock {
        UnitBlock(
            count: samples * offsets.count, stride: stride, preActivation: repeated(block.preActivation),
            feed: repeated(block.feed),
            otherPreActivation: moved(block.otherPreActivation, by: block.otherFeed, at: offsets),
            otherFeed: repeated(block.otherFeed), next: repeated(block.next),
            residuals: repeated(block.residuals), targets: repeated(block.targets))
    }
}
