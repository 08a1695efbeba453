import Drawing
import Schema

/// A figure with a written form: that of `descent chart`, of `chart` blocks in lessons, and of `Codable`.
protocol SpecifiedFigure: CaptionedFigure {
    /// What the figure is, for messages: `a chart`.
    static var noun: String { get }
}
