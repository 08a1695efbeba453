import Suggestions

// Kinds that stand among others without a tag: a key that is called like the kind tells which it is, as `dropout` in
// {dropout: 0.3}.

extension KindList {
    /// The kind whose name is a key of a mapping; nil: none.
    package func entry(in value: Value) -> Entry? {
        let keys = value.members.map(\.key)
        return entries.first { keys.contains($0.name) }
    }

    /// A key of a mapping that was to name a kind, near to the name of one and to none of some other keys, and whether
    /// that was meant.
    package func misspelledEntry(in value: Value, among others: [String]) -> (key: String, question: String)?
    {
        let written = value.members.map(\.key).filter { !others.contains($0) }
        return written.lazy.filter { Nearest.match($0, among: others) == nil }.compactMap { key in
            Nearest.question(for: key, among: names).map { (key, $0) }
        }.first
    }

    /// What is written of a value beside a tag; `nil` for a value of a kind that is not in the list.
    package func members(of base: Base) -> [Value.Member]? {
        for entry in entries {
            if let members = entry.content().members(base) { return members }
        }
        return nil
    }
}

extension KindList.Entry {
    /// The form of a mapping of this kind alone, without a tag.
    package var form: Form<Base> {
        Form(.record(description), readingChecks: true) { value, spot, reader in
            content().read(value, spot.path, spot.name, name, &reader)
        } check: { base, spot in
            content().problems(base)?.first?.below(spot.path)
        } write: { base in
            content().members(base).map { .fields($0) } ?? .none
        }
    }
}
