/// A written value: what YAML, JSON and the Swift values behind them have in common.
package enum Value: Sendable, Hashable {
    case none
    case flag(Bool)
    /// A number, and how it was written. Not finite for `.nan` and `.inf`.
    case number(Double, written: String)
    case text(String)
    case list([Value])
    /// A list of numbers, kept compactly; those that are not finite are gaps.
    case numbers([Double])
    case fields([Member])

    /// A key with its value.
    package struct Member: Sendable, Hashable {
        package var key: String
        package var value: Value

        package init(_ key: String, _ value: Value) {
            self.key = key
            self.value = value
        }
    }

    package static func number(_ value: Double) -> Value { .number(value, written: numberText(value)) }

    package static func integer(_ value: some BinaryInteger) -> Value {
        .number(Double(value), written: "\(value)")
    }

    /// The value in a few words, for messages: `the text "fast"`, `the number 3`, `a list`.
    package var described: String {
        switch self {
        case .none: "nothing"
        case .flag(let flag): "\(flag)"
        case .number(_, let written): "the number \(written)"
        case .text(let text): "the text \"\(text.shortened(to: 40))\""
        case .list, .numbers: "a list"
        case .fields: "a mapping"
        }
    }

    /// The items of a list.
    package var isFlag: Bool { if case .flag = self { true } else { false } }

    package var items: [Value]? {
        switch self {
        case .list(let items): items
        case .numbers(let numbers): numbers.map { $0.isFinite ? .number($0) : .none }
        default: nil
        }
    }

    /// The members of a mapping; none of anything else.
    package var members: [Member] {
        if case .fields(let members) = self { members } else { [] }
    }

    /// The value of a key of a mapping, unless it is nothing.
    package subscript(key: String) -> Value? {
        guard case .fields(let members) = self, let member = members.first(where: { $0.key == key }),
            member.value != .none
        else { return nil }
        return member.value
    }
}

/// A number in the shortest form that reads back as the same number, without `.0`.
package func numberText(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int64(value))" : "\(value)"
}

extension String {
    /// The text, or its beginning and an ellipsis, in one line.
    package func shortened(to limit: Int) -> String {
        let line = String(map { $0.isNewline ? " " : $0 })
        return line.count <= limit ? line : line.prefix(limit - 1) + "…"
    }
}

extension Value {
    /// Whether it is a number, a text or a flag.
    var isSingle: Bool {
        switch self {
        case .flag, .number, .text: true
        case .none, .list, .numbers, .fields: false
        }
    }
}
