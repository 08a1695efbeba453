import Charting
import LossLandscape
import ReportBuilder
import TrainingCore

extension SurfaceCommand {
    /// Whether the surface is written while it is computed: it is large, and nothing but its file is wanted.
    func isStreamed(_ surface: SurfaceStream) -> Bool {
        let isFile = FileSystem.kind(of: output).map { $0 == .file } ?? true
        return surface.count > 1 && isFile && FileSystem.pathExtension(of: output) == "npz"
            && path == nil && curves == nil && !features
    }

    /// Writes the surface of two weights band by band, as ``LossSurface/archive`` would, and says what
    /// `report` says.
    func writeStreamed(_ surface: SurfaceStream) throws {
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
        var lowest: (place: Int, loss: Double)?
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
                    }
                }
                guard let tail = archive.tail else {
                    throw FileError(path: output, reason: "the surface ended before its last row")
                }
                try file.append(tail.bytes)
                try file.replace(at: tail.patchOffset, with: tail.patch)
            }
        }
        print(
            "\(x.count) × \(y.count) points by \(surface.engine), computed and written in "
                + "\(NumberText.significant((clock.now - begin).milliseconds, 3)) ms")
        if let lowest {
            let (i, j) = (lowest.place % x.count, lowest.place / x.count)
            print(
                "lowest loss \(NumberText.significant(lowest.loss, 6)) at "
                    + "\(surface.xAxis.parameter) = \(NumberText.significant(x[i], 6)), "
                    + "\(surface.yAxis.parameter) = \(NumberText.significant(y[j], 6))")
        }
        if notFinite > 0 {
            print("\(notFinite) of \(x.count * y.count) cells are not finite and stay so")
        }
    }
}
