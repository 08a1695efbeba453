/// A second labelling of an axis: the same positions in another unit, such as epochs beside updates.
///
/// There is no second scale for other data: two scales in one plot say whatever one wants, since where
/// their lines cross depends on the scales alone. Charts of two quantities are ``Facets``.
package struct SecondaryAxis: Sendable {
    /// The title of the axis; empty for none.
    package var label: String
    /// The formula as it was given; `nil` for a function of Swift.
    package let formula: Formula?
    /// From a value of the axis to the other unit.
    package let function: @Sendable (Double) -> Double
    /// Whether ticks have labels.
    var showsLabels = true
    /// Whether ticks stand at whole numbers only.
    package var isInteger = false

    /// Leaves ticks without labels and title, as in charts that share the axis with another.
    mutating func hideLabels() { (showsLabels, label) = (false, "") }

    /// - Parameter function: must only grow, or only fall, over the axis; positions where it is not finite
    ///   have no ticks.
    package init(label: String, function: @escaping @Sendable (Double) -> Double) {
        self.label = label
        self.function = function
        formula = nil
    }

    /// - Parameter formula: in x or in y: either is the value on the axis.
    package init(label: String, formula: Formula) {
        self.label = label
        self.formula = formula
        function = { formula.value(x: $0, y: $0) }
    }
}
