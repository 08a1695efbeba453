import Drawing
import Schema

// Products worked out in writing: factors and their result.
extension ProductFigure {
    static let mostFactors = 12

    static let written = FigureForm(
        "products", toldBy: "factors", { kind }, make: { $0.figure($1, &$2) },
        spec: { ($0 as? ProductFigure).map { Spec($0) } })

    private struct Spec: Sendable {
        /// The titles.
        var figure = ProductFigure(factors: [], result: Term("", caption: "", paint: Theme.ink))
        var factors: [TermSpec] = []
        var result = TermSpec()

        init() {}

        init(_ figure: ProductFigure) {
            self.figure = figure
            (factors, result) = (figure.factors.map(TermSpec.init), TermSpec(figure.result))
        }

        func figure(_ mapping: Mapping, _ reader: inout Reader) -> ProductFigure? {
            let numbers = factors.compactMap(\.value?.number)
            let product = numbers.count == factors.count ? numbers.reduce(1, *) : nil
            guard result.value != nil || product != nil else {
                reader.report(
                    "the result has no \"value\"", at: mapping.path + ["result"], .head,
                    remedy: "write value: 6; only products of numbers are worked out")
                return nil
            }
            var figure = figure
            figure.factors = factors.enumerated().map { index, term in
                term.term(paint: Theme.series[index % Theme.series.count], product: nil)
            }
            figure.result = result.term(paint: Theme.ink, product: product)
            return figure
        }
    }

    private static var kind: Kind<Spec> {
        Kind(
            "product", title: "A product", "Factors and their product, worked out.", Spec(),
            fields: Field.titles.map { $0.through(\.figure) } + [
                Field(
                    "factors", \.factors,
                    .parts(
                        "factors", of: TermSpec.factor.form, most: mostFactors,
                        none: "the product has no factors",
                        called: "the factor"), "What is multiplied.", called: "the factors",
                    example: "[{value: 2, caption: weight}, {value: 3, caption: input}]", isRequired: true),
                Field(
                    "result", \.result, TermSpec.result.form,
                    "The product; its value is worked out where all factors are numbers.",
                    called: "the result",
                    example: "{caption: what the node gets}", isRequired: true), .name, .size,
            ])
    }
}

/// A card of a product.
private struct TermSpec: Sendable, Hashable {
    var value: ShownValue?
    var symbol = ""
    var caption = ""
    var paint: Paint?

    init() {}

    init(_ term: ProductFigure.Term) {
        (value, symbol, caption, paint) = (ShownValue(text: term.text), term.symbol, term.caption, term.paint)
    }

    static let factor = Kind(
        "factor", title: "A factor", "A card of a product.", TermSpec(),
        fields: [value(isRequired: true)] + card)
    static let result = Kind(
        "result", title: "The result", "The last card of a product.", TermSpec(),
        fields: [value(isRequired: false)] + card)

    private static func value(isRequired: Bool) -> Field<TermSpec> {
        Field(
            "value", \.value, .optional(ShownValue.form), "The number.", called: "the value", example: "2",
            isRequired: isRequired)
    }

    private static var card: [Field<TermSpec>] {
        [
            Field("symbol", \.symbol, .shown, "Its sign in formulas.", called: "the symbol"),
            Field("caption", \.caption, .shown, "Words below it.", called: "the caption"),
            Field("color", \.paint, .optional(.color), "Its color.", called: "the color"),
        ]
    }

    /// - Parameter product: what stands on the card that has no value of its own.
    func term(paint usual: Paint, product: Double?) -> ProductFigure.Term {
        ProductFigure.Term(
            value?.text ?? product.map { NumberText.shown($0) } ?? "", symbol: symbol, caption: caption,
            paint: paint ?? usual)
    }
}

/// What is shown for a value: texts as they are, numbers with a true minus sign and a sign where they are rounded.
struct ShownValue: Sendable, Hashable {
    var text: String
    var number: Double?

    static var form: Form<ShownValue> {
        let number = Form<ShownValue>(.number(.all)) { value, _, _ in
            guard case .number(let number, _) = value else { return nil }
            return ShownValue(text: NumberText.shown(number), number: number)
        } write: { _ in
            .none
        }
        return .shaped(
            "a number or a text",
            [
                ShapedForm(.number, form: number),
                ShapedForm(
                    .text, .flag, form: Form<String>.shown.map({ ShownValue(text: $0) }, from: \.text)),
            ])
    }
}
