/// A mark of bars that other bars can stand on, or beside.
public protocol StackedMark: ChartMark {
    /// Whether bars lie, with their positions along y.
    var isLying: Bool { get }
    /// Where bars stand, and how far they reach.
    var parts: (places: PlottableValue.Values, values: [Double]) { get }
    /// Where each bar starts; empty where they start at 0.
    var base: [Double] { get }
    var stacking: MarkStackingMethod { get }
    /// The name of the group among which bars stand side by side; `nil` for none.
    var group: String? { get }

    /// The same bars from other starts to other ends.
    ///
    /// - Parameter seams: the bars that stand on one of their own color, from which a line tells them apart.
    func moved(from starts: [Double], to ends: [Double], seams: Set<Int>) -> Self
    /// The same bars as one of several groups side by side.
    func standing(at index: Int, of count: Int) -> Self
}

/// A mark that stands beside others of its kind where several series share a band of an axis of names.
protocol SideBySideMark: ChartMark {
    /// The same as one of several side by side.
    func standing(at index: Int, of count: Int) -> Self
}

/// A mark that shows a summary of its values: tables have that instead of the values.
protocol SummarizedMark: ChartMark {
    var summaryColumns: [String] { get }
    /// As many cells as there are columns, and the name to which each row belongs.
    var summaryRows: [(x: String, cells: [String])] { get }
}

extension StackedMark {
    /// Whether two of the bars stand at one place.
    var hasRepeatedPlaces: Bool {
        guard stacking != .unstacked, base.isEmpty else { return false }
        switch parts.places {
        case .numbers(let numbers): return Set(numbers).count < numbers.count
        case .categories(let names): return Set(names).count < names.count
        }
    }
}

/// A mark whose name can stand at its right end.
protocol EndNamedMark: ChartMark {
    func endLabel(_ text: String?) -> Self
}

/// A mark that says in a sentence of its own what it shows.
public protocol DescribedMark: ChartMark {
    /// - Parameter title: of the color bar that explains the mark; empty for none.
    func sentence(title: String) -> String
}
