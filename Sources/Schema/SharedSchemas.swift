/// Writes what stands several times in a JSON Schema once, as a definition of its own.
///
/// Marks share the keys of their style, and much is a list of numbers: written out at every place, the schema of charts
/// would be ten times as long.
struct SharedSchemas {
    /// What is shorter is no longer than a reference to it, or not by much.
    private static let least = 90

    /// How often each schema stands in another one; those within one that is met again are not counted again.
    private var counts: [Value: Int] = [:]
    private var names: [Value: String] = [:]
    private var taken: Set<String>
    private var definitions: [Value.Member] = []

    /// The definitions, followed by those of what they share.
    static func shared(_ definitions: [Value.Member]) -> [Value.Member] {
        var sharing = SharedSchemas(taken: Set(definitions.map(\.key)))
        for definition in definitions { _ = sharing.count(definition.value) }
        let own = definitions.map { definition in
            Value.Member(definition.key, sharing.parts(of: definition.value, in: definition.key))
        }
        return own + sharing.definitions
    }

    private init(taken: Set<String>) { self.taken = taken }

    /// Counts a schema and those in it.
    ///
    /// - Returns: about how many characters it has.
    private mutating func count(_ schema: Value) -> Int {
        guard case .fields(let members) = schema else { return schema.length }
        var length = 2
        for member in members {
            length += member.key.utf8.count + 4
            switch (Self.holding(member.key), member.value) {
            case (.one, .fields): length += meet(member.value)
            case (.list, .list(let items)): for item in items { length += meet(item) }
            case (.named, .fields(let all)):
                for one in all { length += one.key.utf8.count + 4 + meet(one.value) }
            default: length += member.value.length
            }
        }
        return length
    }

    private mutating func meet(_ schema: Value) -> Int {
        if let before = counts[schema] {
            counts[schema] = before + 1
            return schema.length
        }
        let length = count(schema)
        if length >= Self.least { counts[schema] = 1 }
        return length
    }

    /// The schema, or a reference to it.
    ///
    /// - Parameter key: what stands there, for its name.
    private mutating func reference(_ schema: Value, in key: String) -> Value {
        guard let count = counts[schema], count > 1 else { return parts(of: schema, in: key) }
        let name: String
        if let known = names[schema] {
            name = known
        } else {
            name = free(key)
            names[schema] = name
            let place = definitions.count
            definitions.append(Value.Member(name, .none))
            definitions[place].value = parts(of: schema, in: key)
        }
        return .fields([.init("$ref", .text("#/$defs/\(name)"))])
    }

    private mutating func free(_ key: String) -> String {
        var (name, number) = (key, 1)
        while !taken.insert(name).inserted {
            number += 1
            name = "\(key)-\(number)"
        }
        return name
    }

    /// The schema with references to what is shared of its parts.
    private mutating func parts(of schema: Value, in key: String) -> Value {
        guard case .fields(let members) = schema else { return schema }
        return .fields(
            members.map { member in
                switch (Self.holding(member.key), member.value) {
                case (.one, .fields): .init(member.key, reference(member.value, in: key))
                case (.list, .list(let items)):
                    .init(member.key, .list(items.map { reference($0, in: key) }))
                case (.named, .fields(let all)):
                    .init(member.key, .fields(all.map { .init($0.key, reference($0.value, in: $0.key)) }))
                default: member
                }
            })
    }

    private enum Holding { case nothing, one, list, named }

    /// What schemas stand behind a key of a schema.
    private static func holding(_ key: String) -> Holding {
        switch key {
        case "items", "additionalProperties": .one
        case "anyOf", "oneOf", "allOf": .list
        case "properties": .named
        default: .nothing
        }
    }
}

extension Value {
    /// About how many characters it has as JSON.
    fileprivate var length: Int {
        switch self {
        case .none: 4
        case .flag: 5
        case .number(_, let written): written.utf8.count
        case .text(let text): text.utf8.count + 2
        case .list(let items): items.reduce(2) { $0 + $1.length + 1 }
        case .numbers(let numbers): 2 + 4 * numbers.count
        case .fields(let members): members.reduce(2) { $0 + $1.key.utf8.count + 4 + $1.value.length }
        }
    }
}
