extension Chart {
    /// Names the chart: what one sees, and below it what is drawn.
    public func chartTitle(_ title: String, subtitle: String = "") -> Chart {
        with {
            $0.title = title
            $0.subtitle = subtitle
        }
    }

    /// Alternative text for people who cannot see the chart.
    public func accessibilityLabel(_ summary: String) -> Chart { with { $0.summary = summary } }

    public func chartXAxisLabel(_ label: String) -> Chart { with { $0.xAxis.label = label } }
    public func chartYAxisLabel(_ label: String) -> Chart { with { $0.yAxis.label = label } }

    public func chartXScale(
        domain: ClosedRange<Double>? = nil, type: ScaleKind = .linear, includesZero: Bool? = nil,
        integer: Bool = false
    ) -> Chart {
        with {
            $0.xAxis.domain = domain
            $0.xAxis.scale = type
            $0.xAxis.includesZero = includesZero
            $0.xAxis.isInteger = integer
        }
    }

    public func chartYScale(
        domain: ClosedRange<Double>? = nil, type: ScaleKind = .linear, includesZero: Bool? = nil,
        integer: Bool = false
    ) -> Chart {
        with {
            $0.yAxis.isInteger = integer
            $0.yAxis.domain = domain
            $0.yAxis.scale = type
            $0.yAxis.includesZero = includesZero
        }
    }

    public func chartXAxis(ticks: Bool = true, grid: Bool? = nil) -> Chart {
        with {
            $0.xAxis.showsTicks = ticks
            $0.xAxis.showsGrid = grid
        }
    }

    /// - Parameter zeroLine: whether the axis line stands where y is 0, if that is in the plot.
    public func chartYAxis(ticks: Bool = true, grid: Bool? = nil, zeroLine: Bool = true) -> Chart {
        with {
            $0.yAxis.showsZeroLine = zeroLine
            $0.yAxis.showsTicks = ticks
            $0.yAxis.showsGrid = grid
        }
    }

    /// Makes one unit as long on the x axis as on the y axis.
    public func chartEqualAspect(_ isEqual: Bool = true) -> Chart { with { $0.hasEqualAspect = isEqual } }

    /// Shows the colors of a surface beside the plot.
    public func chartColorBar(_ levels: ContourLevels, title: String) -> Chart {
        with { $0.colorBar = (levels, title) }
    }

    public func chartLegend(_ isShown: Bool) -> Chart { with { $0.showsLegend = isShown } }

    private func with(_ change: (inout Chart) -> Void) -> Chart {
        var copy = self
        change(&copy)
        return copy
    }
}
