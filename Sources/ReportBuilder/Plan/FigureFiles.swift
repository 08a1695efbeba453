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

    /// - Parameter size: that of the figure in its page.
    func draw(
        _ figure: LessonFigure, size: Size, measuring: any TextMeasuring
    ) throws(CairoError) -> [FigureFile] {
        guard !formats.isEmpty else { return [] }
        let scene = figure.scene(size: self.size ?? size, measuring: measuring)
        var files: [FigureFile] = []
        for format in formats {
            let renderer = CairoRenderer(format: format, appearance: appearance, fonts: fonts)
            files.append(FigureFile(format: format, bytes: try renderer.render(scene)))
        }
        return files
    }
}
