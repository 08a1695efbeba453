extension Chart {
    /// Labels the x axis in another unit, above the plot: `{ $0 / 32 }` makes epochs of updates.
    ///
    /// - Parameters:
    ///   - label: the title of the axis; empty for none.
    ///   - value: the other unit of a value on the axis. A function that grows and falls labels nothing,
    ///     and the chart warns of it.
    public func chartXSecondaryAxis(label: String, _ value: @escaping @Sendable (Double) -> Double) -> Chart {
        chartXSecondaryAxis(SecondaryAxis(label: label, function: value))
    }

    /// Labels the y axis in another unit, at the right: `{ $0.squareRoot() }` makes errors of squared ones.
    ///
    /// - Parameters:
    ///   - label: the title of the axis; empty for none.
    ///   - value: the other unit of a value on the axis. A function that grows and falls labels nothing,
    ///     and the chart warns of it.
    public func chartYSecondaryAxis(label: String, _ value: @escaping @Sendable (Double) -> Double) -> Chart {
        chartYSecondaryAxis(SecondaryAxis(label: label, function: value))
    }

    /// The axis along x in another unit too, above the plot; the formula is in x.
    public func chartXSecondaryAxis(label: String, formula: Formula) -> Chart {
        chartXSecondaryAxis(SecondaryAxis(label: label, formula: formula))
    }

    /// The axis along y in another unit too, at the right; the formula is in y.
    public func chartYSecondaryAxis(label: String, formula: Formula) -> Chart {
        chartYSecondaryAxis(SecondaryAxis(label: label, formula: formula))
    }

    package func chartXSecondaryAxis(_ axis: SecondaryAxis?) -> Chart {
        var copy = self
        copy.xSecondaryAxis = axis
        return copy
    }

    package func chartYSecondaryAxis(_ axis: SecondaryAxis?) -> Chart {
        var copy = self
        copy.ySecondaryAxis = axis
        return copy
    }
}
