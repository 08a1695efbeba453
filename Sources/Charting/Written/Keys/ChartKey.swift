import Schema

/// What is written in one mapping of a chart: the values behind its keys.
struct WrittenKeys: Sendable {
    private var values: [String: Value] = [:]

    subscript(key: String) -> Value? {
        get { values[key] }
        set { values[key] = newValue }
    }
}

/// A key of a chart: what stands behind it, what holds without it, and what it means.
///
/// Each is declared once, beside what has it. Readers take the keys there are from the declarations; JSON Schema and the
/// page of reference are made from them.
struct ChartKey: Sendable {
    let key: String
    let form: @Sendable () -> FormDescription
    let words: String
    let usual: Value?
    let isRequired: Bool

    init(
        _ key: String, _ form: @autoclosure @escaping @Sendable () -> FormDescription, _ words: String,
        usual: Value? = nil, isRequired: Bool = false
    ) {
        self.key = key
        self.form = form
        self.words = words
        self.usual = usual
        self.isRequired = isRequired
    }

    fileprivate var field: Field<WrittenKeys> {
        let (key, form) = (key, form)
        return Field(
            key, \WrittenKeys.[key],
            Form<Value?>(form(), parse: { value, _, _ in value }, write: { $0 ?? Value.none }), words,
            isRequired: isRequired)
    }
}

/// A mapping of a chart: what it is, and its keys.
struct ChartKind: Sendable {
    let name: String
    let title: String
    let words: String
    let keys: [ChartKey]

    init(_ name: String, title: String? = nil, _ words: String, _ keys: [ChartKey]) {
        self.name = name
        self.title = title ?? name
        self.words = words
        self.keys = keys
    }

    var names: [String] { keys.map(\.key) }

    var description: KindDescription {
        var prototype = WrittenKeys()
        for key in keys { prototype[key.key] = key.usual }
        return Kind(name, title: title, words, prototype, fields: keys.map(\.field)).description
    }

    var form: FormDescription { .record(description) }
}

extension FormDescription {
    /// Gaps are null, or one of the words for a missing value.
    private static var cell: FormDescription { .either([.number(.all), .text, .nothing]) }

    /// Numbers or names along an axis: a list, a list with a name, one number, or a column of the data file.
    static var values: FormDescription {
        .either([.list(of: cell, counts: nil), .number(.all), .text, ChartKind.namedValues.form])
    }

    /// Numbers with gaps: a list, one number, or a column of the data file.
    static var numbers: FormDescription {
        .either([.list(of: cell, counts: nil), .number(.all), .text])
    }

    static var plainNumbers: FormDescription { .list(of: .number(.all), counts: nil) }
    static var texts: FormDescription { .either([.list(of: cell, counts: nil), .text]) }

    /// Rows of numbers, or a formula in x and y.
    static var rows: FormDescription {
        .either([.list(of: .either([.list(of: cell, counts: nil), .text]), counts: nil), .text])
    }

    static var color: FormDescription { .text }
    static var pair: FormDescription { .list(of: .number(.all), counts: 2...2) }

    static func upTo(_ limit: Double) -> FormDescription { Form<Double>.within(0...limit).description }

    static func whole(_ range: ClosedRange<Int>) -> FormDescription {
        .integer(lowest: range.lowerBound, highest: UInt64(range.upperBound))
    }

    /// One of the words of an enumeration.
    static func word<Choice: CaseIterable & RawRepresentable>(_ type: Choice.Type) -> FormDescription
    where Choice.RawValue == String {
        .words(type.allCases.map { Word($0.rawValue, "") })
    }

    static func word(_ words: [String]) -> FormDescription { .words(words.map { Word($0, "") }) }

    /// A label: a text, or whether the usual one is shown.
    static var label: FormDescription { .either([.text, .flag]) }

    /// Any figure, where one stands inside of another.
    static var chart: FormDescription { .reference("chart") }
}

extension ChartKind {
    static let namedValues = ChartKind(
        "values", title: "Values with a name", "Values and the name that they have on their axis.",
        [
            ChartKey("name", .text, "Their name on the axis."),
            ChartKey(
                "values",
                .either([.list(of: .either([.number(.all), .text, .nothing]), counts: nil), .number(.all)]),
                "Numbers or names.", isRequired: true),
        ])
}
