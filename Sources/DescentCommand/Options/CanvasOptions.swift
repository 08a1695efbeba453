import ArgumentParser
import CairoRenderer
import Drawing
import ReportBuilder
import WebRenderer

/// Size and theme, the same for every command that draws.
struct CanvasOptions: ParsableArguments {
    @Option(help: "The size in points, such as 800x600.")
    var size: String?

    @Option(help: "light, dark or print.")
    var theme = "light"

    @Flag(help: "SVG for a web page: real text, and light and dark in one file.")
    var page = false

    func validate() throws {
        try CanvasOptions.validate(size: size, theme: theme)
    }

    static func validate(size: String?, theme: String) throws {
        if let size, Size(parsing: size) == nil {
            throw ValidationError("\"\(size)\" is not a size; write 640x400, from 100x100 to 4000x4000.")
        }
        guard Appearance(rawValue: theme) != nil else {
            throw ValidationError("There is no theme \"\(theme)\"; write light, dark or print.")
        }
    }

    /// The size that was asked for.
    var givenSize: Size? { size.flatMap { Size(parsing: $0) } }

    /// Whether the options go with the format that the output's extension asks for.
    func validate(for format: ImageFormat) throws {
        guard page else { return }
        guard format == .svg else {
            throw ValidationError("--page is for .svg files, not for .\(format.rawValue).")
        }
        guard theme == "light" else {
            throw ValidationError("With --page one file serves all themes; leave --theme out.")
        }
    }

    /// Lays a figure out with the fonts of this machine and turns it into the bytes of a file.
    ///
    /// - Parameter fonts: instead of reading them once more.
    func render(
        format: ImageFormat, fonts: FontSet? = nil, scene: (Size?, any TextMeasuring) -> Scene
    ) throws -> [UInt8] {
        do {
            let fonts = if let fonts { fonts } else { try FontSet.system() }
            let scene = scene(givenSize, try CairoTextMeasurer(fonts: fonts))
            if page { return WebRenderer().render(scene) }
            if let warning = fonts.warning(for: scene) { Console.warn(warning) }
            let renderer = CairoRenderer(
                format: format, appearance: Appearance(rawValue: theme) ?? .light, fonts: fonts)
            return try renderer.render(scene)
        } catch {
            throw Console.fail(error.description)
        }
    }
}
