import Drawing

/// Something that can be laid out on a canvas: a chart, panels of charts, a diagram.
public protocol Figure: Sendable {
    /// What the figure is called, in one line.
    var title: String { get set }
    /// What is drawn: quantity, network, settings; empty for none.
    var subtitle: String { get set }
    /// What the figure shows, in sentences, for people who cannot see it.
    var summary: String { get set }

    /// Lays the figure out inside of a rectangle, title and all.
    ///
    /// Figures hold from about 300 × 200 points on; below that, labels are left out rather than
    /// drawn over each other.
    ///
    /// - Parameters:
    ///   - canvas: the rectangle to fill; nothing is painted outside of it.
    ///   - style: whether the figure stands alone or is a panel of a larger one.
    ///   - measuring: how large text will be.
    /// - Returns: what to paint, back to front, without the background.
    func items(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> [SceneItem]

    /// Lays the figure out, and says which labels had no room.
    func layout(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> FigureLayout

    /// What the reader of the figure should know about data that could not be drawn.
    var warnings: [String] { get }

    /// The height that suits the figure on a canvas of this width, for figures whose shape follows
    /// from their content; `nil` where any height will do.
    func preferredHeight(width: Double, measuring: any TextMeasuring) -> Double?
}

/// Whether a figure stands alone or is part of another.
public enum FigureStyle: Sendable, Hashable {
    case alone
    /// A panel: a smaller title and no margin of its own.
    case panel

    var margin: Double { self == .alone ? Theme.margin : 0 }
}

extension Figure {
    /// The figure on a canvas of its own.
    ///
    /// - Parameters:
    ///   - size: the canvas, in points.
    ///   - measuring: how large text will be.
    public func scene(size: Size, measuring: any TextMeasuring) -> Scene {
        laidOut(size: size, measuring: measuring).scene
    }

    /// The figure on a canvas of its own, and the labels without room there.
    func laidOut(size: Size, measuring: any TextMeasuring) -> (scene: Scene, omitted: [String]) {
        // A canvas of an impossible size is repaired as a scene repairs it.
        let blank = Scene(
            size: size, title: LabelText.plain(title), summary: summary, background: Theme.ground, items: [])
        let canvas = Rect(x: 0, y: 0, width: blank.size.width, height: blank.size.height)
        let layout = layout(in: canvas, style: .alone, measuring: measuring)
        var texts = LegibleText(on: canvas, measuring: measuring)
        let scene = Scene(
            size: size, title: LabelText.plain(title), summary: summary, background: Theme.ground,
            items: texts.kept(layout.items))
        return (scene, layout.omitted + texts.omitted)
    }

    /// All items, and nothing left out.
    public func layout(in canvas: Rect, style: FigureStyle, measuring: any TextMeasuring) -> FigureLayout {
        FigureLayout(items: items(in: canvas, style: style, measuring: measuring))
    }

    /// None.
    public var warnings: [String] { [] }

    /// Any height will do.
    public func preferredHeight(width: Double, measuring: any TextMeasuring) -> Double? { nil }
}
