import CKernels
import TrainingCore

/// Any loss of any network, computing per point only what the moved unit changes; all but a moved output
/// of a softmax whose loss is not the cross-entropy.
///
/// Along a row the upper parameter moves one unit: its pre-activation is a straight line in t, the next
/// layer's pre-activations change by a column of its weights times the unit's value (a rank-1 update),
/// and only the layers above that run whole, for many points side by side. What the lower parameter
/// changes is computed once per row. Each point adds up the samples in their order.
///
/// O(data × (nodes of the next layer + parameters above it)) per point.
struct MovedUnitEngine: SurfaceEngine {
    static let name = "moved unit (exact)"

    private let reader: UnitBlockReader
    private let activation: Int32

    init?(_ request: SurfaceRequest, pair: MovedPair, layers: [KernelLayer]) {
        guard let reader = UnitBlockReader(request, pair: pair, layers: layers) else { return nil }
        self.reader = reader
        if let activation = reader.movedLayer.activation {
            self.activation = activation
        } else {
            guard reader.takesPreActivations else { return nil }
            activation = Int32(descent_identity)
        }
    }

    func write(to out: SurfaceRows, threads: Int) {
        let threads = out.count * reader.data.sampleCount < 50_000 ? 1 : threads
        let pair = reader.pair
        let columns = pair.upper.offsets.count
        let blocks = pair.isSameLayer ? reader.allBlocks(threads: threads) : []
        let lower = pair.isSameLayer ? nil : LowerBlocks(reader, threads: threads)
        let above = UpperLayers(reader)
        let groups = Chunks(pair.lower.offsets.count, size: min(8, (pair.lower.offsets.count + 7) / 8))
        forEachTask(groups.count, threads: threads) { task in
            var pass = reader.newPass()
            var row = LaneRow(reader: reader, activation: activation, above: above)
            out.write(groups[task]) { start in
                for (place, index) in groups[task].enumerated() {
                    let s = pair.lower.offsets[index]
                    row.reset()
                    for block in blocks { row.add(block, at: s) }
                    if let lower {
                        for block in 0..<lower.count {
                            row.add(lower.block(block, at: s, with: &pass), at: 0)
                        }
                    }
                    row.write(scale: reader.scale, to: start + place * columns)
                }
            }
        }
    }
}
