import Drawing
import Schema

/// A chart in the plot of another.
struct InsetSpec: Sendable {
    var chart: Chart?
    var corner: InsetPlacement.Corner?
    var share = InsetPlacement.usualShare

    private static let kind = Kind(
        "inset", title: "An inset", "A small chart in a corner of the plot.", InsetSpec(),
        fields: [
            Field(
                "chart", \.chart, .lonelyChart, "The chart.", called: "the chart of the inset",
                example: "{marks: [...]}", isRequired: true, isUsual: { _, _ in false }),
            Field(
                "corner", \.corner, .optional(.word("corners")), "Where; else where it covers least.",
                called: "the corner"),
            Field(
                "size", \.share, .within(0...1), "Its width and height as a fraction of the plot's.",
                called: "the size"),
        ])

    static var form: Form<ChartInset> {
        kind.form.compactMap { spec in
            spec.chart.map { ChartInset(chart: $0, corner: spec.corner, share: spec.share) }
        } from: {
            InsetSpec(chart: $0.chart, corner: $0.corner, share: $0.share)
        }
    }
}
