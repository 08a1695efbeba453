extension Chart {
    package func chartLegend(_ isShown: Bool) -> Chart {
        var copy = self
        copy.showsLegend = isShown
        return copy
    }

    /// - Parameter visibility: `.visible` shows a legend even where names stand at the ends of lines.
    package func chartLegend(_ visibility: Visibility) -> Chart {
        var copy = chartLegend(visibility != .hidden)
        copy.legend.isAlways = visibility == .visible
        return copy
    }

    /// Says where the legend stands, if series need one.
    ///
    /// - Parameters:
    ///   - position: `.automatic` names three and more lines inside of the plot where that covers nothing, and
    ///     so areas and bars whose names need several rows; all others stand in a row above the plot.
    ///   - alignment: where along its side, or in which part of the plot.
    ///   - spacing: the distance from the plot, inside of it from its frame, in points.
    public func chartLegend(
        position: AnnotationPosition, alignment: Alignment? = nil, spacing: Double? = nil
    ) -> Chart {
        chartLegend(LegendPlacement(position: position, alignment: alignment, spacing: spacing))
    }

    package func chartLegend(_ placement: LegendPlacement) -> Chart {
        var copy = chartLegend(true)
        copy.legend = placement
        return copy
    }
}
