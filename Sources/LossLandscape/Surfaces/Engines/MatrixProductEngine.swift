import CKernels
import TrainingCore

/// Mean squared error where the two parameters move two different units of a layer under linear layers,
/// whatever the units' activation.
///
/// With residuals r without both units, values F(t) and G(s) of theirs and their weights u, v to the
/// outputs,
///
///     N·K·L = Σ(Σr² + 2(r·u)F + (u·u)F²) + Σ(2(r·v)G + (v·v)G²) + 2(u·v)·ΣF·G:
///
/// a term per column, a term per row, and a matrix product of F and G. O(data × (rows + columns))
/// activations and O(data × points) multiplications; nothing else per point.
struct MatrixProductEngine: SurfaceEngine {
    static let name = "matrix product (exact)"

    private let reader: UnitBlockReader
    private let activation: Int32

    init?(_ request: SurfaceRequest, pair: MovedPair, layers: [KernelLayer]) {
        guard let reader = UnitBlockReader(request, pair: pair, layers: layers) else { return nil }
        self.reader = reader
        guard reader.isSquared, pair.isSameLayer, !pair.isSameUnit, reader.isLinearAbove,
            let activation = reader.movedLayer.activation
        else { return nil }
        self.activation = activation
    }

    func write(to out: SurfaceRows, threads: Int) {
        let threads = out.count * reader.data.sampleCount < 1_000_000 ? 1 : threads
        let u = reader.outputWeights(of: reader.pair.upper.node)
        let v = reader.outputWeights(of: reader.pair.lower.node)
        let blocks = reader.allBlocks(threads: threads).map { Weighted($0, u: u, v: v) }
        let t = reader.pair.upper.offsets
        let s = reader.pair.lower.offsets
        // Each tile computes the values of its rows and columns anew: few, large tiles.
        let rowParts = Chunks(s.count, size: min(256, (s.count + threads - 1) / threads))
        let columnParts = Chunks(t.count, size: 512)
        let (uu, uv, vv) = (dot(u, u), dot(u, v), dot(v, v))
        forEachTask(rowParts.count * columnParts.count, threads: threads) { task in
            let rows = rowParts[task / columnParts.count]
            let columns = columnParts[task % columnParts.count]
            var tile = Tile(t: Array(t[columns]), s: Array(s[rows]), activation: activation)
            for block in blocks { tile.add(block, uu: uu, vv: vv) }
            out.write(rows: rows, columns: columns) { start, stride in
                for j in 0..<rows.count {
                    for i in 0..<columns.count {
                        let product = tile.products[j * columns.count + i]
                        let sum = tile.columnSums[i] + tile.rowSums[j] + 2 * uv * product
                        start[j * stride + i] = max(0, sum * reader.scale)
                    }
                }
            }
        }
    }

    /// A block with what its residuals come to.
    private struct Weighted: Sendable {
        let block: UnitBlock
        var squares: [Double]
        var alongU: [Double]
        var alongV: [Double]

        init(_ block: UnitBlock, u: [Double], v: [Double]) {
            self.block = block
            squares = [Double](repeating: 0, count: block.count)
            alongU = squares
            alongV = squares
            for output in u.indices {
                for sample in 0..<block.count {
                    let residual = block.residuals[output * block.stride + sample]
                    squares[sample] += residual * residual
                    alongU[sample] += residual * u[output]
                    alongV[sample] += residual * v[output]
                }
            }
        }
    }

    private struct Tile {
        let t: [Double]
        let s: [Double]
        let activation: Int32
        var columnSums: [Double]
        var rowSums: [Double]
        var products: [Double]
        private var f: [Double]
        private var g: [Double]

        init(t: [Double], s: [Double], activation: Int32) {
            self.t = t
            self.s = s
            self.activation = activation
            columnSums = [Double](repeating: 0, count: t.count)
            rowSums = [Double](repeating: 0, count: s.count)
            products = [Double](repeating: 0, count: t.count * s.count)
            f = [Double](repeating: 0, count: BlockPass.width * t.count)
            g = [Double](repeating: 0, count: BlockPass.width * s.count)
        }

        mutating func add(_ weighted: Weighted, uu: Double, vv: Double) {
            let block = weighted.block
            fill(&f, offsets: t, from: block.preActivation, feed: block.feed, count: block.count)
            fill(&g, offsets: s, from: block.otherPreActivation, feed: block.otherFeed, count: block.count)
            for sample in 0..<block.count {
                let along = 2 * weighted.alongU[sample]
                let squares = weighted.squares[sample]
                for i in t.indices {
                    let value = f[sample * t.count + i]
                    columnSums[i] += squares + value * (along + uu * value)
                }
                let alongV = 2 * weighted.alongV[sample]
                for j in s.indices {
                    let value = g[sample * s.count + j]
                    rowSums[j] += value * (alongV + vv * value)
                }
            }
            descent_outer_sums(s.count, t.count, block.count, g, f, &products)
        }

        /// The unit's values, samples × offsets.
        private func fill(
            _ values: inout [Double], offsets: [Double], from preActivation: [Double], feed: [Double],
            count: Int
        ) {
            values.withUnsafeMutableBufferPointer { buffer in
                guard let start = buffer.baseAddress else { return }
                for sample in 0..<count {
                    let row = start + sample * offsets.count
                    for i in offsets.indices {
                        row[i] = preActivation[sample] + offsets[i] * feed[sample]
                    }
                }
                descent_activate(activation, count * offsets.count, start, start)
            }
        }
    }
}
