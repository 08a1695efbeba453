/// A value of the written form of a chart: what JSON and YAML have in common.
///
/// The form is that of `descent chart`; all figures are `Codable` in it, so what one program encodes as JSON any
/// other can have drawn.
public enum ChartValue: Sendable, Hashable {
    case none
    case flag(Bool)
    /// A number, and how it was written. Not finite for `.nan` and `.inf`.
    case number(Double, written: String)
    case text(String)
    case list([ChartValue])
    /// A list of numbers; those that are not finite are gaps and encoded as null.
    case numbers([Double])
    case fields([Field])

    /// A key with its value.
    public struct Field: Sendable, Hashable {
        public var key: String
        public var value: ChartValue

        public init(_ key: String, _ value: ChartValue) {
            self.key = key
            self.value = value
        }
    }

    public static func number(_ value: Double) -> ChartValue { .number(value, written: "\(value)") }

    /// The value in a few words, for messages: `the text "fast"`, `the number 3`, `a list`.
    var described: String {
        switch self {
        case .none: "nothing"
        case .flag(let flag): "\(flag)"
        case .number(_, let written): "the number \(written)"
        case .text(let text): "the text \"\(text.cut(to: 40))\""
        case .list, .numbers: "a list"
        case .fields: "a mapping"
        }
    }

    /// The items of a list.
    var items: [ChartValue]? {
        switch self {
        case .list(let items): items
        case .numbers(let numbers): numbers.map { $0.isFinite ? .number($0) : .none }
        default: nil
        }
    }
}

extension String {
    /// The text, or its beginning and an ellipsis, in one line.
    func cut(to limit: Int) -> String {
        let line = String(map { $0.isNewline ? " " : $0 })
        return line.count <= limit ? line : line.prefix(limit - 1) + "…"
    }
}

extension ChartValue: Codable {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
        init(_ text: String) { stringValue = text }
    }

    public init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Key.self) {
            // JSON's own order is lost in decoding; the form does not depend on it.
            self = .fields(
                try container.allKeys.sorted { $0.stringValue < $1.stringValue }.map {
                    Field($0.stringValue, try container.decode(ChartValue.self, forKey: $0))
                })
            return
        }
        if var list = try? decoder.unkeyedContainer() {
            if let numbers = try? [Double?](from: decoder) {
                self = .numbers(numbers.map { $0 ?? .nan })
                return
            }
            var items: [ChartValue] = []
            while !list.isAtEnd { items.append(try list.decode(ChartValue.self)) }
            self = .list(items)
            return
        }
        let single = try decoder.singleValueContainer()
        if single.decodeNil() {
            self = .none
        } else if let flag = try? single.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? single.decode(Double.self) {
            self = .number(number)
        } else {
            self = .text(try single.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .fields(let fields):
            var container = encoder.container(keyedBy: Key.self)
            for field in fields { try container.encode(field.value, forKey: Key(field.key)) }
        case .list(let items):
            var container = encoder.unkeyedContainer()
            for item in items { try container.encode(item) }
        case .numbers(let numbers):
            var container = encoder.unkeyedContainer()
            for number in numbers {
                if number.isFinite { try container.encode(number) } else { try container.encodeNil() }
            }
        case .none:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .flag(let flag):
            var container = encoder.singleValueContainer()
            try container.encode(flag)
        case .number(let number, _):
            var container = encoder.singleValueContainer()
            if number.isFinite { try container.encode(number) } else { try container.encodeNil() }
        case .text(let text):
            var container = encoder.singleValueContainer()
            try container.encode(text)
        }
    }
}
