import Drawing
import Schema

// Rules, rectangles, arrows and texts in writing.

extension RuleMark: SpecifiedMark {
    static let specName = "rule"
    static let entry = Marks.entry(
        RuleMark.self, kind, style: \.style,
        make: { spec, mapping, reader in
            guard var mark = RuleMark(spec, mapping, &reader) else { return nil }
            mark.style = spec.style
            mark.text = mapping.label(spec.label, series: spec.style.series)
            return mark
        }, spec: { ($0 as? RuleMark).map(Spec.init) })

    private struct Spec: Sendable {
        var x: Place?
        var y: Place?
        var x2: [Double] = []
        var y2: [Double] = []
        var label: String?
        var style = MarkStyle()

        init() { (style.paint, style.dash) = (Theme.muted, [5, 4]) }

        init(_ mark: RuleMark) {
            switch mark.course {
            case .vertical(let x): self.x = .one(x)
            case .horizontal(let y): self.y = .one(y)
            case .segments(let xs, let ys, let xe, let ye):
                (x, y, x2, y2) = (.many(xs), .many(ys), xe, ye)
            }
            (label, style) = (mark.text, mark.style)
        }
    }

    /// Where a rule stands, or where several begin.
    private enum Place: Sendable, Hashable {
        case one(Double)
        case many([Double])

        var list: [Double] {
            switch self {
            case .one(let number): [number]
            case .many(let numbers): numbers
            }
        }

        static var form: Form<Place> {
            .shaped(
                "a number or a list of numbers",
                [
                    ShapedForm(
                        .number, .text, .flag,
                        form: Form<Double>.number.asPart({ .one($0) }, from: { $0.one })),
                    ShapedForm(
                        .list, form: Form<[Double]>.gappedNumbers.asPart({ .many($0) }, from: { $0.many })),
                ])
        }

        private var one: Double? { if case .one(let number) = self { number } else { nil } }
        private var many: [Double]? { if case .many(let numbers) = self { numbers } else { nil } }
    }

    private static var kind: Kind<Spec> {
        let words = "Where it stands, or where lines begin."
        return Kind(
            specName, title: "A rule",
            "A line through the whole plot at one x or one y, or lines from place to place.",
            knownAs: ["hline", "vline", "axhline", "axvline", "abline"], Spec(),
            fields: [
                Field("x", \.x, .optional(Place.form), words, called: "the place of the rule"),
                Field("y", \.y, .optional(Place.form), words, called: "the place of the rule"),
                Field("x2", \.x2, .gappedNumbers, "Where lines end."),
                Field("y2", \.y2, .gappedNumbers, "Where lines end."), .name(\.label),
            ])
    }

    private init?(_ spec: Spec, _ mapping: Mapping, _ reader: inout Reader) {
        if mapping.has("x2") || mapping.has("y2") {
            let lists = [spec.x?.list ?? [], spec.y?.list ?? [], spec.x2, spec.y2]
            guard mapping.requires(["x", "y", "x2", "y2"], remedy: Mapping.spansExample, into: &reader),
                let ends = mapping.spans(lists, &reader)
            else { return nil }
            self.init(xStart: ends[0], yStart: ends[1], xEnd: ends[2], yEnd: ends[3])
            return
        }
        switch (spec.x, spec.y) {
        case (.one(let x)?, nil): self.init(x: x)
        case (nil, .one(let y)?): self.init(y: y)
        case (.many?, nil), (nil, .many?):
            mapping.report(
                "the place of the rule must be a number, found a list", at: spec.x == nil ? "y" : "x",
                into: &reader)
            return nil
        default:
            mapping.report(
                "a rule stands at one x or one y", at: nil, remedy: "write {mark: rule, y: 0.5}",
                into: &reader)
            return nil
        }
    }
}

extension RectangleMark: SpecifiedMark {
    static let specName = "rectangle"
    static let entry = Marks.entry(kind)

    private static var kind: Kind<RectangleMark> {
        Kind(
            specName, title: "Rectangles", "Filled rectangles between pairs of values.",
            knownAs: ["rect", "span", "axvspan", "axhspan"],
            RectangleMark(xStart: [], xEnd: [], yStart: [], yEnd: []).opacity(0.2),
            fields: Field.spans(\.xStart, \.yStart, \.xEnd, \.yEnd) + [.data],
            completing: { mark, mapping, reader in
                guard let ends = mapping.spans([mark.xStart, mark.yStart, mark.xEnd, mark.yEnd], &reader)
                else { return }
                (mark.xStart, mark.yStart, mark.xEnd, mark.yEnd) = (ends[0], ends[1], ends[2], ends[3])
            })
    }
}

extension ArrowMark: SpecifiedMark {
    static let specName = "arrow"
    static let entry = Marks.entry(kind)

    private static var kind: Kind<ArrowMark> {
        Kind(
            specName, title: "Arrows", "Arrows from one pair of values to another.",
            knownAs: ["segment", "annotate-arrow"],
            ArrowMark(xStart: [], yStart: [], xEnd: [], yEnd: []),
            fields: Field.spans(\.xStart, \.yStart, \.xEnd, \.yEnd) + [.name(\.text), .data],
            completing: { mark, mapping, reader in
                mark.text = mapping.label(mark.text, series: mark.style.series)
                guard let ends = mapping.spans([mark.xStart, mark.yStart, mark.xEnd, mark.yEnd], &reader)
                else { return }
                (mark.xStart, mark.yStart, mark.xEnd, mark.yEnd) = (ends[0], ends[1], ends[2], ends[3])
            })
    }
}

extension TextMark: SpecifiedMark {
    static let specName = "text"
    static let entry = Marks.entry(kind)

    private static var kind: Kind<TextMark> {
        Kind(
            specName, title: "A text", "A text beside a pair of values.",
            knownAs: ["label", "annotate", "annotation"],
            TextMark(x: .nothing, y: .nothing, text: ""),
            fields: [
                Field("x", \.x, .place, "Where it stands along x.", example: "3", isRequired: true),
                Field("y", \.y, .place, "Where it stands along y.", example: "0.5", isRequired: true),
                Field(
                    "text", \.text, .shown, "What is written.", called: "the text", example: "here",
                    isRequired: true),
                .sides(\.sides),
                Field(
                    "clearance", \.clearance, .within(0...1000), "The distance from the place, in points.",
                    called: "the clearance"),
                Field(
                    "leader", \.hasLeader, .flag, "Whether it stands away, with a thin line to its place.",
                    called: "the leader"),
            ])
    }
}

extension Field {
    /// x, y, x2 and y2.
    fileprivate static func spans(
        _ x: WritableKeyPath<Root, [Double]> & Sendable, _ y: WritableKeyPath<Root, [Double]> & Sendable,
        _ x2: WritableKeyPath<Root, [Double]> & Sendable, _ y2: WritableKeyPath<Root, [Double]> & Sendable
    ) -> [Field] {
        func span(
            _ key: String, _ property: WritableKeyPath<Root, [Double]> & Sendable, _ words: String,
            _ example: String
        ) -> Field {
            Field(key, property, .gappedNumbers, words, example: example, isRequired: true)
        }
        return [
            span("x", x, "Where each begins along x.", "[0]"),
            span("y", y, "Where each begins along y.", "[0]"),
            span("x2", x2, "Where each ends along x.", "[1]"),
            span("y2", y2, "Where each ends along y.", "[1]"),
        ]
    }
}

extension Mapping {
    fileprivate static let spansExample = "write x: [0], y: [0], x2: [1] and y2: [1]"

    /// The lists behind x, y, x2 and y2, equally long: one number holds for all.
    fileprivate func spans(_ lists: [[Double]], _ reader: inout Reader) -> [[Double]]? {
        let most = lists.map(\.count).max() ?? 0
        let ends = zip(lists, ["x", "y", "x2", "y2"]).map { list, key -> [Double] in
            guard case .number? = self[key], let number = list.first else { return list }
            return Array(repeating: number, count: most)
        }
        if Set(ends.map(\.count)).count == 1 { return ends }
        report(
            "x, y, x2 and y2 do not have equally many values", at: nil, remedy: Self.spansExample,
            into: &reader)
        return nil
    }
}
