import CairoRenderer
import Charting
import Drawing
import ReportBuilder

extension Figure {
    /// Writes the figure as a picture, in the format that the file's ending names: `.png`, `.svg` or `.pdf`.
    ///
    /// The file is there as a whole or not at all.
    ///
    /// - Parameters:
    ///   - path: of the file.
    ///   - size: of the canvas, in points.
    ///   - appearance: the ground it is drawn for.
    ///   - scale: pixels a point, for PNG.
    ///   - fonts: of its words; `nil` takes the system's.
    /// - Throws: where the ending is another, no fonts are found, or the file cannot be written.
    public func write(
        to path: String, size: Size = Size(640, 400), appearance: Appearance = .light, scale: Double = 2,
        fonts: FontSet? = nil
    ) throws(FileError) {
        let ending = FileSystem.pathExtension(of: path)
        guard let format = ImageFormat(rawValue: ending) else {
            throw FileError(path: path, reason: "pictures end in .png, .svg or .pdf")
        }
        let bytes: [UInt8]
        do throws(CairoError) {
            let fonts = if let fonts { fonts } else { try FontSet.system() }
            let scene = scene(size: size, measuring: try CairoTextMeasurer(fonts: fonts))
            bytes = try CairoRenderer(format: format, appearance: appearance, scale: scale, fonts: fonts)
                .render(scene)
        } catch {
            throw FileError(path: path, reason: error.description)
        }
        try FileSystem.writeAtomically(bytes, to: path)
    }
}
