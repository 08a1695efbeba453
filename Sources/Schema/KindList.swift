import Suggestions

/// The kinds of one sort of thing, such as all optimizers: what may stand behind one key, told apart by a tag.
///
/// A list is a value. Whoever uses the library passes one with kinds of her own: `Optimizers.all.adding(…)`.
public struct KindList<Base: Sendable>: Sendable {
    /// One kind of the list, of whatever Swift type.
    ///
    /// What it declares is made when the entry is looked at, and entries are looked at in their order: whoever writes
    /// a gradient descent does not wait for the fields of everything behind it.
    public struct Entry: Sendable {
        /// As it is written: `adam`.
        public var name: String { content().name }
        package var description: KindDescription { content().description() }
        /// A value with every default; `nil` where there is none without what must be written.
        package var prototype: Base? { content().prototype }
        let content: @Sendable () -> Content

        /// Whether this was its name before.
        func wasCalled(_ name: String) -> Bool {
            description.aliases.contains { $0.isFormer && $0.word == name }
        }

        struct Content: Sendable {
            let name: String
            let prototype: Base?
            let description: @Sendable () -> KindDescription
            let read: @Sendable (Value, Path, _ what: String, _ tag: String, inout Reader) -> Base?
            let members: @Sendable (Base) -> [Value.Member]?
            let problems: @Sendable (Base) -> [Problem]?
            let has: @Sendable (Base) -> Bool
        }

        /// - Parameters:
        ///   - outer: fields that are not the kind's own but those of what it is wrapped in.
        ///   - wrap: the value as one of the list.
        ///   - unwrap: the value of this kind, or `nil` where it is of another.
        package init<Root: Sendable>(
            _ kind: @autoclosure @escaping @Sendable () -> Kind<Root>,
            outer: @autoclosure @escaping @Sendable () -> [Field<Base>] = [],
            wrap: @escaping @Sendable (Root) -> Base, unwrap: @escaping @Sendable (Base) -> Root?
        ) {
            content = { Content(kind(), outer: outer(), wrap: wrap, unwrap: unwrap) }
        }

        /// A kind whose mapping is read into something from which the value can be made, or not.
        ///
        /// - Parameters:
        ///   - make: the value; `nil` after problems, which the reader then has. Asked only where nothing is wrong.
        ///   - unwrap: what is written of a value, or `nil` where it is of another kind.
        package init<Root: Sendable>(
            _ kind: @autoclosure @escaping @Sendable () -> Kind<Root>,
            make: @escaping @Sendable (Root, Mapping, inout Reader) -> Base?,
            unwrap: @escaping @Sendable (Base) -> Root?
        ) {
            content = {
                let kind = kind()
                return Content(name: kind.name, prototype: nil) {
                    kind.description
                } read: { value, path, what, tag, reader in
                    let before = reader.problems.count
                    let keys = [tag] + kind.fields.map { $0.description.key }
                    let members = reader.members(
                        of: value, at: path, called: what, keys: keys,
                        knownAs: kind.fields.flatMap(\.description.hints))
                    guard let members else { return nil }
                    let mapping = Mapping(path: path, what: what, members: members)
                    let root = kind.read(mapping, isRight: reader.problems.count == before, into: &reader)
                    return reader.problems.count == before ? make(root, mapping, &reader) : nil
                } members: { base in
                    unwrap(base).map { kind.members(of: $0) }
                } problems: { base in
                    unwrap(base).map { kind.problems(of: $0) }
                } has: {
                    unwrap($0) != nil
                }
            }
        }
    }

    /// "optimizer"
    public var noun: String { words.noun }
    /// "optimizers"
    package var plural: String { words.plural }
    /// The key that tells the kinds apart.
    package var tag: String { words.tag }
    /// The kind that is meant where the tag is missing; `nil` where it must be there.
    package var usual: String? { words.usual }
    package private(set) var entries: [Entry]
    private let words: Words

    /// Apart, so that a list is small: lists are handed through every call that reads, on small stacks too.
    private final class Words: Sendable {
        let noun: String
        let plural: String
        let tag: String
        let usual: String?

        init(noun: String, plural: String, tag: String, usual: String?) {
            (self.noun, self.plural, self.tag, self.usual) = (noun, plural, tag, usual)
        }
    }

    package init(
        _ noun: String, plural: String? = nil, tag: String = "name", usual: String? = nil, _ entries: [Entry]
    ) {
        words = Words(noun: noun, plural: plural ?? noun + "s", tag: tag, usual: usual)
        self.entries = entries
    }

    /// The names of all kinds, in their order.
    public var names: [String] { entries.map(\.name) }

    package func entry(named name: String) -> Entry? { entries.first { $0.name == name } }

    /// The list with further kinds; one of the same name takes the place of the one that was there.
    public func adding(_ further: Entry...) -> KindList {
        var list = self
        for entry in further {
            list.entries.removeAll { $0.name == entry.name }
            list.entries.append(entry)
        }
        return list
    }

    /// Whether a value is of a kind of the list, and so can be written.
    public func contains(_ base: Base) -> Bool { entries.contains { $0.content().has(base) } }

    /// What is written, or `nil` for a value of a kind that is not in the list.
    package func value(of base: Base) -> Value? {
        for entry in entries {
            let content = entry.content()
            guard let members = content.members(base) else { continue }
            return .fields([.init(tag, .text(content.name))] + members)
        }
        return nil
    }

    /// Everything that is wrong with a value; paths start at its mapping.
    package func problems(of base: Base) -> [Problem] {
        for entry in entries {
            if let problems = entry.content().problems(base) { return problems }
        }
        return []
    }

    /// Reads a mapping whose tag says which kind it is.
    ///
    /// - Returns: `nil` after problems, all of which the reader has.
    package func read(_ value: Value, at path: Path, into reader: inout Reader) -> Base? {
        let before = reader.problems.count
        let base = readAnyhow(value, at: path, into: &reader)
        return reader.problems.count == before ? base : nil
    }

    /// Reads a mapping as far as it can be read.
    package func readAnyhow(_ value: Value, at path: Path, into reader: inout Reader) -> Base? {
        let members = reader.members(
            of: value, at: path, called: "the \(noun)", keys: nil, example: example(for: value))
        guard let members else { return nil }
        guard let tagged = members[tag] else {
            if let usual = usual.flatMap(entry(named:)) {
                return usual.content().read(value, path, "the \(noun) \(usual.name)", tag, &reader)
            }
            return readUntagged(value, at: path, &reader)
        }
        let spot = Spot(path: path + [.key(tag)], name: "the \(noun)")
        guard let name = Form<String>.text.read(tagged, at: spot, into: &reader) else { return nil }
        if let entry = entry(named: name) {
            return entry.content().read(value, path, "the \(noun) \(name)", tag, &reader)
        }
        if let entry = entries.first(where: { $0.wasCalled(name) }) {
            reader.note(former: name, of: "the \(noun)", now: entry.name, at: spot.path)
            return entry.content().read(value, path, "the \(noun) \(entry.name)", tag, &reader)
        }
        reader.report(
            "the \(noun) \"\(name.shortened(to: 40))\" is unknown", at: spot.path,
            remedy: Alias.remedy(for: name, among: names, called: plural, aliases),
            code: .unknownName)
        // What else is wrong can be said where it is plain what was meant.
        guard let near = Nearest.match(name, among: names).flatMap(entry(named:)) else { return nil }
        return near.content().read(value, path, "the \(noun) \(near.name)", tag, &reader)
    }

    /// Which keys there are depends on the tag; where it is missing, those of all kinds are let through.
    private func readUntagged(_ value: Value, at path: Path, _ reader: inout Reader) -> Base? {
        let keys = [tag] + entries.flatMap { $0.description.fields.map(\.key) }
        let members = reader.members(
            of: value, at: path, called: "the \(noun)", keys: keys,
            knownAs: entries.flatMap { $0.description.fields.flatMap(\.hints) })
        guard let members else { return nil }
        // One that was only misspelled has been complained about.
        guard members[tag] == nil else { return nil }
        let field = FieldDescription(
            key: tag, form: { .text }, words: "", name: tag, symbol: nil, example: names.first ?? "",
            isRequired: true)
        reader.reportMissing(field, at: path, of: "the \(noun)", in: members)
        return nil
    }

    /// A mapping with what must be written, of the kind that a word alone means.
    private func example(for value: Value) -> String? {
        var meant = entries.first
        if case .text(let name) = value {
            meant =
                entry(named: name)
                ?? entries.first { Alias.hint(for: name, among: $0.description.aliases) != nil }
                ?? Nearest.match(name, among: names).flatMap(entry(named:)) ?? meant
        }
        guard let description = meant?.description else { return nil }
        let needed = description.fields.filter(\.isRequired).map { "\($0.key): \($0.example)" }
        return "{\((["\(tag): \(description.name)"] + needed).joined(separator: ", "))}"
    }

    private var aliases: [Alias] {
        entries.flatMap { entry in
            entry.description.aliases.map { $0.advising("\(tag): \(entry.name)") }
        }
    }

    /// The form of a value behind a key.
    package var form: Form<Base> {
        Form(.union(tag: tag, kinds: entries.map(\.description), usual: usual), readingChecks: true) {
            value, spot, reader in
            readAnyhow(value, at: spot.path, into: &reader)
        } check: { base, spot in
            problems(of: base).first?.below(spot.path)
        } write: {
            value(of: $0) ?? .none
        }
    }
}

extension KindList.Entry.Content {
    fileprivate init<Root: Sendable>(
        _ kind: Kind<Root>, outer: [Field<Base>], wrap: @escaping @Sendable (Root) -> Base,
        unwrap: @escaping @Sendable (Base) -> Root?
    ) {
        let usual = wrap(kind.prototype)
        has = { unwrap($0) != nil }
        prototype = usual
        name = kind.name
        description = {
            var description = kind.description
            description.fields += outer.map { $0.description(usual: usual) }
            return description
        }
        read = { value, path, what, tag, reader in
            let before = reader.problems.count
            let fields = kind.fields.map(\.description) + outer.map(\.description)
            let members = reader.members(
                of: value, at: path, called: what, keys: [tag] + fields.map(\.key),
                knownAs: fields.flatMap(\.hints))
            guard let members else { return nil }
            let mapping = Mapping(path: path, what: what, members: members)
            var base = wrap(kind.read(mapping, isRight: reader.problems.count == before, into: &reader))
            for field in outer { field.read(from: members, at: path, of: what, into: &base, &reader) }
            return base
        }
        members = { base in
            unwrap(base).map {
                kind.members(of: $0) + outer.compactMap { $0.member(of: base, usual: usual) }
            }
        }
        problems = { base in
            unwrap(base).map { root in
                kind.problems(of: root) + outer.flatMap { $0.problems(of: base, called: kind.title) }
            }
        }
    }
}
