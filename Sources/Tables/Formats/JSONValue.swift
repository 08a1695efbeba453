import Schema

/// A JSON value whose text is the same every time: keys stay in the order they were given.
public enum JSONValue: Sendable, Hashable, CustomStringConvertible {
    case null
    case bool(Bool)
    /// Prints as the shortest text that parses back to the same Double; not-a-number and the
    /// infinities, which JSON does not have, print as null.
    case number(Double)
    /// A whole number by its digits, which a Double may not have.
    case whole(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// A key and its value.
    public struct Member: Sendable, Hashable {
        /// The key, unique in its object.
        public let key: String
        /// What stands behind it.
        public let value: JSONValue

        package init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// A whole number.
    public static func integer(_ value: some BinaryInteger) -> JSONValue { .whole("\(value)") }

    /// A list of numbers.
    package init(_ numbers: [Double]) { self = .array(numbers.map(JSONValue.number)) }

    /// The value behind a key; nil if this is no object or has no such key. The first, if several.
    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// An item of a list, counted from 0; nil if this is no list or not so long.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let items) = self, items.indices.contains(index) else { return nil }
        return items[index]
    }

    /// The number, if it is one.
    public var number: Double? {
        switch self {
        case .number(let value): value
        case .whole(let digits): Double(digits)
        default: nil
        }
    }

    /// The keys of an object in their order; of anything else, none.
    public var keys: [String] {
        guard case .object(let members) = self else { return [] }
        return members.map(\.key)
    }

    /// The text, on one line.
    public var description: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let value): text += value.isFinite ? "\(value)" : "null"
        case .whole(let digits): text += digits
        case .string(let value): text += Value.quoted(value)
        case .array(let items):
            Self.write(items, between: ("[", "]"), to: &text) { $0.write(to: &$1) }
        case .object(let members):
            Self.write(members, between: ("{", "}"), to: &text) { member, text in
                text += Value.quoted(member.key)
                text += ": "
                member.value.write(to: &text)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], between brackets: (String, String), to text: inout String,
        item write: (Item, inout String) -> Void
    ) {
        text += brackets.0
        for (index, item) in items.enumerated() {
            if index > 0 { text += ", " }
            write(item, &text)
        }
        text += brackets.1
    }
}
