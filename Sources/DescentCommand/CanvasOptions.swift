import ArgumentParser
import CairoRenderer
import Drawing
import ReportBuilder

/// Size and theme, the same for every command that draws.
struct CanvasOptions: ParsableArguments {
    @Option(help: "The size in points, such as 800x600.")
    var size: String?

    @Option(help: "light, dark or print.")
    var theme = "light"

    func validate() throws {
        if let size, Size(parsing: size) == nil {
            throw ValidationError("\"\(size)\" is not a size; write 640x400, from 100x100 to 4000x4000.")
        }
        guard Appearance(rawValue: theme) != nil else {
            throw ValidationError("There is no theme \"\(theme)\"; write light, dark or print.")
        }
    }

    /// Lays a figure out with the fonts of this machine and turns it into the bytes of a file.
    func render(format: ImageFormat, scene: (Size?, any TextMeasuring) -> Scene) throws -> [UInt8] {
        do {
            let fonts = try FontSet.system()
            let size = size.flatMap { Size(parsing: $0) }
            let scene = scene(size, try CairoTextMeasurer(fonts: fonts))
            let renderer = CairoRenderer(
                format: format, appearance: Appearance(rawValue: theme) ?? .light, fonts: fonts)
            return try renderer.render(scene)
        } catch {
            throw Console.fail(error.description)
        }
    }
}
