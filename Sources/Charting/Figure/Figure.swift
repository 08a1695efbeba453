import Drawing

/// Something that can be laid out on a canvas: a chart, panels of charts, a diagram.
public protocol Figure: Sendable {
    /// What the figure is called, in one line.
    var title: String { get set }
    /// What is drawn: quantity, network, settings; empty for none.
    var subtitle: String { get set }
    /// What the figure shows, in sentences, for people who cannot see it.
    var summary: String { get set }

    /// Lays the figure out.
    ///
    /// - Parameters:
    ///   - size: the canvas, in points. Figures hold from 300 × 200 on; below that, labels are left
    ///     out rather than drawn over each other.
    ///   - measuring: how large text will be.
    func scene(size: Size, measuring: any TextMeasuring) -> Scene

    /// What the reader of the figure should know about data that could not be drawn.
    var warnings: [String] { get }

    /// The height that suits the figure on a canvas of this width, for figures whose shape follows
    /// from their content; `nil` where any height will do.
    func preferredHeight(width: Double, measuring: any TextMeasuring) -> Double?
}

extension Figure {
    public var warnings: [String] { [] }

    public func preferredHeight(width: Double, measuring: any TextMeasuring) -> Double? { nil }
}
