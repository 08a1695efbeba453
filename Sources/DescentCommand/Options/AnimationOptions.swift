import ArgumentParser
import CairoRenderer
import Drawing
import LessonFigures
import ReportBuilder
import WebRenderer

/// What an animation can be written as.
enum AnimationFile: String, CaseIterable {
    case apng, gif, svg
}

/// Whether and how a recording is shown growing.
struct AnimationOptions: ParsableArguments {
    @Flag(help: "Shows the recording growing, update by update: first the whole, then from the start.")
    var animate = false

    @Option(help: "With --animate: how many pictures at most, 2 to 600; 60.")
    var frames: Int?

    @Option(help: "With --animate: pictures a second, 1 to 50; 12.")
    var fps: Int?

    /// - Parameter kind: `nil` for a chart described mark by mark.
    func validate(kind: FigureKind?, output: String, canvas: CanvasOptions) throws {
        guard animate else { return try validateStill(output: output) }
        guard let kind, kind.grows else {
            let names = FigureCatalog.kinds.filter(\.grows).map(\.name).joined(separator: ", ")
            throw ValidationError(
                "\(kind?.name ?? "a chart block") does not grow with the updates. Figures that can be animated: \(names)."
            )
        }
        guard let format = AnimationFile(rawValue: FileSystem.pathExtension(of: output)) else {
            throw ValidationError(
                "\"\(output)\" cannot be an animation; write a .apng file (all colors), a .gif or a .svg file."
            )
        }
        guard format == .svg || !canvas.page else {
            throw ValidationError("--page is for .svg files, not for .\(format.rawValue).")
        }
        guard format != .svg || canvas.theme == "light" else {
            throw ValidationError("An animated .svg file serves all themes; leave --theme out.")
        }
        guard (2...600).contains(frames ?? 60) else {
            throw ValidationError("--frames takes 2 to 600, not \(frames ?? 60).")
        }
        guard (1...50).contains(fps ?? 12) else {
            throw ValidationError("--fps takes 1 to 50, not \(fps ?? 12).")
        }
    }

    /// Complains about what is for animations only, where a still picture is drawn.
    func validateStill(output: String) throws {
        if let name = frames != nil ? "--frames" : fps != nil ? "--fps" : nil {
            throw ValidationError("\(name) is for animations; add --animate, or leave it out.")
        }
        if let format = AnimationFormat(rawValue: FileSystem.pathExtension(of: output)) {
            throw ValidationError("A .\(format.rawValue) file holds an animation; add --animate.")
        }
    }

    /// How long the whole stands before it grows again, in seconds.
    private static let pause = 2

    /// The whole, then the recording from its start to the whole.
    ///
    /// - Parameter size: `nil` takes the figure's own.
    func render(
        _ figure: LessonFigure, size: Size?, as file: AnimationFile, on canvas: CanvasOptions
    ) throws -> [UInt8] {
        let stages = figure.growth(frames: frames ?? 60)
        guard !stages.isEmpty else {
            throw Console.fail(
                "The recording has fewer than two points, so nothing grows; train for more updates, "
                    + "or leave out --animate.")
        }
        let ticksPerSecond = fps ?? 12
        do {
            let fonts = try FontSet.system()
            let measuring = try CairoTextMeasurer(fonts: fonts)
            guard let format = AnimationFormat(rawValue: file.rawValue) else {
                return WebRenderer().render(
                    figure.scene(size: size, measuring: measuring),
                    stages: stages.map { $0.scene(size: size, measuring: measuring) },
                    pause: 1000 * Self.pause, duration: (2000 + ticksPerSecond) / (2 * ticksPerSecond))
            }
            let renderer = CairoRenderer(
                format: .png, appearance: Appearance(rawValue: canvas.theme) ?? .light, fonts: fonts)
            var animation = PictureAnimation(
                try renderer.picture(of: figure.scene(size: size, measuring: measuring)),
                ticks: Self.pause * ticksPerSecond, ticksPerSecond: ticksPerSecond)
            for stage in stages {
                try animation.append(
                    try renderer.picture(of: stage.scene(size: size, measuring: measuring)), ticks: 1)
            }
            return try animation.encoded(as: format)
        } catch {
            throw Console.fail(error.description)
        }
    }
}
