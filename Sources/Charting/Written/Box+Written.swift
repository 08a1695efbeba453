import Schema

extension BoxMark: WrittenMark {
    static let writtenKind = ChartKind(
        "box", title: "Box plots",
        "For each name a box from quartile to quartile with the median, whiskers, and points beyond.",
        [
            .x, .y, .data,
            ChartKey(
                "box-width", .upTo(1), "The width of a box as a fraction of its band.",
                usual: .number(BoxMark.usualWidth)),
        ])

    init?(_ fields: ChartFields) {
        guard let values = fields.xy() else { return nil }
        guard !values[1].areNames else {
            fields.report(
                "the values of a box are numbers, found names", at: "y",
                remedy: "write the names behind x and the numbers behind y")
            return nil
        }
        self.init(
            x: values[0], y: values[1],
            width: fields.positive("box-width", "the width of boxes", to: 1) ?? Self.usualWidth)
    }

    func write(to writer: inout ChartWriter) {
        writer.plottable("x", x)
        writer.plottable("y", y)
        writer.number("box-width", width, unless: Self.usualWidth)
    }
}
