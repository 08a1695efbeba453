import Drawing
import Schema

// Legends, second axes and annotations in writing.

extension LegendPlacement {
    /// The placement in writing; `nil` where everything is as usual.
    var written: Value? {
        var writer = ChartWriter()
        if position != .automatic { writer.text("position", position.rawValue) }
        writer.text("alignment", alignment?.rawValue)
        writer.number("spacing", spacing)
        return writer.fields.isEmpty ? nil : writer.value
    }
}

extension SecondaryAxis {
    /// - Throws: `EncodingError.invalidValue` for a function of Swift, which has no written form.
    func written(at path: [any CodingKey]) throws -> Value {
        guard let formula else {
            throw EncodingError.invalidValue(
                label,
                EncodingError.Context(
                    codingPath: path,
                    debugDescription:
                        "the function of the second axis \"\(label)\" has no written form; give a Formula"))
        }
        var writer = ChartWriter()
        writer.text("label", label)
        writer.text("formula", formula.text)
        return writer.value
    }
}

extension MarkAnnotation {
    var written: Value {
        var writer = ChartWriter()
        if isEach {
            writer.write("texts", .list(texts.map { .text($0) }))
        } else {
            writer.write("text", .text(texts.first ?? ""))
        }
        if position != .automatic { writer.text("position", position.rawValue) }
        if alignment != .center { writer.text("alignment", alignment.rawValue) }
        writer.number("spacing", spacing)
        return writer.value
    }
}

extension ChartFields {
    /// Reads `legend: false`, `true` or a mapping.
    func readLegend(into chart: inout Chart) {
        guard let value = self["legend"] else { return }
        guard case .fields = value else {
            if case .flag(let isShown) = value {
                chart.showsLegend = isShown
                chart.legend.isAlways = isShown
            } else {
                report(
                    "the legend must be true, false or a mapping, found \(value.described)", at: "legend",
                    remedy: "write legend: {position: top}")
            }
            return
        }
        guard
            let legend = reader.fields(
                value, at: path + [.key("legend")], "the legend", keys: ChartKind.legend.names)
        else { return }
        chart.legend = LegendPlacement(
            position: legend.position("the position of the legend") ?? .automatic,
            alignment: legend.alignment("the alignment of the legend"),
            spacing: legend.positive("spacing", "the spacing of the legend", to: 200))
    }

    /// The second axis of the axis with this name.
    func secondaryAxis(_ name: String) -> SecondaryAxis? {
        guard case .fields(let fields)? = self[name],
            let value = fields.first(where: { $0.key == "secondary" })?.value,
            let axis = reader.fields(
                value, at: path + [.key(name), .key("secondary")], "the second axis of \(name)",
                keys: ChartKind.secondAxis.names),
            axis.requires("formula", remedy: "write secondary: {label: Epoch, formula: \"\(name) / 32\"}"),
            let formula = axis.formula("formula", withY: true)
        else { return nil }
        return SecondaryAxis(
            label: axis.text("label", "the label of the second axis") ?? "", formula: formula)
    }

    /// A text, or a mapping with `text` or `texts`.
    func annotation() -> MarkAnnotation? {
        guard let value = self["annotation"] else { return nil }
        guard case .fields = value else {
            return text("annotation", "the annotation").map { MarkAnnotation([$0], isEach: false) }
        }
        guard
            var inner = reader.fields(
                value, at: path + [.key("annotation")], "the annotation", keys: ChartKind.annotation.names)
        else { return nil }
        inner.table = table
        let example = "write annotation: {text: lowest, position: bottom}"
        guard inner.has("texts") || inner.requires("text", remedy: example) else { return nil }
        let texts = inner.has("texts") ? inner.texts("texts") : inner.text("text").map { [$0] }
        return texts.map {
            MarkAnnotation(
                $0, isEach: inner.has("texts"),
                position: inner.position("the position of the annotation") ?? .automatic,
                alignment: inner.alignment("the alignment of the annotation") ?? .center,
                spacing: inner.positive("spacing", "the spacing of the annotation", to: 200))
        }
    }

    private func position(_ name: String) -> AnnotationPosition? {
        let names = AnnotationPosition.allCases.map(\.rawValue)
        return choice("position", of: names, called: "positions", name).flatMap(
            AnnotationPosition.init(rawValue:))
    }

    private func alignment(_ name: String) -> Alignment? {
        let names = Alignment.allCases.map(\.rawValue)
        return choice("alignment", of: names, called: "alignments", name).flatMap(Alignment.init(rawValue:))
    }
}
