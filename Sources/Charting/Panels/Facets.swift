import Drawing

/// Small multiples: the same chart for several parts of the data, with axes that can be compared.
///
/// Shared axes have one domain and are written once, at the left and at the bottom; so are the titles
/// of axes and the legend. Series have the same color in every chart.
///
/// ```swift
/// Facets(columns: 3, sharing: .both) {
///     for run in runs { Chart { LineMark(x: …, y: …) }.chartTitle(run.name) }
/// }
/// ```
public struct Facets: Sendable {
    /// Which axes have the same domain in all charts.
    public enum Sharing: String, Sendable, Hashable, CaseIterable {
        case both, x, y
        case none

        var sharesX: Bool { self == .both || self == .x }
        var sharesY: Bool { self == .both || self == .y }
    }

    /// Above the figure; empty for none.
    public var title = ""
    /// Below the title, quieter; empty for none.
    public var subtitle = ""
    /// Words instead of the alternative text that is made of the content; empty for those.
    public var summary = ""
    /// A note below all charts; empty for none.
    public var caption = ""
    /// In rows, from the left to the right.
    public var charts: [Chart]
    /// How many charts stand side by side where there is room; `nil` is about a square.
    package var columns: Int?
    package var sharing: Sharing
    /// Height of a plot divided by its width.
    package var aspect = 0.75

    /// Charts in so many columns; `nil` chooses them.
    public init(columns: Int? = nil, sharing: Sharing = .both, @FacetsBuilder _ charts: () -> [Chart]) {
        self.columns = columns
        self.sharing = sharing
        self.charts = charts()
    }

    /// A title, and a quieter line below it.
    public func chartTitle(_ title: String, subtitle: String = "") -> Facets {
        var copy = self
        (copy.title, copy.subtitle) = (title, subtitle)
        return copy
    }

    /// A line below the figure.
    public func chartCaption(_ caption: String) -> Facets {
        var copy = self
        copy.caption = caption
        return copy
    }

    /// Words instead of the alternative text that is made of the content.
    public func accessibilityLabel(_ summary: String) -> Facets {
        var copy = self
        copy.summary = summary
        return copy
    }
}

/// Collects the charts of ``Facets`` from the statements of its closure.
@resultBuilder
public enum FacetsBuilder {
    /// One chart.
    public static func buildExpression(_ chart: Chart) -> [Chart] { [chart] }
    /// Charts that were made elsewhere.
    public static func buildExpression(_ charts: [Chart]) -> [Chart] { charts }
    /// All lines of a block, one behind the other.
    public static func buildBlock(_ parts: [Chart]...) -> [Chart] { parts.flatMap { $0 } }
    /// What an `if` without `else` gives, or nothing.
    public static func buildOptional(_ part: [Chart]?) -> [Chart] { part ?? [] }
    /// What the first branch gives.
    public static func buildEither(first part: [Chart]) -> [Chart] { part }
    /// What the second branch gives.
    public static func buildEither(second part: [Chart]) -> [Chart] { part }
    /// What each turn of a loop gives.
    public static func buildArray(_ parts: [[Chart]]) -> [Chart] { parts.flatMap { $0 } }
}
