import Schema

extension Marks {
    /// The marks of this library. `Marks.all.adding(Marks.entry(…))` has one more, which
    /// `ChartFileSpec.read(_:marks:source:misspelled:)` reads like ours.
    public static let all = KindList<any ChartMark>(
        "mark", tag: "mark",
        [
            LineMark.entry, PointMark.entry, BarMark.entry, BoxMark.entry, HistogramMark.entry,
            RegressionMark.entry, AreaMark.entry, RuleMark.entry,
            RectangleMark.entry, SectorMark.entry, LinePlot.entry, ErrorBandMark.entry, ErrorBarMark.entry,
            ArrowMark.entry, TextMark.entry, ContourMark.entry, FilledContourMark.entry, HeatMapMark.entry,
            VectorFieldMark.entry, StreamlineMark.entry, SpaceMark.entry,
        ])
}
