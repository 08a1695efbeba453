extension KindList {
    /// The form of kinds that have no settings, each written as its name alone: `activation: relu`.
    package var word: Form<Base> {
        Form(.words(entries.map { Word($0.name, $0.description.words) })) { value, spot, reader in
            guard let name = Form<String>.text.parse(value, spot, &reader) else { return nil }
            if let entry = entry(named: name) { return entry.prototype }
            let hints = entries.flatMap { entry in entry.description.aliases.map { $0.advising(entry.name) } }
            reader.report(
                spot.problem(
                    "\"\(name.shortened(to: 40))\" is unknown",
                    remedy: Alias.remedy(for: name, among: names, called: plural, hints),
                    code: .unknownName))
            return nil
        } write: {
            self.name(of: $0).map { .text($0) } ?? .none
        }
    }

    /// What the kind of a value is called; `nil` if it is of none in the list.
    package func name(of base: Base) -> String? { entries.first { $0.content().members(base) != nil }?.name }

    /// A value of each kind that has one, with every default.
    package var prototypes: [Base] { entries.compactMap(\.prototype) }
}
