import ArgumentParser
import CairoRenderer
import Drawing
import LessonFigures
import ReportBuilder

/// Whether and how a recording is shown growing.
struct AnimationOptions: ParsableArguments {
    @Flag(help: "Shows the recording growing, update by update: first the whole, then from the start.")
    var animate = false

    @Option(help: "With --animate: how many pictures at most, 2 to 600; 60.")
    var frames: Int?

    @Option(help: "With --animate: pictures a second, 1 to 50; 12.")
    var fps: Int?

    func validate(kind: FigureKind, output: String, isPage: Bool) throws {
        guard animate else {
            if let name = frames != nil ? "--frames" : fps != nil ? "--fps" : nil {
                throw ValidationError("\(name) is for animations; add --animate, or leave it out.")
            }
            if let format = AnimationFormat(rawValue: FileSystem.pathExtension(of: output)) {
                throw ValidationError("A .\(format.rawValue) file holds an animation; add --animate.")
            }
            return
        }
        guard kind.grows else {
            let names = FigureCatalog.kinds.filter(\.grows).map(\.name).joined(separator: ", ")
            throw ValidationError(
                "\(kind.name) does not grow with the updates. Figures that can be animated: \(names).")
        }
        guard !isPage else {
            throw ValidationError("--page is for still figures; leave it out, or leave out --animate.")
        }
        guard AnimationFormat(rawValue: FileSystem.pathExtension(of: output)) != nil else {
            throw ValidationError(
                "\"\(output)\" cannot be an animation; write a .apng file (all colors) or a .gif file.")
        }
        guard (2...600).contains(frames ?? 60) else {
            throw ValidationError("--frames takes 2 to 600, not \(frames ?? 60).")
        }
        guard (1...50).contains(fps ?? 12) else {
            throw ValidationError("--fps takes 1 to 50, not \(fps ?? 12).")
        }
    }

    /// How long the whole stands before it grows again, in seconds.
    private static let pause = 2

    /// The whole, then the recording from its start to the whole.
    func render(_ figure: LessonFigure, as format: AnimationFormat, on canvas: CanvasOptions) throws
        -> [UInt8]
    {
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
            let size = canvas.size.flatMap { Size(parsing: $0) }
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
