import Drawing

/// How many lines the titles of the axes have: a title that is longer than its line goes on below it.
struct AxisTitleLines: Sendable, Hashable {
    var x = 1
    var y = 1
    /// Of the second axes at the top and at the right.
    var top = 1
    var right = 1
    /// What is longer is shortened.
    static let most = 4

    /// Enough for both.
    func joined(_ other: AxisTitleLines) -> AxisTitleLines {
        AxisTitleLines(
            x: max(x, other.x), y: max(y, other.y), top: max(top, other.top), right: max(right, other.right))
    }

    /// The distance between two lines of a title.
    static func lineHeight(_ line: TextLine, measuring: any TextMeasuring) -> Double {
        let needed = measuring.extents(of: line).height
        return line.layout == nil ? Theme.labelSize * TextBlock.leading : max(needed, Theme.labelSize * 1.3)
    }
}
