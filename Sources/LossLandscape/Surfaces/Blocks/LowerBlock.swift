import CKernels
import TrainingCore

/// What a block of samples brings to the unit that the lower parameter moves, where the upper one is in a
/// layer above: what arrives at the next layer without the unit is summed up once, so that a row of the
/// surface adds the unit's value times a column of weights (a rank-1 update) and goes on from there.
struct LowerBlock: Sendable {
    let count: Int
    /// Of the unit, at the lower parameter's offset 0, per sample.
    let preActivation: [Double]
    /// How it changes with the lower parameter.
    let feed: [Double]
    /// The pre-activations of the next layer without the unit, nodes × stride.
    let next: [Double]
    /// What feeds the upper parameter, where that does not change from row to row; nil where it does.
    let upperFeed: [Double]?
    let targets: [Double]
}

/// Makes the ``UnitBlock``s of rows whose lower parameter is in a layer below the moved one.
struct LowerBlocks: Sendable {
    private let reader: UnitBlockReader
    private let blocks: [LowerBlock]
    /// The next layer's weights from the unit, one per node.
    private let column: [Double]
    /// Of the unit.
    private let activation: Int32

    init(_ reader: UnitBlockReader, threads: Int) {
        activation = reader.layers[reader.pair.lower.layer].kernel
        self.reader = reader
        let (lower, layers) = (reader.pair.lower, reader.layers)
        let next = layers[lower.layer + 1]
        column = (0..<next.nodes).map {
            reader.parameters[next.weights + $0 * next.inputs + lower.node]
        }
        blocks = reader.mapBlocks(threads: threads) { pass in Self.read(&pass, reader: reader) }
    }

    private static func read(_ pass: inout BlockPass, reader: UnitBlockReader) -> LowerBlock {
        let (upper, lower) = (reader.pair.upper, reader.pair.lower)
        pass.run(layers: 0..<lower.layer + 1)
        let isNext = upper.layer == lower.layer + 1
        let keepsFeed = upper.input == nil || (isNext && upper.input != lower.node)
        let upperFeed = keepsFeed ? pass.feed(of: upper) : nil
        pass.silence(lower.node, inLayer: lower.layer)
        pass.runAffine(layer: lower.layer + 1)
        return LowerBlock(
            count: pass.count, preActivation: pass.row(lower.node, of: pass.preActivations[lower.layer]),
            feed: pass.feed(of: lower), next: pass.preActivations[lower.layer + 1], upperFeed: upperFeed,
            targets: pass.targets)
    }

    var count: Int { blocks.count }

    /// The first block as it is for some rows at once; see ``StackedRows``.
    func stacked(_ rows: StackedRows, at offsets: ArraySlice<Double>) -> LowerBlock {
        let block = blocks[0]
        return LowerBlock(
            count: block.count * offsets.count,
            preActivation: rows.moved(block.preActivation, by: block.feed, at: offsets),
            feed: rows.repeated(block.feed), next: rows.repeated(block.next),
            upperFeed: block.upperFeed.map(rows.repeated), targets: rows.repeated(block.targets))
    }

    /// The block at the lower parameter's offset s. `pass` is scratch.
    func block(_ index: Int, at s: Double, with pass: inout BlockPass) -> UnitBlock {
        self.block(blocks[index], at: s, with: &pass)
    }

    /// The same of a block that is made already.
    func block(_ block: LowerBlock, at s: Double, with pass: inout BlockPass) -> UnitBlock {
        let (upper, lower) = (reader.pair.upper, reader.pair.lower)
        var unit = block.preActivation
        let size = unit.count
        unit.withUnsafeMutableBufferPointer { unit in
            guard let start = unit.baseAddress else { return }
            descent_shift(size, s, block.preActivation, block.feed, start)
            descent_activate(activation, size, start, start)
        }
        var next = block.next
        next.withUnsafeMutableBufferPointer { next in
            for (node, weight) in column.enumerated() {
                for sample in 0..<size { next[node * size + sample] += weight * unit[sample] }
            }
        }
        let start = lower.layer + 1
        pass.resume(layer: start, preActivations: next, targets: block.targets, count: block.count)
        pass.activate(layer: start)
        pass.run(layers: start + 1..<max(start, upper.layer) + 1)
        let feed = block.upperFeed ?? (upper.layer == start ? unit : pass.feed(of: upper))
        return reader.readAbove(&pass, feed: feed)
    }
}
