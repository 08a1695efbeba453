/// A kind of thing that is written as a mapping: its fields, declared once beside its Swift type.
///
/// Readers, writers, JSON Schema, reference pages, completions and the checks of values made in Swift come from
/// it.
public struct Kind<Root: Sendable>: Sendable {
    /// As it is written: `adam`.
    public let name: String
    /// As prose calls it: "Adam".
    public let title: String
    /// What it is, in one line.
    public let words: String
    /// Words under which people know it, each with what to write instead.
    package let aliases: [Alias]
    package let fields: [Field<Root>]
    /// A value with every default; what stands in required fields does not matter.
    package let prototype: Root
    /// Keys of which exactly one must be written.
    package let choices: [Choice]
    private let needs: [Need]
    private let further: @Sendable (Root) -> [Problem]
    private let complete: @Sendable (inout Root, Mapping, inout Reader) -> Void

    /// - Parameters:
    ///   - prototype: a value with every default.
    ///   - choices: keys of which exactly one must be written.
    ///   - problems: what no single field can see is wrong; paths start at the mapping, and `%` stands for what
    ///     the thing is called.
    public init(
        _ name: String, title: String? = nil, _ words: String, knownAs aliases: [Alias] = [],
        _ prototype: Root,
        fields: [Field<Root>], choices: [Choice] = [],
        problems: @escaping @Sendable (Root) -> [Problem] = { _ in [] }
    ) {
        self.init(
            name, title: title, words, knownAs: aliases, prototype, fields: fields, choices: choices,
            problems: problems, completing: { _, _, _ in })
    }

    /// The same for what follows from several keys.
    ///
    /// - Parameters:
    ///   - needs: keys that another one asks for.
    ///   - complete: what follows from several keys, or from the absence of one; asked where every key by itself is
    ///     right, after the problems.
    package init(
        _ name: String, title: String? = nil, _ words: String, knownAs aliases: [Alias] = [],
        _ prototype: Root,
        fields: [Field<Root>], choices: [Choice] = [], needs: [Need] = [],
        problems: @escaping @Sendable (Root) -> [Problem] = { _ in [] },
        completing complete: @escaping @Sendable (inout Root, Mapping, inout Reader) -> Void
    ) {
        self.name = name
        self.title = title ?? name
        self.words = words
        self.aliases = aliases
        self.prototype = prototype
        self.fields = fields
        self.choices = choices
        self.needs = needs
        further = problems
        self.complete = complete
    }

    /// The same kind with further fields, before or behind its own; of two with the same key its own is kept.
    package func adding(_ others: [Field<Root>], before: [Field<Root>] = []) -> Kind {
        let isNew = { (field: Field<Root>) in !fields.contains { $0.description.key == field.description.key }
        }
        return Kind(
            name, title: title, words, knownAs: aliases, prototype,
            fields: before.filter(isNew) + fields + others.filter(isNew), choices: choices, needs: needs,
            problems: further,
            completing: complete)
    }

    package var description: KindDescription {
        KindDescription(
            name: name, title: title, words: words, aliases: aliases,
            fields: fields.map { $0.description(usual: prototype) }, choices: choices, needs: needs)
    }

    /// Everything that is wrong with a value, however it was made; paths start at the mapping.
    package func problems(of root: Root) -> [Problem] {
        let own = fields.flatMap { $0.problems(of: root, called: title) }
        return own.isEmpty ? further(root).map { $0.named(title) } : own
    }

    /// Reads a mapping.
    ///
    /// - Parameter what: the thing, for messages: "the optimizer adam".
    /// - Returns: `nil` after problems, all of which the reader has.
    package func read(_ value: Value, at path: Path, called what: String, into reader: inout Reader) -> Root?
    {
        let before = reader.problems.count
        let root = readAnyhow(value, at: path, called: what, into: &reader)
        return reader.problems.count == before ? root : nil
    }

    /// Reads a mapping as far as it can be read: what a problem is with keeps the prototype's value. `nil` where it
    /// is no mapping.
    ///
    /// - Parameter others: keys that belong to another reader.
    package func readAnyhow(
        _ value: Value, at path: Path, called what: String, besides others: [String] = [],
        into reader: inout Reader
    ) -> Root? {
        let before = reader.problems.count
        let keys = others + fields.map { $0.description.key }
        let members = reader.members(
            of: value, at: path, called: what, keys: keys,
            knownAs: fields.flatMap(\.description.hints))
        guard let members else { return nil }
        let isRight = reader.problems.count == before
        return read(Mapping(path: path, what: what, members: members), isRight: isRight, into: &reader)
    }

    /// Reads a mapping whose unknown keys have been complained about.
    ///
    /// - Parameter isRight: whether nothing is wrong with its keys.
    package func read(_ mapping: Mapping, isRight: Bool = true, into reader: inout Reader) -> Root {
        let before = reader.problems.count
        let (path, what, members) = (mapping.path, mapping.what, mapping.members)
        var root = prototype
        for isFirst in [true, false] {
            for field in fields where field.isFirst == isFirst {
                field.read(from: members, at: path, of: what, into: &root, &reader)
            }
        }
        reader.check(choices, in: members, at: path, of: what)
        if isRight, reader.problems.count == before {
            for problem in further(root) { reader.report(problem.named(what).below(path)) }
            if reader.problems.count == before { complete(&root, mapping, &reader) }
        }
        return root
    }

    /// The members that say what is not the default, in the order of the fields.
    package func members(of root: Root) -> [Value.Member] {
        fields.compactMap { $0.member(of: root, usual: prototype) }
    }
}

extension Field {
    /// The field's part of a mapping, if it is there; else a complaint, if it must be.
    func read(
        from members: Members, at path: Path, of what: String, into root: inout Root, _ reader: inout Reader
    ) {
        if let value = members[description.key] {
            access().read(value, description.spot(below: path, of: what), &root, &reader)
        } else if description.isRequired {
            reader.reportMissing(description, at: path, of: what, in: members)
        }
    }
}

extension FieldDescription {
    /// Words under which people know the key, with what to write.
    package var hints: [Alias] { aliases.map { $0.advising(key) } }

    /// - Parameter owner: what the mapping is called; it stands where the name has a `%`.
    func spot(below path: Path, of owner: String) -> Spot {
        Spot(path: path + [.key(key)], name: name.replacingPercent(with: owner), example: example)
    }
}

extension Problem {
    fileprivate func named(_ what: String) -> Problem {
        var problem = self
        problem.message = message.replacingPercent(with: what)
        return problem
    }
}

extension String {
    fileprivate func replacingPercent(with text: String) -> String {
        guard let place = utf8.firstIndex(of: UInt8(ascii: "%")) else { return self }
        return self[..<place] + text + self[index(after: place)...]
    }
}

extension Field {
    /// The description with the default that a prototype has.
    func description(usual prototype: Root) -> FieldDescription {
        var description = description
        let value = access().usual(prototype)
        if !description.isRequired, !description.isInherited, value != .none { description.usual = value }
        return description
    }

    /// What is written of a value; `nil` where it is the default.
    func member(of root: Root, usual prototype: Root) -> Value.Member? {
        access().write(root, prototype).map { Value.Member(description.key, $0) }
    }
}

extension Kind {
    /// The form of a mapping behind a key. Messages call it what the key is called.
    package var form: Form<Root> {
        Form(.record(description), placeholder: prototype, readingChecks: true) { value, spot, reader in
            readAnyhow(value, at: spot.path, called: spot.name, into: &reader)
        } check: { root, spot in
            problems(of: root).first?.below(spot.path)
        } write: {
            .fields(members(of: $0))
        }
    }
}

extension Field {
    /// What is wrong with the field's part of a value made in Swift; paths start at the mapping.
    package func problems(of root: Root, called owner: String) -> [Problem] {
        access().check(root, description.spot(below: [], of: owner)).map { [$0] } ?? []
    }
}
