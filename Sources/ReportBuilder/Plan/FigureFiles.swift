import CairoRenderer
import Drawing
import LessonFigures

/// A figure as Cairo draws it.
struct FigureFile: Sendable {
    var format: ImageFormat
    var content: FileContent
    var bytes: [UInt8] { content.bytes }

    init(format: ImageFormat, bytes: [UInt8]) {
        (self.format, content) = (format, FileContent(bytes))
    }

    /// Where the files of figures are, beside the pages.
    static let folder = "figures/"

    /// The path among the files of a course: `lesson/figure.png`.
    static func path(of id: String, in lesson: String, as format: ImageFormat) -> String {
        "\(lesson)/\(id).\(format.rawValue)"
    }
}

/// Which files are made of the figures of a course, and how.
struct FigureFiles: Sendable {
    var formats: [ImageFormat]
    var appearance = Appearance.light
    /// `nil` draws each figure as large as the page shows it.
    var size: Size?
    var fonts: FontSet

    /// - Parameter scene: the figure as large as its page shows it.
    func draw(
        _ figure: LessonFigure, inPage scene: Scene, measuring: any TextMeasuring
    ) throws(CairoError) -> [FigureFile] {
        guard !formats.isEmpty else { return [] }
        let scene = size.map { figure.scene(size: $0, measuring: measuring) } ?? scene
        var files: [FigureFile] = []
        for format in formats {
            let renderer = CairoRenderer(format: format, appearance: appearance, fonts: fonts)
            files.append(FigureFile(format: format, bytes: try renderer.render(scene)))
        }
        return files
    }
}
