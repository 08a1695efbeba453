import Testing
import TrainingCore

@testable import LossLandscape

@Suite("Surfaces in tiles")
struct SamplingTests {
    private let experiment: Experiment
    private let plane: ParameterPlane

    init() throws {
        var random = RandomExperiment(seed: 9100)
        experiment = try random.experiment(
            sizes: [3, 6, 2], activations: [.tanh, .softmax], samples: 40, loss: .crossEntropy)
        let origin = experiment.network.parameters
        plane = try ParameterPlane(
            origin: origin, first: origin.indices.map { _ in random.number() },
            second: origin.indices.map { _ in random.number() })
    }

    private func axis(_ points: Int) throws -> AxisRange { try AxisRange(from: -1, to: 1, points: points) }

    private func complete(_ outcome: SamplingOutcome) throws -> SampledSurface {
        guard case .complete(let surface) = outcome else { throw Interrupted() }
        return surface
    }

    private struct Interrupted: Error {}

    /// Runs until a number of tiles is done.
    private func interrupted(after tiles: Int, sampling: SurfaceSampling) throws -> SurfaceCheckpoint {
        var left = tiles
        let outcome = try experiment.sampledLossSurface(
            on: plane, x: axis(65), y: axis(33), sampling: sampling
        ) { _, _ in
            left -= 1
            return left > 0
        }
        guard case .interrupted(let checkpoint) = outcome else { throw Interrupted() }
        return checkpoint
    }

    @Test("Without a tolerance every point has the bits of the surface computed at once")
    func whole() throws {
        let expected = try experiment.lossSurface(on: plane, x: axis(65), y: axis(33))
        var seen: [SurfaceProgress] = []
        let surface = try complete(
            experiment.sampledLossSurface(on: plane, x: axis(65), y: axis(33)) { progress, _ in
                seen.append(progress)
                return true
            })
        #expect(surface.loss.elementsEqual(expected.loss) { $0.bitPattern == $1.bitPattern })
        #expect(surface.engine == expected.engine)
        #expect(surface.computedCount == 65 * 33 && surface.estimatedError == 0 && surface.check == nil)
        #expect(seen.map(\.computed) == (1...9).map { min(256 * $0, 65 * 33) })
        #expect(seen.allSatisfy { $0.planned == 65 * 33 })
        #expect(seen[2].timeLeft(after: .seconds(3)) == .seconds(3.0 * Double(65 * 33 - 768) / 768))
    }

    @Test("A function of one's own is sampled where it bends, from a checkpoint too, to its own bits")
    func objective() throws {
        let own = Objective(name: "bowl", dimension: 2) { $0[0] * $0[0] + 3 * $0[1] * $0[1] + $0[0] * $0[1] }
        let (x, y) = (try AxisRange(from: -2, to: 2, points: 65), try AxisRange(from: -1, to: 1, points: 33))
        let expected = try own.surface(x: x, y: y).values
        let whole = try complete(own.sampledSurface(x: x, y: y))
        #expect(whole.loss == expected && whole.engine == "bowl")
        let sampling = SurfaceSampling(tolerance: 0.05)
        let thinned = try complete(own.sampledSurface(x: x, y: y, sampling: sampling))
        #expect(thinned.computedCount < expected.count / 2)
        for point in expected.indices {
            let error = (thinned.loss[point] - expected[point]).magnitude
            #expect(thinned.isComputed[point] ? error == 0 : error <= 0.05)
        }
        guard case .interrupted(let checkpoint) = try own.sampledSurface(x: x, y: y, watch: { _, _ in false })
        else { throw Interrupted() }
        #expect(checkpoint.count == 256)
        #expect(try complete(own.sampledSurface(x: x, y: y, from: checkpoint)).loss == expected)
        // The name is the same, the function is not.
        let other = Objective(name: "bowl", dimension: 2) { $0[0] * $0[0] + 2 * $0[1] * $0[1] }
        #expect(throws: LandscapeError.self) {
            try other.sampledSurface(x: x, y: y, from: checkpoint)
        }
    }

    @Test("An interrupted surface goes on from its file and ends with the same bits", arguments: [0, 1e-3])
    func resumed(tolerance: Double) throws {
        let sampling = SurfaceSampling(tolerance: tolerance)
        let expected = try complete(
            experiment.sampledLossSurface(on: plane, x: axis(65), y: axis(33), sampling: sampling))
        for tiles in 1...3 {
            let file = try interrupted(after: tiles, sampling: sampling).bytes
            let checkpoint = try SurfaceCheckpoint(bytes: file)
            #expect(checkpoint.count > 0 && checkpoint.bytes == file)
            var fresh = 0
            let surface = try complete(
                experiment.sampledLossSurface(
                    on: plane, x: axis(65), y: axis(33), sampling: sampling, from: checkpoint
                ) { progress, _ in
                    fresh = progress.fresh
                    return true
                })
            #expect(surface.loss.map(\.bitPattern) == expected.loss.map(\.bitPattern))
            #expect(surface.isComputed == expected.isComputed && surface.check == expected.check)
            #expect(fresh == expected.computedCount - checkpoint.count)
        }
    }

    @Test("An adaptive grid computes fewer points, and its error is what it says, on points held out")
    func adaptive() throws {
        let expected = try experiment.lossSurface(on: plane, x: axis(129), y: axis(65))
        var counts: [Int] = []
        for tolerance in [1e-2, 1e-3, 1e-4] {
            let surface = try complete(
                experiment.sampledLossSurface(
                    on: plane, x: axis(129), y: axis(65), sampling: .init(tolerance: tolerance)))
            let worst = zip(surface.loss, expected.loss).map { ($0 - $1).magnitude }.max() ?? .nan
            #expect(worst <= surface.estimatedError && surface.estimatedError <= tolerance)
            let check = try #require(surface.check)
            #expect(check.points > 50 && check.largestError <= surface.estimatedError)
            #expect(check.rootMeanSquare <= check.largestError)
            for point in surface.loss.indices where surface.isComputed[point] {
                #expect(surface.loss[point] == expected.loss[point])
            }
            counts.append(surface.computedCount)
        }
        #expect(counts[0] < counts[1] && counts[1] < counts[2] && counts[2] < 129 * 65)
        #expect(counts[0] < 129 * 65 / 4)
    }

    @Test("With contours the grid is refined around them only, and along kinks")
    func contours() throws {
        var random = RandomExperiment(seed: 9200)
        let kinked = try random.experiment(sizes: [2, 3, 1], activations: [.relu, .identity], samples: 4)
        let origin = kinked.network.parameters
        let plane = try ParameterPlane(
            origin: origin, first: origin.indices.map { _ in random.number() },
            second: origin.indices.map { _ in random.number() })
        let all = try kinked.lossSurface(on: plane, x: axis(129), y: axis(129))
        let sorted = all.loss.sorted()
        let level = sorted[sorted.count / 4]
        let tolerance = 1e-3 * (sorted[sorted.count - 1] - sorted[0])
        func sampled(_ levels: [Double]) throws -> SampledSurface {
            try complete(
                kinked.sampledLossSurface(
                    on: plane, x: axis(129), y: axis(129),
                    sampling: .init(tolerance: tolerance, levels: levels)))
        }
        let everywhere = try sampled([])
        let near = try sampled([level])
        #expect(near.computedCount < everywhere.computedCount)
        // On the contour's side the points are right, and those beside it within the tolerance.
        for (found, loss) in zip(near.loss, all.loss) where (loss - level).magnitude > 4 * tolerance {
            #expect((found < level) == (loss < level))
        }
    }

    @Test("A foreign, damaged or wrong checkpoint is an error that names what it is")
    func refused() throws {
        let file = try interrupted(after: 2, sampling: .init()).bytes
        var damaged = file
        damaged[60] ^= 1
        for (bytes, message) in [
            (Array("x,y,loss".utf8), "The file is no checkpoint of a surface."),
            (damaged, "The checkpoint is damaged: it is not as it was written."),
            (Array(file.dropLast()), "The checkpoint is damaged: it is not as it was written."),
            (Array(file.prefix(30)), "The checkpoint is damaged: it is not as it was written."),
        ] {
            let error = #expect(throws: LandscapeError.self) { try SurfaceCheckpoint(bytes: bytes) }
            #expect(error?.message == message)
        }
        let checkpoint = try SurfaceCheckpoint(bytes: file)
        let other = try ParameterPlane(origin: plane.origin, first: plane.second, second: plane.first)
        for (plane, precision) in [(other, SurfacePrecision.double), (plane, .single)] {
            let error = #expect(throws: LandscapeError.self) {
                try experiment.sampledLossSurface(
                    on: plane, x: axis(65), y: axis(33), precision: precision, from: checkpoint)
            }
            #expect(error?.message.hasPrefix("The checkpoint belongs to another surface") == true)
        }
        let odd = #expect(throws: LandscapeError.self) {
            try experiment.sampledLossSurface(
                on: plane, x: axis(52), y: axis(33), sampling: .init(tolerance: 0.1))
        }
        #expect(odd?.description.hasSuffix("such as 49 × 33.") == true)
        let negative = #expect(throws: LandscapeError.self) {
            try experiment.sampledLossSurface(
                on: plane, x: axis(33), y: axis(33), sampling: .init(tolerance: -1))
        }
        #expect(negative?.message == "The tolerance -1 is none.")
    }
}
