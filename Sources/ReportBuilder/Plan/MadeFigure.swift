import Charting
import LessonFigures
import WebRenderer

/// A figure or table as a page shows it.
struct MadeFigure: Sendable {
    enum Content: Sendable {
        /// The drawing for windows of several widths, widest first, how much of the page it takes, and the
        /// files that are made of it.
        case drawing(versions: [FigureMarkup.Version], width: FigureWidth, files: [FigureFile])
        case table
    }

    let making = Making()
    var content: Content
    var data: DataTable
    /// What readers must know, such as a training that diverged.
    var notes: [String]
}
