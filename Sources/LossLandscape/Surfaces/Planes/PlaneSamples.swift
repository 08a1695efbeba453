import CKernels
import TrainingCore

/// The layers above the first that moves: origin and directions, in the order in which the kernels read
/// weights.
final class PackedLayers: @unchecked Sendable {
    // Written in the initializer only.
    private let numbers: UnsafeMutablePointer<Double>
    let layers: [descent_plane_layer]
    /// Per sample and point.
    let multiplications: Int

    init(_ request: PlaneRequest, layers plans: [KernelLayer], codes: [Int32], from first: Int) {
        let above = plans.indices.dropFirst(first)
        let counts = above.map { plans[$0].nodes * (plans[$0].inputs + 1) }
        multiplications = max(1, counts.reduce(0, +))
        let numbers = UnsafeMutablePointer<Double>.allocate(capacity: 3 * multiplications)
        var free = numbers
        func pack(_ plan: KernelLayer, _ parameters: [Double]) -> UnsafePointer<Double> {
            let packed = free
            parameters.withUnsafeBufferPointer { parameters in
                guard let start = parameters.baseAddress else { return }
                descent_plane_pack(
                    plan.inputs, plan.nodes, start + plan.weights, plan.biases.map { start + $0 }, packed)
            }
            free += plan.nodes * (plan.inputs + 1)
            return UnsafePointer(packed)
        }
        layers = above.map { index in
            let plan = plans[index]
            let range =
                plan.weights..<plan.weights + plan.nodes * (plan.inputs + (plan.biases == nil ? 0 : 1))
            let moves = range.contains { request.first[$0] != 0 || request.second[$0] != 0 }
            return descent_plane_layer(
                inputs: plan.inputs, nodes: plan.nodes, activation: codes[index],
                origin: pack(plan, request.origin), first: moves ? pack(plan, request.first) : nil,
                second: moves ? pack(plan, request.second) : nil)
        }
        self.numbers = numbers
    }

    deinit { numbers.deallocate() }
}

/// A part of the samples with the pre-activations of the first layer that moves, at the origin and along
/// both directions.
final class PlaneSamples: @unchecked Sendable {
    // Written in the initializer only.
    let count: Int
    let z0: UnsafeMutableRawPointer
    let z1: UnsafeMutableRawPointer
    let z2: UnsafeMutableRawPointer
    let targets: UnsafeMutableRawPointer

    init(
        _ request: PlaneRequest, layers: [KernelLayer], first: Int, samples: Range<Int>, width: Int,
        isSingle: Bool, threads: Int
    ) {
        let data = request.experiment.data
        let (nodes, outputs) = (layers[first].nodes, data.targets.columns)
        let padded = (samples.count + width - 1) / width * width
        let size = isSingle ? 4 : 8
        func room(_ rows: Int) -> UnsafeMutableRawPointer {
            .allocate(byteCount: rows * padded * size, alignment: 64)
        }
        let (z0, z1, z2, targets) = (room(nodes), room(nodes), room(nodes), room(outputs))
        let places = SharedAddresses(all: [z0, z1, z2, targets])
        let blocks = Chunks(samples.count, size: BlockPass.width)
        forEachTask(blocks.count, threads: threads) { block in
            let range = blocks[block]
            var pass = BlockPass(layers: layers, parameters: request.origin, data: data)
            pass.load(
                samples.lowerBound + range.lowerBound..<samples.lowerBound + range.upperBound, of: data)
            pass.run(layers: 0..<first)
            func store(_ numbers: [Double], rows: Int, at place: Int) {
                descent_plane_store(
                    isSingle ? 1 : 0, rows, range.count, pass.stride, numbers, width,
                    places.all[place] + range.lowerBound * rows * size)
            }
            for (place, parameters) in [request.origin, request.first, request.second].enumerated() {
                pass.parameters = parameters
                pass.runAffine(layer: first)
                store(pass.preActivations[first], rows: nodes, at: place)
            }
            store(pass.targets, rows: outputs, at: 3)
        }
        count = samples.count
        (self.z0, self.z1, self.z2, self.targets) = (z0, z1, z2, targets)
    }

    deinit { for memory in [z0, z1, z2, targets] { memory.deallocate() } }

    private struct SharedAddresses: @unchecked Sendable {
        let all: [UnsafeMutableRawPointer]
    }
}
