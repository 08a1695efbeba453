import CKernels
import Tables
import Testing
import TrainingCore

@testable import LossLandscape

@Suite("Surfaces in bands")
struct StreamTests {
    /// Two weights of a hidden and of an output unit: one order of the axes is computed by rows, the other
    /// by columns.
    private func experiment() throws -> Experiment {
        var random = RandomExperiment(seed: 9000)
        return try random.experiment(sizes: [2, 3, 1], activations: [.relu, .identity], samples: 3)
    }

    @Test(
        "The bands are the surface in memory, bit for bit, and together its archive",
        arguments: [true, false])
    func bands(swapped: Bool) throws {
        let names = [Example.name("W1[0,0]"), Example.name("W2[0,1]")]
        let (first, second) = swapped ? (names[1], names[0]) : (names[0], names[1])
        let x = try ParameterRange(parameter: first, from: -1, to: 2, points: 1300)
        let y = try ParameterRange(parameter: second, from: -2, to: 1, points: 1700)
        let experiment = try experiment()
        let surface = try experiment.lossSurface(x: x, y: y, threads: 2)
        let stream = try experiment.lossSurfaceStream(x: x, y: y, threads: 1)
        #expect(stream.count == 2)
        var archive = try NumPyStream(
            [("x", x.values), ("y", y.values)], last: "loss", shape: [y.points, x.points])
        var bytes = archive.head
        var rows = 0
        for band in stream {
            #expect(band.rows.lowerBound == rows && band.loss.count == band.rows.count * x.points)
            #expect(archive.tail == nil)
            let expected = surface.loss[rows * x.points..<band.rows.upperBound * x.points]
            #expect(band.loss.elementsEqual(expected) { $0.bitPattern == $1.bitPattern })
            rows = band.rows.upperBound
            archive.append(band.loss)
            band.loss.withUnsafeBytes { bytes += $0 }
        }
        #expect(rows == y.points)
        let tail = try #require(archive.tail)
        bytes.replaceSubrange(tail.patchOffset..<tail.patchOffset + 4, with: tail.patch)
        #expect(try bytes + tail.bytes == surface.archive.bytes())
    }

    @Test("What is said of a surface in bands is what is said of it as a whole")
    func summary() throws {
        let x = try ParameterRange(parameter: Example.name("W2[0,1]"), from: -1, to: 2, points: 1300)
        let y = try ParameterRange(parameter: Example.name("b2[0]"), from: 0, to: 20, points: 1700)
        let experiment = try experiment()
        var losses: [Double] = []
        let summary = try experiment.lossSurfaceStream(x: x, y: y).summary { losses += $0 }
        let whole = try LandscapeRequest(experiment, x: LandscapeAxis(x), y: LandscapeAxis(y)).run()
        #expect(losses == whole.grid.values && summary == LandscapeSummary(whole))
        // The lowest or the highest point lies in another band than the first.
        #expect(max(summary.lowest?.y ?? 0, summary.highest?.y ?? 0) > 10)
    }

    @Test("A surface in several bands agrees with one pass per point at its edges and seams")
    func seams() throws {
        let experiment = try experiment()
        let x = try ParameterRange(parameter: Example.name("W2[0,1]"), from: -1, to: 2, points: 1300)
        let y = try ParameterRange(parameter: Example.name("W1[0,0]"), from: -2, to: 1, points: 1700)
        let surface = try experiment.lossSurface(x: x, y: y)
        for row in [0, 849, 850, 1699] {
            for column in [0, 7, 1299] {
                var network = experiment.network
                network[x.parameter] = surface.x[column]
                network[y.parameter] = surface.y[row]
                let loss = experiment.state(at: network).loss
                #expect((surface[column: column, row: row] - loss).magnitude <= 1e-12 * (1 + loss))
            }
        }
    }

    @Test("A checksum of parts is the checksum of the whole, of any length")
    func checksum() {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
        #expect(descent_crc32(0, Array("123456789".utf8), 9) == 0xCBF4_3926)
        for length in [0, 1, 15, 16, 17, 333, 1000] {
            let whole = descent_crc32(0, bytes, length)
            let half = descent_crc32(0, bytes, length / 3)
            #expect(descent_crc32(half, Array(bytes[(length / 3)...]), length - length / 3) == whole)
        }
    }
}
