/// The values behind a mark, side by side: a row of a table for each.
public struct PlottedValues: Sendable, Hashable {
    /// Along x, one for each value.
    public var x: PlottableValue.Values
    /// Along y, one for each value.
    public var y: PlottableValue.Values
    /// What stands at each pair of x and y, such as the value of a cell, under its name; `nil` for marks whose
    /// values are those of y.
    public var value: PlottableValue?
    /// Whether the values are data: rules, rectangles and arrows may stand between names of categories.
    public var areData: Bool

    /// Equally long lists.
    public init(
        x: PlottableValue.Values, y: PlottableValue.Values, value: PlottableValue? = nil, areData: Bool = true
    ) {
        self.x = x
        self.y = y
        self.value = value
        self.areData = areData
    }
}
