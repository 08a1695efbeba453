import Drawing

/// Whether a part of a chart is shown: as the chart decides, always, or never.
public enum Visibility: String, Sendable, Hashable, CaseIterable { case automatic, visible, hidden }

extension Chart {
    /// Names the chart: what one sees, and below it what is drawn.
    public func chartTitle(_ title: String, subtitle: String = "") -> Chart {
        with {
            $0.title = title
            $0.subtitle = subtitle
        }
    }

    /// A note below the plot, in the muted tone.
    public func chartCaption(_ caption: String) -> Chart { with { $0.caption = caption } }

    /// Alternative text for people who cannot see the chart.
    public func accessibilityLabel(_ summary: String) -> Chart { with { $0.summary = summary } }

    /// - Parameter label: the title of the axis; empty for none.
    public func chartXAxisLabel(_ label: String) -> Chart { with { $0.xAxis.label = label } }
    /// - Parameter label: the title of the axis; empty for none.
    public func chartYAxisLabel(_ label: String) -> Chart { with { $0.yAxis.label = label } }

    // MARK: Scales

    /// - Parameters:
    ///   - domain: first and last value; `nil` takes them from the data.
    ///   - type: linear, logarithmic, symmetric logarithmic or a power.
    ///   - includesZero: whether the axis must show 0; `nil` shows it where it is near.
    ///   - integer: whether ticks stand at whole numbers only.
    ///   - reversed: whether values grow to the left.
    public func chartXScale(
        domain: ClosedRange<Double>? = nil, type: ScaleKind = .linear, includesZero: Bool? = nil,
        integer: Bool = false, reversed: Bool = false
    ) -> Chart {
        with { $0.xAxis.setScale(domain, type, includesZero, integer, reversed) }
    }

    /// - Parameters:
    ///   - domain: first and last value; `nil` takes them from the data.
    ///   - type: linear, logarithmic, symmetric logarithmic or a power.
    ///   - includesZero: whether the axis must show 0; `nil` shows it where it is near.
    ///   - integer: whether ticks stand at whole numbers only.
    ///   - reversed: whether values grow downwards.
    public func chartYScale(
        domain: ClosedRange<Double>? = nil, type: ScaleKind = .linear, includesZero: Bool? = nil,
        integer: Bool = false, reversed: Bool = false
    ) -> Chart {
        with { $0.yAxis.setScale(domain, type, includesZero, integer, reversed) }
    }

    /// Colors of series by name: `["train": Theme.accent, "test": Theme.contrast]`.
    public func chartForegroundStyleScale(_ paints: KeyValuePairs<String, Paint>) -> Chart {
        with { for (name, paint) in paints { $0.seriesPaints[name] = paint } }
    }

    /// Symbols of the names in `symbol(by:)`.
    public func chartSymbolScale(_ symbols: KeyValuePairs<String, Symbol>) -> Chart {
        with { for (name, symbol) in symbols { $0.seriesSymbols[name] = symbol } }
    }

    // MARK: Axes

    /// Shows or hides the axis along x with its ticks and labels.
    public func chartXAxis(_ visibility: Visibility) -> Chart {
        with { $0.xAxis.isHidden = visibility == .hidden }
    }

    /// Shows or hides the axis along y with its ticks and labels.
    public func chartYAxis(_ visibility: Visibility) -> Chart {
        with { $0.yAxis.isHidden = visibility == .hidden }
    }

    /// Where ticks stand, and what they look like.
    public func chartXAxis(_ marks: () -> AxisMarks) -> Chart {
        let marks = marks()
        return with { marks.apply(to: &$0.xAxis) }
    }

    /// Where ticks stand, and what they look like.
    public func chartYAxis(_ marks: () -> AxisMarks) -> Chart {
        let marks = marks()
        return with { marks.apply(to: &$0.yAxis) }
    }

    /// Ticks, grid lines and small ticks along x; `nil` leaves them to the chart.
    public func chartXAxis(ticks: Bool = true, grid: Bool? = nil, minorTicks: Bool? = nil) -> Chart {
        with {
            $0.xAxis.showsTicks = ticks
            $0.xAxis.showsGrid = grid
            $0.xAxis.showsMinorTicks = minorTicks
        }
    }

    /// - Parameter zeroLine: whether the axis line stands where y is 0, if that is in the plot.
    public func chartYAxis(
        ticks: Bool = true, grid: Bool? = nil, zeroLine: Bool = true, minorTicks: Bool? = nil
    ) -> Chart {
        with {
            $0.yAxis.showsZeroLine = zeroLine
            $0.yAxis.showsTicks = ticks
            $0.yAxis.showsGrid = grid
            $0.yAxis.showsMinorTicks = minorTicks
        }
    }

    /// Keeps ticks along x to values that exist.
    package func chartXTicks(within range: ClosedRange<Double>) -> Chart {
        with { $0.xAxis.tickRange = range }
    }

    /// Keeps ticks along y to values that exist.
    package func chartYTicks(within range: ClosedRange<Double>) -> Chart {
        with { $0.yAxis.tickRange = range }
    }

    /// Makes one unit as long on the x axis as on the y axis.
    public func chartEqualAspect(_ isEqual: Bool = true) -> Chart { with { $0.hasEqualAspect = isEqual } }

    // MARK: Beside and inside of the plot

    /// Shows the colors of a surface beside the plot.
    ///
    /// - Parameters:
    ///   - map: the colors that the marks use.
    ///   - continuous: whether colors flow, as in a heat map, instead of being bands.
    public func chartColorBar(
        _ levels: ContourLevels, title: String, map: ColorMap = .sequential, continuous: Bool = false
    ) -> Chart {
        with {
            $0.colorBar = ColorBarOptions(
                levels: levels, title: title, map: map, isContinuous: continuous)
        }
    }

    /// A small chart in a corner of the plot, on a ground of its own.
    ///
    /// - Parameters:
    ///   - corner: `nil` takes the corner in which it covers least.
    ///   - share: its width and height as fractions of the plot's, 0.2…0.7.
    public func chartInset(
        _ corner: InsetPlacement.Corner? = nil, share: Double = InsetPlacement.usualShare,
        _ chart: () -> Chart
    ) -> Chart {
        let chart = chart()
        return with { $0.inset = ChartInset(chart: chart, corner: corner, share: share) }
    }

    private func with(_ change: (inout Chart) -> Void) -> Chart {
        var copy = self
        change(&copy)
        return copy
    }
}

extension AxisOptions {
    fileprivate mutating func setScale(
        _ domain: ClosedRange<Double>?, _ type: ScaleKind, _ includesZero: Bool?, _ integer: Bool,
        _ reversed: Bool
    ) {
        self.domain = domain
        scale = type
        self.includesZero = includesZero
        isInteger = integer
        isReversed = reversed
    }
}

extension AxisMarks {
    fileprivate func apply(to axis: inout AxisOptions) {
        axis.tickValues = values
        axis.showsGrid = grid ?? axis.showsGrid
        axis.showsMinorTicks = minorTicks ?? axis.showsMinorTicks
    }
}
