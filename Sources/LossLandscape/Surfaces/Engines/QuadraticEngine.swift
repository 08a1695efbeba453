import CKernels
import TrainingCore

/// The surface as a parabola of two variables: mean squared error where every prediction is linear in
/// both parameters, as for a pair in a last layer without activation.
///
/// With errors eₖ at the middle of the grid, offsets t and s from it, feeds p and q of the two parameters
/// and the weights u, v of their units to the outputs, the error is e + u·t·p + v·s·q, so that
///
///     N·K·L = Σe² + 2t·Σ(e·u)p + 2s·Σ(e·v)q + t²·(u·u)Σp² + 2ts·(u·v)Σpq + s²·(v·v)Σq².
///
/// O(data × parameters) for the six sums, then O(points).
struct QuadraticEngine: SurfaceEngine {
    static let name = "quadratic (exact)"

    private let reader: UnitBlockReader

    init?(_ request: SurfaceRequest, pair: MovedPair, layers: [KernelLayer]) {
        guard let reader = UnitBlockReader(request, pair: pair, layers: layers) else { return nil }
        self.reader = reader
        guard reader.isSquared, pair.isSameLayer, reader.movedLayer.isIdentity,
            reader.isLinearAbove
        else { return nil }
    }

    func write(to out: SurfaceRows, threads: Int) {
        let pair = reader.pair
        let form = quadratic(threads: reader.data.inputs.elements.count < 20_000 ? 1 : threads)
        let columns = pair.upper.offsets.count
        let rows = Chunks(pair.lower.offsets.count, size: max(1, 16_384 / columns))
        forEachTask(rows.count, threads: out.count < 20_000 ? 1 : threads) { task in
            out.write(rows[task]) { start in
                for (index, row) in rows[task].enumerated() {
                    let s = pair.lower.offsets[row]
                    descent_parabola(
                        columns, pair.upper.offsets, form.constant + s * (form.y + s * form.yy),
                        form.x + s * form.xy, form.xx, start + index * columns)
                }
            }
        }
    }

    /// The surface in offsets from the middle of the grid: x is the upper parameter's.
    func quadratic(threads: Int) -> QuadraticForm {
        let u = reader.outputWeights(of: reader.pair.upper.node)
        let v = reader.outputWeights(of: reader.pair.lower.node)
        var sums = QuadraticForm()
        for block in reader.allBlocks(threads: threads) {
            let p = block.feed
            let q = block.otherFeed
            for sample in 0..<block.count {
                var (squares, alongU, alongV) = (0.0, 0.0, 0.0)
                for output in u.indices {
                    // The moved units were left out of the residuals.
                    var error = block.residuals[output * block.stride + sample]
                    error += u[output] * block.preActivation[sample]
                    if !reader.pair.isSameUnit { error += v[output] * block.otherPreActivation[sample] }
                    squares += error * error
                    alongU += error * u[output]
                    alongV += error * v[output]
                }
                sums.constant += squares
                sums.x += alongU * p[sample]
                sums.y += alongV * q[sample]
                sums.xx += p[sample] * p[sample]
                sums.xy += p[sample] * q[sample]
                sums.yy += q[sample] * q[sample]
            }
        }
        let scale = reader.scale
        return QuadraticForm(
            constant: sums.constant * scale, x: 2 * sums.x * scale, y: 2 * sums.y * scale,
            xx: sums.xx * dot(u, u) * scale, xy: 2 * sums.xy * dot(u, v) * scale,
            yy: sums.yy * dot(v, v) * scale)
    }
}

/// constant + x·t + y·s + xx·t² + xy·t·s + yy·s².
struct QuadraticForm: Sendable, Hashable {
    var constant = 0.0
    var x = 0.0
    var y = 0.0
    var xx = 0.0
    var xy = 0.0
    var yy = 0.0
}

func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
