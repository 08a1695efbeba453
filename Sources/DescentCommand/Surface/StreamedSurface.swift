import Charting
import LossLandscape
import ReportBuilder
import Tables

extension SurfaceCommand {
    /// Whether the surface is written while it is computed: it is large, and nothing but its file is wanted.
    func isStreamed(_ surface: SurfaceStream, to output: String) -> Bool {
        let isFile = FileSystem.kind(of: output).map { $0 == .file } ?? true
        return surface.count > 1 && isFile && FileSystem.pathExtension(of: output) == "npz"
            && path == nil
    }

    /// Writes the surface of two weights band by band, as ``LossSurface/archive`` would, and says
    /// what there is to say of it.
    func writeStreamed(_ surface: SurfaceStream, to output: String) throws {
        let (x, y) = (surface.xAxis.values, surface.yAxis.values)
        var archive: NumPyStream
        do {
            archive = try NumPyStream([("x", x), ("y", y)], last: "loss", shape: [y.count, x.count])
        } catch {
            throw Console.fail("\(error)")
        }
        let clock = ContinuousClock()
        let begin = clock.now
        var summary: LandscapeSummary?
        try withFiles { () throws(FileError) in
            try FileSystem.writeAtomically(to: output, .flushed) { file throws(FileError) in
                try file.append(archive.head)
                summary = try surface.summary { band throws(FileError) in
                    archive.append(band)
                    try file.append(band)
                }
                guard let tail = archive.tail else {
                    throw FileError(path: output, reason: "the surface ended before its last row")
                }
                try file.append(tail.bytes)
                try file.replace(at: tail.patchOffset, with: tail.patch)
            }
        }
        guard let summary else { return }
        if json { return print(summary.json) }
        let time =
            ", computed and written in \(NumberText.significant((clock.now - begin).milliseconds, 3)) ms"
        Console.say(summary.text(ending: time, number: NumberText.significant))
    }
}
