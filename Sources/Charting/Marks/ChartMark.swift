import Drawing

/// Something a ``Chart`` draws in the space between its axes.
///
/// A mark says which values the axes must show, draws itself, and asks for labels; the chart
/// decides where labels go. To add a mark, write one type that conforms.
public protocol ChartMark: Sendable {
    var style: MarkStyle { get set }

    /// What the mark needs of the axes.
    var demands: MarkDemands { get }

    /// The mark in points of the canvas. Nothing outside of the plot's frame is shown.
    func draw(on plot: Plot) -> [SceneItem]

    /// Places that labels had better leave free.
    func ink(on plot: Plot) -> [Rect]

    /// Labels that belong to the mark.
    func labels(on plot: Plot) -> [LabelRequest]

    /// The series whose colors the mark uses, in their order.
    var seriesNames: [String] { get }

    /// How a legend shows the mark; `nil` if it has no place in one.
    var legendKind: LegendKind? { get }

    /// What the mark shows, for people who cannot see it; `nil` for decoration.
    var accessibilityLabel: String? { get }

    /// What words call the mark: "line".
    var kindName: String { get }

    /// The name that stands at the right end of the mark instead of in a legend; `nil` for none.
    var endLabel: String? { get }

    /// Where the mark ends on the canvas, for its name; `nil` for marks without an end.
    func end(on plot: Plot) -> Point?

    /// What the colors of the mark stand for, where they stand for values.
    var colorKey: MarkColorKey? { get }

    /// The values behind the mark, for tables and words; `nil` for decoration and for what no table can hold.
    var plotted: PlottedValues? { get }

    /// How far the mark may be drawn beyond the plot's frame, in points: half of a point on the border belongs to
    /// the picture.
    func overhang(on plot: Plot) -> Double
}

extension ChartMark {
    public func ink(on plot: Plot) -> [Rect] { [] }
    public func labels(on plot: Plot) -> [LabelRequest] { [] }
    public var seriesNames: [String] { style.series.map { [$0] } ?? [] }
    public var legendKind: LegendKind? { nil }
    public var accessibilityLabel: String? { nil }
    public var kindName: String { "mark" }
    public var endLabel: String? { nil }
    public func end(on plot: Plot) -> Point? { nil }
    public var colorKey: MarkColorKey? { nil }
    public var plotted: PlottedValues? { nil }
    public func overhang(on plot: Plot) -> Double { 0 }

    // MARK: Modifiers

    public func foregroundStyle(_ paint: Paint) -> Self { with { $0.paint = paint } }

    /// Marks with the same name share a color, taken from the theme in the order of appearance.
    public func series(_ name: String) -> Self { with { $0.series = name } }

    /// Colors by the value: marks of one name are a series; a list of names splits the mark into
    /// series; a list of numbers colors each point on a sequential map, with a color bar.
    public func foregroundStyle(by value: PlottableValue) -> Self {
        with {
            if case .categories(let names) = value.values, names.count == 1 { $0.series = names[0] }
            $0.groups = value
        }
    }

    /// Gives every name a symbol of its own, in the order of appearance.
    public func symbol(by value: PlottableValue) -> Self { with { $0.symbolGroups = value } }

    /// The colors of surfaces and of values; ``ColorMap/sequential`` unless said otherwise.
    public func colorMap(_ map: ColorMap) -> Self { with { $0.colorMap = map } }

    /// - Parameter dash: lengths of dashes and gaps in turn; empty for a solid line.
    public func lineStyle(width: Double? = nil, dash: [Double] = []) -> Self {
        with {
            $0.lineWidth = width ?? $0.lineWidth
            $0.dash = dash
        }
    }

    public func opacity(_ opacity: Double) -> Self { with { $0.opacity = opacity } }

    public func symbol(_ symbol: Symbol, radius: Double = Theme.pointRadius) -> Self {
        with {
            $0.symbol = symbol
            $0.symbolRadius = radius
        }
    }

    /// Leaves out symbols that are closer than this to the one before, as where a path settles.
    public func symbolSpacing(_ distance: Double) -> Self { with { $0.symbolSpacing = distance } }

    /// Draws symbols as outlines on the ground: samples that are put aside, starts.
    public func hollow(_ isHollow: Bool = true) -> Self { with { $0.isHollow = isHollow } }

    /// Draws a thin line in the color of the ground around the mark.
    public func casing() -> Self { with { $0.hasCasing = true } }

    private func with(_ change: (inout MarkStyle) -> Void) -> Self {
        var copy = self
        change(&copy.style)
        return copy
    }
}
