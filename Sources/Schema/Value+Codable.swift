extension Value: Codable {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
        init(_ text: String) { stringValue = text }
    }

    package init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Key.self) {
            // JSON's own order is lost in decoding; the form does not depend on it.
            self = .fields(
                try container.allKeys.sorted { $0.stringValue < $1.stringValue }.map {
                    Member($0.stringValue, try container.decode(Value.self, forKey: $0))
                })
            return
        }
        if var list = try? decoder.unkeyedContainer() {
            if let numbers = try? [Double?](from: decoder) {
                self = .numbers(numbers.map { $0 ?? .nan })
                return
            }
            var items: [Value] = []
            while !list.isAtEnd { items.append(try list.decode(Value.self)) }
            self = .list(items)
            return
        }
        let single = try decoder.singleValueContainer()
        if single.decodeNil() {
            self = .none
        } else if let flag = try? single.decode(Bool.self) {
            self = .flag(flag)
        } else if let whole = try? single.decode(UInt64.self), whole > 1 << 53 {
            // Seeds have digits that a Double has not.
            self = .integer(whole)
        } else if let number = try? single.decode(Double.self) {
            self = .number(number)
        } else {
            self = .text(try single.decode(String.self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
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
        case .number(let number, let written):
            var container = encoder.singleValueContainer()
            if number > 0x1p53, let whole = UInt64(written) {
                try container.encode(whole)
            } else if number.isFinite {
                try container.encode(number)
            } else {
                try container.encodeNil()
            }
        case .text(let text):
            var container = encoder.singleValueContainer()
            try container.encode(text)
        }
    }
}
