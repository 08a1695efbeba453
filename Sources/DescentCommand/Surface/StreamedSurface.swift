import Charting
import LossLandscape
import ReportBuilder
import Tables
import TrainingCore

extension SurfaceCommand {
    /// Whether the surface is written while it is computed: it is large, and nothing but its file is wanted.
    func isStreamed(_ surface: SurfaceStream, to output: String) -> Bool {
        let isFile = FileSystem.kind(of: output).map { $0 == .file } ?? true
        return surface.count > 1 && isFile && FileSystem.pathExtension(of: output) == "npz"
            && path == nil
    }

    /// Writes the surface of two weights band by band, as ``LossSurface/archive`` would, and says what
    /// `report` says.
    func writeStreamed(_ surface: SurfaceStream, to output: String) throws {
        var surface = surface
        let (x, y) = (surface.xAxis.values, surface.yAxis.values)
        var archive: NumPyStream
        do {
            archive = try NumPyStream([("x", x), ("y", y)], last: "loss", shape: [y.count, x.count])
        } catch {
            throw Console.fail("\(error)")
        }
        let clock = ContinuousClock()
        let begin = clock.now
        var (lowest, highest): ((place: Int, loss: Double)?, (place: Int, loss: Double)?)
        var notFinite = 0
        try withFiles { () throws(FileError) in
            try FileSystem.writeAtomically(to: output, .flushed) { file throws(FileError) in
                try file.append(archive.head)
                while let band = surface.next() {
                    archive.append(band.loss)
                    try file.append(band.loss)
                    notFinite += band.loss.count { !$0.isFinite }
                    let first = band.rows.lowerBound * x.count
                    for (place, loss) in band.loss.enumerated() where loss.isFinite {
                        if loss < lowest?.loss ?? .infinity { lowest = (first + place, loss) }
                        if loss > highest?.loss ?? -.infinity { highest = (first + place, loss) }
                    }
                }
                guard let tail = archive.tail else {
                    throw FileError(path: output, reason: "the surface ended before its last row")
                }
                try file.append(tail.bytes)
                try file.replace(at: tail.patchOffset, with: tail.patch)
            }
        }
        let (first, second) = (surface.xAxis, surface.yAxis)
        let point = { (found: (place: Int, loss: Double)) in
            LandscapePoint(x: x[found.place % x.count], y: y[found.place / x.count], value: found.loss)
        }
        let summary = LandscapeSummary(
            quantity: quantity.rawValue, engine: surface.engine,
            x: .init(label: "\(first.parameter)", from: first.from, to: first.to, points: x.count),
            y: .init(label: "\(second.parameter)", from: second.from, to: second.to, points: y.count),
            lowest: lowest.map(point), highest: highest.map(point), notFiniteCount: notFinite)
        if json { return print(summary.json) }
        let time =
            ", computed and written in \(NumberText.significant((clock.now - begin).milliseconds, 3)) ms"
        Console.say(summary.text(ending: time, number: NumberText.significant))
    }
}
