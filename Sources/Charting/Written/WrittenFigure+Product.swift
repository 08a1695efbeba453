import Drawing
import Schema

// Products worked out in writing: factors and their result.
extension ProductFigure {
    static let writtenKeys = ChartKind.product.names
    static let termKeys = ChartKind.factor.names
    static let mostFactors = 12

    func written(at path: [any CodingKey]) throws -> Value {
        var writer = ChartWriter()
        writer.titles(self)
        writer.text("caption", caption)
        writer.write("factors", .list(factors.map(\.written)))
        writer.write("result", result.written)
        return writer.value
    }
}

extension ProductFigure.Term {
    fileprivate var written: Value {
        var writer = ChartWriter()
        writer.write("value", .text(text))
        writer.text("symbol", symbol)
        writer.text("caption", caption)
        writer.text("color", paint.written)
        return writer.value
    }
}

extension ChartFields {
    func product() -> ProductFigure? {
        refuse(besides: ProductFigure.writtenKeys, "products have") { "remove \($0)" }
        let example =
            "write factors: [{value: 2, caption: weight}, {value: 3, caption: input}] and result: "
            + "{caption: what the node gets}"
        guard requires("result", remedy: example), let items = list("factors", "the factors"),
            let value = self["result"]
        else { return nil }
        if items.isEmpty { report("the product has no factors", at: "factors", remedy: example) }
        guard
            reader.hasRoom(
                for: items.count, "factors", most: ProductFigure.mostFactors, at: path, "factors")
        else { return nil }
        let factors = items.enumerated().compactMap { index, item in
            reader.fields(
                item, at: path + [.key("factors"), .index(index)], "the factor", keys: ProductFigure.termKeys
            ).flatMap { $0.term(paint: Theme.series[index % Theme.series.count], product: nil) }
        }
        let numbers = items.compactMap { item -> Double? in
            guard case .fields(let fields) = item,
                case .number(let number, _)? = fields.first(where: { $0.key == "value" })?.value
            else { return nil }
            return number
        }
        let product = numbers.count == items.count ? numbers.reduce(1, *) : nil
        let result = reader.fields(
            value, at: path + [.key("result")], "the result", keys: ProductFigure.termKeys
        ).flatMap { $0.term(paint: Theme.ink, product: product) }
        guard factors.count == items.count, let result else { return nil }
        var figure = ProductFigure(factors: factors, result: result)
        readTitles(into: &figure)
        figure.caption = text("caption", "the caption") ?? ""
        return figure
    }

    /// - Parameter product: what stands on the card that has no value of its own.
    private func term(paint: Paint, product: Double?) -> ProductFigure.Term? {
        if product == nil {
            let remedy =
                what == "the result"
                ? "write value: 6; only products of numbers are worked out" : "write value: 2"
            guard requires("value", remedy: remedy) else { return nil }
        }
        return ProductFigure.Term(
            has("value")
                ? shownValue(at: path + [.key("value")]) ?? ""
                : product.map { NumberText.shown($0) } ?? "",
            symbol: text("symbol", "the symbol") ?? "", caption: text("caption", "the caption") ?? "",
            paint: self.paint() ?? paint)
    }

    /// What is shown for `value`: texts as they are, numbers with a true minus sign and a sign where they are rounded.
    func shownValue(at path: [PathStep]) -> String? {
        switch self["value"] {
        case nil: return nil
        case .number(let number, _)?: return NumberText.shown(number)
        case .list?, .numbers?, .fields?:
            reader.report(
                "the value must be a number or a text, found \(self["value"]?.described ?? "")", at: path)
            return nil
        default: return text("value", "the value")
        }
    }

    /// The color behind the key `color`; `nil` where there is none and after an error.
    func paint() -> Paint? {
        guard let text = text("color", "the color") else { return nil }
        if let paint = Paint(written: text) { return paint }
        report("\"\(text.shortened(to: 40))\" is no color", at: "color", remedy: Paint.remedy)
        return nil
    }
}
