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

    /// Positions that labels had better leave free.
    func ink(on plot: Plot) -> [Rect]

    /// Labels that belong to the mark.
    func labels(on plot: Plot) -> [LabelRequest]

    /// The series whose colors the mark uses, in their order.
    var seriesNames: [String] { get }

    /// How a legend shows the mark; `nil` if it has no position in one.
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

/// A mark that fills areas, which end where the plot ends: beyond its frame a bar would be longer than its axis says.
protocol FramedMark: ChartMark {
    var isFramed: Bool { get }
}

extension FramedMark {
    var isFramed: Bool { true }
}

/// A mark that leaves some of its values out where there is little room; the note below the chart counts them.
protocol OmittingMark: ChartMark {
    /// What is left out on a plot, and why, in a sentence; `nil` for nothing.
    func omission(on plot: Plot) -> String?
    /// A sentence as long as any of these, for which the note keeps room.
    var longestOmission: String { get }
}

/// A mark whose lengths start at 0 of their own accord: on a logarithmic axis they start at its lower end.
protocol StandingMark: ChartMark {
    /// What several of them are called: "areas".
    var noun: String { get }
    /// Where the lengths end along an axis; `nil` if they do not start at 0 along it.
    func ends(alongX isX: Bool) -> [Double]?
}

extension ChartMark {
    /// What it covers, for labels that look for room.
    public func ink(on plot: Plot) -> [Rect] { [] }
    /// The words that it asks room for.
    public func labels(on plot: Plot) -> [LabelRequest] { [] }
    /// The series whose colors it uses, in their order.
    public var seriesNames: [String] { style.series.map { [$0] } ?? [] }
    /// What stands for it in a legend.
    public var legendKind: LegendKind? { nil }
    /// What it shows, in a few words.
    public var accessibilityLabel: String? { nil }
    /// What words call it.
    public var kindName: String { "mark" }
    /// Its name at its end; `nil` for none.
    public var endLabel: String? { nil }
    /// Where its last value lies, for its name.
    public func end(on plot: Plot) -> Point? { nil }
    /// What its colors stand for, where they stand for values.
    public var colorKey: MarkColorKey? { nil }
    /// Its values for tables; `nil` where none can hold them.
    public var plotted: PlottedValues? { nil }
    /// How far symbols reach beyond the plot's frame, in points.
    public func overhang(on plot: Plot) -> Double { 0 }

    // MARK: Modifiers

    /// One color for the whole mark.
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

    /// How much of the color covers what lies behind, from 0 to 1.
    public func opacity(_ opacity: Double) -> Self { with { $0.opacity = opacity } }

    /// A symbol at each value; the radius is in points.
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
