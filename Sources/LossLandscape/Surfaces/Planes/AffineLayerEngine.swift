import CKernels
import TrainingCore

/// Any loss of any network whose activations the kernels know, on a plane that moves any of its parameters.
///
/// With the values h of the layers below, which do not move, the first layer that moves has the
/// pre-activations
///
///     (W + x·U + y·V)·h + (b + x·c + y·d) = z₀ + x·z₁ + y·z₂:
///
/// three matrix products in all instead of one per point; z₀ + y·z₂ is the same along a row. The layers
/// above run for each point, a block of samples side by side after the other, so that a layer's values and
/// weights stay in the nearest caches. Samples are taken in parts, whose z fit into the second cache.
///
/// O(data × parameters of the layers above the first that moves) per point.
struct AffineLayerEngine: Sendable {
    private let request: PlaneRequest
    private let layers: [KernelLayer]
    private let first: Int
    private let isSingle: Bool
    private let loss: Int32
    private let activation: Int32
    private let above: PackedLayers
    private let parts: Chunks
    private let width: Int
    /// Of processors, whose kernels are used; tests hold the older ones to the same bits.
    var generation = descent_plane_generation()

    /// nil if the kernels do not know an activation or the loss.
    init?(_ request: PlaneRequest, precision: SurfacePrecision, magnitudes: MagnitudeBounds) {
        guard let layers = request.layers, let loss = request.experiment.loss.function.kernel else {
            return nil
        }
        self.layers = layers
        let within = precision == .single ? 20.0 : 170
        let codes = zip(layers, magnitudes.layers).map { layer, most in
            layer.kernel == Int32(descent_tanh) && most < within
                ? Int32(descent_tanh_within) : layer.kernel
        }
        self.request = request
        first = request.firstMovedLayer
        activation = codes[first]
        isSingle = precision == .single
        self.loss = loss.code
        above = PackedLayers(request, layers: layers, codes: codes, from: first + 1)
        let samples = request.experiment.data.sampleCount
        // A layer's values of a block take the same room in either precision.
        let widest = Int(descent_plane_width) / (precision == .single ? 1 : 2)
        width = min(widest, (samples + 15) / 16 * 16)
        // z₀ + y·z₂ and z₁ of a part take half a megabyte.
        let fitting = 32_768 / layers[first].nodes / Int(descent_plane_width)
        parts = Chunks(samples, size: Int(descent_plane_width) * max(1, fitting))
    }

    /// Points with the same y, `x` of some list, whose losses go to the same points of another.
    struct Segment: Sendable {
        let y: Double
        let x: Range<Int>
        let start: Int
    }

    /// Writes y.count × x.count losses, row by row.
    func write(to losses: UnsafeMutableBufferPointer<Double>, threads: Int) {
        let (x, y) = (request.x, request.y)
        // Small enough to share out evenly, large enough that a row's own work does not count.
        let columns = Chunks(
            x.count, size: max(16, (x.count * y.count + 16 * threads - 1) / (16 * threads)))
        let segments = y.indices.flatMap { row in
            (0..<columns.count).map { part in
                let range = columns[part]
                return Segment(y: y[row], x: range, start: row * x.count + range.lowerBound)
            }
        }
        write(segments, x: x, to: losses, threads: threads)
    }

    /// Writes the losses of some segments. How points are put together changes no bit of them.
    func write(
        _ segments: [Segment], x: [Double], to losses: UnsafeMutableBufferPointer<Double>, threads: Int
    ) {
        guard let out = SharedMemory(losses) else { return }
        losses.update(repeating: 0)
        let data = request.experiment.data
        let work = losses.count * data.sampleCount * above.multiplications
        let threads = work < 2_000_000 ? 1 : threads
        for part in 0..<parts.count {
            let samples = PlaneSamples(
                request, layers: layers, first: first, samples: parts[part], width: width,
                isSingle: isSingle, threads: threads)
            forEachTask(segments.count, threads: threads) { task in
                let segment = segments[task]
                withPlane(samples) { plane in
                    let bytes = descent_plane_scratch(isSingle ? 1 : 0, &plane)
                    let scratch = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
                    defer { scratch.deallocate() }
                    x.withUnsafeBufferPointer { x in
                        guard let start = x.baseAddress else { return }
                        descent_plane_row(
                            isSingle ? 1 : 0, generation, &plane, segment.y, segment.x.count,
                            start + segment.x.lowerBound, scratch, out.start + segment.start)
                    }
                }
            }
        }
        let divisor = request.experiment.loss.divisor(
            samples: data.sampleCount, outputs: data.targets.columns)
        for index in losses.indices { losses[index] /= divisor }
    }

    private func withPlane(_ samples: PlaneSamples, _ body: (inout descent_plane) -> Void) {
        above.layers.withUnsafeBufferPointer { layers in
            var plane = descent_plane(
                samples: samples.count, width: width, nodes: self.layers[first].nodes,
                activation: activation, z0: samples.z0, z1: samples.z1, z2: samples.z2,
                layer_count: layers.count, layers: layers.baseAddress, loss: loss,
                outputs: request.experiment.data.targets.columns, targets: samples.targets)
            body(&plane)
        }
    }
}
