import Schema

extension JSONValue {
    /// What is written, as JSON.
    package init(_ value: Value) {
        switch value {
        case .none: self = .null
        case .flag(let flag): self = .bool(flag)
        case .number(let number, let written):
            let isWhole = !written.isEmpty && written.utf8.allSatisfy { (0x30...0x39).contains($0) }
            self = isWhole ? .whole(written) : .number(number)
        case .text(let text): self = .string(text)
        case .list(let items): self = .array(items.map(JSONValue.init))
        case .numbers(let numbers): self.init(numbers)
        case .fields(let members): self = .object(members.map { Member($0.key, JSONValue($0.value)) })
        }
    }

    /// What a text of JSON says, for readers of what is written.
    package var written: Value {
        switch self {
        case .null: return .none
        case .bool(let flag): return .flag(flag)
        case .number(let number): return .number(number)
        case .whole(let digits): return .number(Double(digits) ?? .nan, written: digits)
        case .string(let text): return .text(text)
        case .array(let items):
            let numbers = items.compactMap { if case .number(let number) = $0 { number } else { nil } }
            return numbers.count == items.count && !items.isEmpty
                ? .numbers(numbers) : .list(items.map(\.written))
        case .object(let members):
            return .fields(members.map { Value.Member($0.key, $0.value.written) })
        }
    }
}
