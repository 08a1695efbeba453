import Charting
import Drawing
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

    /// Lays the chart out.
    ///
    /// - Parameter size: what the command line asks for; it goes before the author's own size.
    public func scene(size: Size? = nil, measuring: any TextMeasuring) -> Scene {
        figure.scene(size: canvas(size, measuring: measuring), measuring: measuring)
    }
}
