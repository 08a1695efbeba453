import Schema

/// An axis as it is written: its options, and the second axis on the other side.
struct AxisSpec: Sendable {
    var options = AxisOptions()
    var domain: Domain?
    var secondary: SecondaryAxis?

    /// The ends of an axis, or its names; which of them numbers are follows from the scale.
    struct Domain: Sendable, Hashable {
        var numbers: [Double]?
        var names: [String]
    }

    init() {}

    init(_ options: AxisOptions, _ secondary: SecondaryAxis?) {
        (self.options, self.secondary) = (options, secondary)
        if let names = options.categories { domain = Domain(names: names) }
        if let ends = options.domain {
            domain = Domain(numbers: [ends.lowerBound, ends.upperBound], names: [])
        }
    }

    static let kind = Kind(
        "axis", title: "An axis", "How an axis is scaled and labelled.", AxisSpec(),
        fields: scale.map { $0.through(\.options) } + [
            Field(
                "domain", \.domain, .optional(Domain.form),
                "The first and the last value, or names in their order.",
                called: "the domain of %", example: "[0, 20]")
        ] + names.map { $0.through(\.options) } + looks.map { $0.through(\.options) } + [
            Field(
                "secondary", \.secondary, SecondSpec.form, "The same axis in another unit.",
                called: "the second axis of %", isUsual: { axis, _ in axis == nil })
        ], completing: { $0.complete($1, &$2) })

    private static var scale: [Field<AxisOptions>] {
        [
            Field(
                "label", \.label, .optional(.shown), "Its title; empty for none.", called: "the label of %"),
            Field(
                "scale", \.namedScale,
                .word("scales", ScaleKind.names.map { ($0.name, $0.kind) }, knownAs: ScaleKind.hints),
                "How values turn into positions.", called: "the scale of %"),
            Field(
                "exponent", \.exponent, .optional(.within(0.1...10)), "Of the scale power.",
                called: "the exponent"),
        ]
    }

    private static var names: [Field<AxisOptions>] {
        [
            Field(
                "sort", \.order, .optional(.word("orders")),
                "The order of names: x or y for the values along that axis from the lowest, -x or -y from the highest.",
                called: "the order of %", example: "-y"),
            Field(
                "format", \.format, TickFormat.form, "How ticks are written, as .0%, .2f, .1e, d, s or ,d.",
                called: "the format of %", example: ".0%"),
        ]
    }

    private static var looks: [Field<AxisOptions>] {
        [
            Field("zero", \.includesZero, .optional(.flag), "Whether 0 is shown; else where it is near."),
            Field("integer", \.isInteger, .flag, "Whether ticks stand at whole numbers only."),
            Field("reversed", \.isReversed, .flag, "Whether it runs the other way."),
            Field(
                "ticks", \.ticks, TickSpec.form, "Where ticks stand; false for none.", called: "the ticks",
                example: "{step: 5}"),
            Field("grid", \.showsGrid, .optional(.flag), "Whether ticks have lines through the plot."),
            Field(
                "minor", \.showsMinorTicks, .optional(.flag),
                "Whether there are short ticks between the others."),
            Field(
                "labels", \.labels, TickLabels.form,
                "Whether ticks have labels, or one for each of the ticks given.",
                called: "the labels", example: "[start, middle, end]"),
            Field("zero-line", \.showsZeroLine, .flag, "Whether the other axis stands at 0."),
            Field("hidden", \.isHidden, .flag, "Whether all of it is left out."),
        ]
    }

    private mutating func complete(_ mapping: Mapping, _ reader: inout Reader) {
        checkNames(mapping, &reader)
        guard let domain else { return }
        guard let ends = domain.numbers, options.scale != .category else {
            options.categories = domain.names
            return
        }
        if ends.count == 2, ends[0] < ends[1] {
            options.domain = ends[0]...ends[1]
        } else {
            mapping.report(
                "the domain of \(mapping.what) must be two numbers, the smaller one first", at: "domain",
                remedy: "write domain: [0, 20]", into: &reader)
        }
    }

    private func checkNames(_ mapping: Mapping, _ reader: inout Reader) {
        guard !options.tickNames.isEmpty else { return }
        let names = options.tickNames.count
        var count = 0
        if case .numbers(let numbers)? = options.tickValues { count = numbers.count }
        guard count != names else { return }
        mapping.report(
            count == 0
                ? "labels names ticks that are not given"
                : "labels has \(names) texts and ticks has \(count) numbers",
            at: "labels", remedy: "write ticks: [0, 10, 20] and labels: [start, middle, end]", into: &reader)
    }

    /// Whether nothing is written that says where values stand.
    static func isFree(_ value: Value?) -> Bool {
        !["scale", "domain", "exponent", "ticks", "secondary"].contains { value?[$0] != nil }
    }

    var isUsual: Bool { Self.kind.members(of: self).isEmpty }

    /// A mapping, or the title alone.
    static var form: Form<AxisSpec> {
        let title = Form<AxisSpec>(Form<String>.shown.description) { value, spot, reader in
            let place = Spot(path: spot.path, name: "the label of \(spot.name)")
            guard let label = Form<String>.shown.readAnyhow(value, at: place, into: &reader) else {
                return nil
            }
            var axis = AxisSpec()
            axis.options.label = label
            return axis
        } write: { _ in
            .none
        }
        return .shaped(
            "a text or a mapping",
            [ShapedForm(.text, .number, .flag, form: title), ShapedForm(.mapping, form: kind.form)])
    }
}

extension AxisSpec.Domain {
    static var form: Form<Self> {
        Form(.list(of: .either([.number(.all), .text]), counts: 1...Int.max)) { value, spot, reader in
            guard let items = reader.list(value, at: spot),
                let names = Form<[String]>.texts.readAnyhow(value, at: spot, into: &reader)
            else { return nil }
            if case .text? = items.first { return Self(names: names) }
            return Form<[Double]>.plainNumbers.read(value, at: spot, into: &reader).map {
                Self(numbers: $0, names: names)
            }
        } write: {
            $0.numbers.map { .numbers($0) } ?? .list($0.names.map { .text($0) })
        }
    }
}

extension AxisOptions {
    /// The scale, where it has a name of its own.
    fileprivate var namedScale: ScaleKind {
        get { if case .power = scale { .linear } else { scale } }
        set { scale = newValue }
    }

    fileprivate var exponent: Double? {
        get { if case .power(let exponent) = scale { exponent } else { nil } }
        set { if let newValue { scale = .power(exponent: newValue) } }
    }

    fileprivate var labels: TickLabels {
        get { tickNames.isEmpty ? .shown(showsLabels) : .names(tickNames) }
        set {
            switch newValue {
            case .shown(let isShown): showsLabels = isShown
            case .names(let names): tickNames = names
            }
        }
    }

    fileprivate var ticks: TickSpec {
        get { tickValues.map { .at($0) } ?? .shown(showsTicks) }
        set {
            switch newValue {
            case .shown(let isShown): showsTicks = isShown
            case .at(let values): tickValues = values
            }
        }
    }
}

/// Whether ticks have labels, or which.
private enum TickLabels: Sendable, Hashable {
    case shown(Bool)
    case names([String])

    static var form: Form<TickLabels> {
        .shaped(
            "true, false or a list",
            [
                ShapedForm(.flag, form: Form<Bool>.flag.asPart({ .shown($0) }, from: { $0.isShown })),
                ShapedForm(.list, form: Form<[String]>.texts.asPart({ .names($0) }, from: { $0.names })),
            ])
    }

    private var isShown: Bool? { if case .shown(let isShown) = self { isShown } else { nil } }
    private var names: [String]? { if case .names(let names) = self { names } else { nil } }
}

extension TickFormat {
    fileprivate static var form: Form<TickFormat?> {
        Form(.text) { value, spot, reader in
            guard let text = Form<String>.text.readAnyhow(value, at: spot, into: &reader) else { return nil }
            if let format = TickFormat(text) { return format }
            reader.report(
                "\(spot.name) \"\(text)\" is none", at: spot.path, remedy: "write one of \(TickFormat.forms)")
            return nil
        } write: {
            $0.map { .text($0.text) } ?? .none
        }
    }
}

/// Whether there are ticks, or where.
private enum TickSpec: Sendable, Hashable {
    case shown(Bool)
    case at(AxisMarks.Values)

    private struct Steps: Sendable {
        var step: Double?
        var count: Int?

        static let kind = Kind(
            "ticks", title: "Ticks", "Where ticks stand.", Steps(),
            fields: [
                Field(
                    "step", \.step, .optional(.positive), "At the multiples of this.", called: "the step",
                    example: "5"),
                Field(
                    "count", \.count, .optional(.integer(2...50)), "About so many.",
                    called: "the number of ticks"),
            ])
    }

    static var form: Form<TickSpec> {
        .shaped(
            "true, false, a list or a mapping",
            [
                ShapedForm(.flag, form: Form<Bool>.flag.asPart({ .shown($0) }, from: { $0.isShown })),
                ShapedForm(
                    .list,
                    form: Form<[Double]>.plainNumbers.asPart({ .at(.numbers($0)) }, from: { $0.numbers })),
                ShapedForm(
                    .mapping,
                    form: Steps.kind.form.asPart(
                        { steps in
                            if let step = steps.step { return .at(.stride(by: step)) }
                            return steps.count.map { .at(.automatic(desiredCount: $0)) } ?? .shown(true)
                        }, from: { $0.steps })),
            ])
    }

    private var isShown: Bool? { if case .shown(let isShown) = self { isShown } else { nil } }
    private var numbers: [Double]? { if case .at(.numbers(let numbers)) = self { numbers } else { nil } }
    private var steps: Steps? {
        switch self {
        case .at(.stride(let step)): Steps(step: step)
        case .at(.automatic(let count)): Steps(count: count)
        default: nil
        }
    }
}

/// A second axis; only a formula can be written.
private struct SecondSpec: Sendable {
    var label = ""
    var formula: Formula?

    static let kind = Kind(
        "second axis", title: "A second axis", "An axis in another unit.", SecondSpec(),
        fields: [
            Field("label", \.label, .shown, "Its title.", called: "the label of the second axis"),
            Field(
                "formula", \.formula, .formula(withY: true), "Its value, of the axis' own x or y: x / 32.",
                called: "the formula", example: "\"x / 32\"", isRequired: true),
        ])

    static var form: Form<SecondaryAxis?> {
        kind.form.compactMap { spec in
            spec.formula.map { SecondaryAxis(label: spec.label, formula: $0) }
        } from: { axis in
            axis.flatMap { axis in axis.formula.map { SecondSpec(label: axis.label, formula: $0) } }
        }
    }
}
