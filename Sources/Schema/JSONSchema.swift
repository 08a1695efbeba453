/// JSON Schema (draft 2020-12) of what is declared here, for editors and other programs.
///
/// Whatever a reader refuses for its form (a key that is unknown or missing, a type, bounds, a word) the schema
/// refuses too. Any scalar may be a value's name in braces, `"{{ rate }}"`, where `allowsNames` says so.
package struct JSONSchema: Sendable {
    /// Where scalars may be the names of values: in lessons.
    package let allowsNames: Bool

    /// Whether what is written are changes, so that nothing is missed.
    private var isOfChanges = false

    package init(allowsNames: Bool = true) { self.allowsNames = allowsNames }

    /// A whole schema: its definitions, and which of them a file follows.
    ///
    /// - Parameters:
    ///   - definitions: by name, in the order in which they are written.
    ///   - root: the name of the one that the text as a whole follows; `nil`: any of them.
    package func document(
        title: String, definitions: [(name: String, form: FormDescription)], root: String?
    ) -> Value {
        var members: [Value.Member] = [
            .init("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            .init("title", .text(title)),
        ]
        if let root { members.append(.init("$ref", .text("#/$defs/\(root)"))) }
        var all = SharedSchemas.shared(definitions.map { Value.Member($0.name, schema(of: $0.form)) })
        if allowsNames {
            all.append(
                .init(
                    Self.valueName,
                    .fields([
                        .init("type", .text("string")), .init("pattern", .text("^\\{\\{.+\\}\\}$")),
                        .init("description", .text("The name of a value, in braces.")),
                    ])))
        }
        members.append(.init("$defs", .fields(all)))
        return .fields(members)
    }

    private static let valueName = "value-name"

    func schema(of form: FormDescription) -> Value {
        switch form {
        case .nothing: return .fields([.init("type", .text("null"))])
        case .number(let bounds): return scalar(number(bounds))
        case .integer(let lowest, let highest): return scalar(integer(lowest, highest))
        case .flag: return scalar([.init("type", .text("boolean"))])
        case .text:
            return .fields([.init("type", .list([.text("string"), .text("number"), .text("boolean")]))])
        case .phrase(_, let pattern):
            return scalar(
                [.init("type", .text("string"))] + (pattern.map { [.init("pattern", .text($0))] } ?? []))
        case .names(let item, _):
            return .fields([
                .init("type", .text("object")), .init("additionalProperties", schema(of: item)),
            ])
        case .words(let words): return scalar([.init("enum", .list(words.map { .text($0.word) }))])
        case .list(let item, let counts): return list(of: item, counts)
        case .record(let kind): return record(kind)
        case .union(let tag, let kinds, let usual): return union(tag, kinds, usual)
        case .changes(let kind, let field): return changes(of: kind, naming: field)
        case .reference(let name): return .fields([.init("$ref", .text("#/$defs/\(name)"))])
        case .either(let forms): return .fields([.init("anyOf", .list(forms.map(schema)))])
        }
    }

    private func scalar(_ members: [Value.Member]) -> Value {
        guard allowsNames else { return .fields(members) }
        let reference = Value.fields([.init("$ref", .text("#/$defs/\(Self.valueName)"))])
        return .fields([.init("anyOf", .list([.fields(members), reference]))])
    }

    private func number(_ bounds: Bounds) -> [Value.Member] {
        var members: [Value.Member] = [.init("type", .text("number"))]
        if let lower = bounds.lower {
            members.append(.init(lower.isIncluded ? "minimum" : "exclusiveMinimum", .number(lower.value)))
        }
        if let upper = bounds.upper {
            members.append(.init(upper.isIncluded ? "maximum" : "exclusiveMaximum", .number(upper.value)))
        }
        return members
    }

    private func integer(_ lowest: Int?, _ highest: UInt64?) -> [Value.Member] {
        var members: [Value.Member] = [.init("type", .text("integer"))]
        if let lowest { members.append(.init("minimum", .integer(lowest))) }
        if let highest { members.append(.init("maximum", .integer(highest))) }
        return members
    }

    private func list(of item: FormDescription, _ counts: ClosedRange<Int>?) -> Value {
        var members: [Value.Member] = [.init("type", .text("array")), .init("items", schema(of: item))]
        if let counts {
            members.append(.init("minItems", .integer(counts.lowerBound)))
            if counts.upperBound < .max { members.append(.init("maxItems", .integer(counts.upperBound))) }
        }
        return .fields(members)
    }

    // MARK: Mappings

    private func record(_ kind: KindDescription) -> Value {
        .fields([.init("description", .text(kind.words))] + mapping(kind, tag: nil))
    }

    private func changes(of kind: KindDescription, naming field: FieldDescription) -> Value {
        var schema = self
        schema.isOfChanges = true
        var whole = kind
        whole.fields.append(field)
        let required = Value.Member("required", .list([.text(field.key)]))
        return .fields(
            [.init("description", .text(field.words))] + schema.mapping(whole, tag: nil) + [required])
    }

    private func union(_ tag: String, _ kinds: [KindDescription], _ usual: String?) -> Value {
        let schemas = kinds.map { kind -> Value in
            let former = kind.aliases.filter(\.isFormer).map(\.word)
            let own = (key: tag, names: [kind.name] + former, isRequired: kind.name != usual)
            return .fields(
                [.init("title", .text(kind.title)), .init("description", .text(kind.words))]
                    + mapping(kind, tag: own))
        }
        return .fields([.init("anyOf", .list(schemas))])
    }

    private func mapping(
        _ kind: KindDescription, tag: (key: String, names: [String], isRequired: Bool)?
    ) -> [Value.Member] {
        var properties: [Value.Member] = []
        var required: [Value] = []
        if let tag {
            let name: Value.Member =
                tag.names.count == 1
                ? .init("const", .text(tag.names[0])) : .init("enum", .list(tag.names.map { .text($0) }))
            properties.append(.init(tag.key, scalar([name])))
            if tag.isRequired { required.append(.text(tag.key)) }
        }
        for field in kind.fields {
            properties.append(.init(field.key, property(field)))
            if field.isRequired { required.append(.text(field.key)) }
        }
        if isOfChanges { required = [] }
        var members: [Value.Member] = [
            .init("type", .text("object")), .init("properties", .fields(properties)),
            .init("additionalProperties", .flag(false)),
        ]
        let conditions = kind.conditions
        if !conditions.isEmpty, !isOfChanges { members.append(.init("allOf", .list(conditions))) }
        if !required.isEmpty { members.append(.init("required", .list(required))) }
        return members
    }

    private func property(_ field: FieldDescription) -> Value {
        guard case .fields(var members) = schema(of: field.form) else { return .none }
        // A key without a value is as good as none, where it may be left out.
        if !field.isRequired {
            members = [.init("anyOf", .list([.fields(members), .fields([.init("type", .text("null"))])]))]
        }
        let words = field.symbol.map { "\($0): \(field.words)" } ?? field.words
        members.insert(.init("description", .text(words)), at: 0)
        if let usual = field.usual { members.append(.init("default", usual)) }
        return .fields(members)
    }
}
