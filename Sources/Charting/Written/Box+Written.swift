import Schema

extension BoxMark: WrittenMark {
    static let writtenName = "box"
    static let writtenKeys = ["x", "y", "data", "box-width"]

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
            width: fields.positive("box-width", "the width of boxes", to: 1) ?? 0.5)
    }

    func write(to writer: inout ChartWriter) {
        writer.plottable("x", x)
        writer.plottable("y", y)
        writer.number("box-width", width, unless: 0.5)
    }
}
