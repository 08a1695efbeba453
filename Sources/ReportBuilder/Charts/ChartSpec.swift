import Charting
import Drawing
import LessonFigures
import Schema

/// All that a chart is made of, but for the recording that it shows.
struct ChartIngredients: Sendable, Hashable {
    /// As it is written.
    var written: Value
    /// Prints of the data files that were read.
    var files: [String: UInt64]
}

/// A chart that an author described mark by mark, ready to be laid out.
public struct ChartSpec: Sendable {
    /// What is drawn.
    public var figure: any Figure
    /// The canvas that the author asked for; `nil` takes the chart's own.
    public var size: Size?
    /// The plotted numbers.
    package var table: DataTable
    /// What readers must know of the data.
    package var note: String?
    /// All that it was made of, where it was read from a course.
    var ingredients: ChartIngredients?

    static let defaultWidth = 640.0

    /// The size for a canvas of this width: as high as the content asks for, else 5 : 8.
    func size(width: Double, measuring: any TextMeasuring) -> Size {
        let height = figure.preferredHeight(width: width, measuring: measuring)
        return Size(width, height ?? max(width * 0.625, 280))
    }

    /// The canvas: what the command line asks for, else the author's own size, else one that suits.
    package func canvas(_ size: Size? = nil, measuring: any TextMeasuring) -> Size {
        size ?? self.size ?? self.size(width: ChartSpec.defaultWidth, measuring: measuring)
    }

    /// Why a size that was asked for does not do; `nil` if it does, or none was asked for.
    package func refusal(of size: Size?, measuring: any TextMeasuring) -> FigureError? {
        guard let size = size ?? self.size,
            let larger = figure.roomForPanels(besides: size, measuring: measuring)
        else { return nil }
        return .noRoom(on: size, because: "its panels need more", larger: larger)
    }

    /// The canvas that has room for all labels where none was asked for and the usual one has not, at most twice as
    /// wide; else ``canvas(_:measuring:)``.
    package func fit(on size: Size?, measuring: any TextMeasuring) -> FigureFit {
        let fit = figure.fit(size: canvas(size, measuring: measuring), measuring: measuring)
        guard size == nil, self.size == nil, let larger = fit.fittingSize, larger.width <= 2 * fit.size.width
        else { return fit }
        return figure.fit(size: larger, measuring: measuring)
    }

    /// Lays the chart out.
    ///
    /// - Parameter size: what the command line asks for; it goes before the author's own size.
    public func scene(size: Size? = nil, measuring: any TextMeasuring) -> Scene {
        figure.scene(size: canvas(size, measuring: measuring), measuring: measuring)
    }
}
