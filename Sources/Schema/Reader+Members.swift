import Suggestions

extension Reader {
    /// The members of a mapping, after complaints about keys that do not exist.
    ///
    /// - Parameters:
    ///   - keys: those there are; `nil` allows all.
    ///   - hints: words under which people know keys; asked for where one is unknown.
    ///   - example: a mapping, asked for where there is none.
    package mutating func members(
        of value: Value, at path: Path, called what: String, keys: [String]?,
        knownAs hints: @autoclosure () -> [Alias] = [], example: @autoclosure () -> String? = nil
    ) -> Members? {
        guard case .fields(let all) = value else {
            let pairs =
                "key: value pairs" + (keys.map { "; it has the keys " + $0.joined(separator: ", ") } ?? "")
            report(
                "\(what) must be a mapping, found \(value.described)", at: path,
                remedy: "write \(example() ?? pairs)", code: .wrongType)
            return nil
        }
        guard let keys else { return Members(all: all, unknown: []) }
        guard all.contains(where: { !keys.contains($0.key) }) else { return Members(all: all, unknown: []) }
        let words = hints()
        let unknown = unknown(all.map(\.key), of: what, at: path, among: keys, knownAs: words)
        return Members(
            all: meant(all, at: path, unknown: unknown, among: keys, knownAs: words), unknown: unknown)
    }

    /// The members with misspelled keys as they were meant, so that what hangs on them is not complained about as well.
    ///
    /// A word of another library may have values of another make as well: about these nothing is said.
    private mutating func meant(
        _ all: [Value.Member], at path: Path, unknown: [String], among keys: [String], knownAs hints: [Alias]
    ) -> [Value.Member] {
        var meant = all
        for key in unknown.prefix(Self.shownKeys) {
            guard let near = Self.meant(by: key, among: keys, knownAs: hints),
                !meant.contains(where: { $0.key == near }),
                let index = meant.firstIndex(where: { $0.key == key })
            else { continue }
            meant[index].key = near
            if Alias.hint(for: key, among: hints) != nil { excuse(path + [.key(near)]) }
        }
        return meant
    }

    /// The key that was meant by an unknown one.
    private static func meant(by key: String, among keys: [String], knownAs hints: [Alias]) -> String? {
        if let hint = Alias.hint(for: key, among: hints) {
            return keys.contains(hint.advice) ? hint.advice : nil
        }
        return Nearest.match(key, among: keys)
    }

    /// Complains about keys that do not exist: the first with what was meant, the others in one message with their count.
    ///
    /// - Parameters:
    ///   - known: those there are.
    ///   - hints: words under which people know them.
    /// - Returns: the first of them, among which one may be meant that is missing.
    package mutating func unknown(
        _ written: [String], of what: String, at path: Path, among known: [String],
        knownAs hints: [Alias] = []
    ) -> [String] {
        // Few are compared one by one: a set costs more to make.
        let set = written.count > 64 ? Set(known) : nil
        let unknown = written.filter { !(set?.contains($0) ?? known.contains($0)) }
        for key in unknown.prefix(Self.shownKeys) {
            report(
                unknownKey: key, of: what, at: path,
                remedy: Self.remedy(forKey: key, among: known, knownAs: hints))
        }
        if unknown.count > Self.shownKeys {
            report(
                "\(what) has not \(unknown.count - Self.shownKeys) more of these keys", at: path, .head,
                remedy: "the keys are \(known.joined(separator: ", "))", code: .unknownKey)
        }
        return Array(unknown.prefix(100))
    }

    /// Complains about one key that does not exist.
    package mutating func report(unknownKey key: String, of what: String, at path: Path, remedy: String) {
        report(
            "\(what) has no key \"\(key.shortened(to: 40))\"", at: path + [.key(key)], .key, remedy: remedy,
            code: .unknownKey)
    }

    /// How many unknown keys of one mapping are named, each with what was meant; the rest is counted.
    private static let shownKeys = 10

    package static func spaceBehindColon(_ key: Substring, _ value: Substring) -> String {
        "put a space after the colon: \(key): \(value)"
    }

    /// What to do about an unknown key: `updates:20` is one to YAML.
    package static func remedy(forKey key: String, among keys: [String], knownAs hints: [Alias] = [])
        -> String
    {
        let parts = key.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, keys.contains(String(parts[0])) {
            return spaceBehindColon(parts[0], parts[1])
        }
        if let space = key.firstIndex(of: " "), keys.contains(String(key[..<space])) {
            return "put a colon after the key: \(key[..<space]): \(key[space...].dropFirst())"
        }
        // Keys of several kinds may have the same name.
        var names: [String] = []
        for key in keys where !names.contains(key) { names.append(key) }
        return Alias.remedy(for: key, among: names, called: "keys", hints)
    }

    /// Complains about a key that must be there. One that was only misspelled has been complained about, and is
    /// not missed as well.
    mutating func reportMissing(
        _ field: FieldDescription, at path: Path, of what: String, in members: Members
    ) {
        reportMissing(
            field.key, at: path, of: what, in: members,
            remedy: field.example.isEmpty ? "" : "write \(field.key): \(field.example)")
    }

    /// The same of a key that no field declares.
    ///
    /// - Parameter others: keys that would do as well, so that none is missed where one of them was misspelled.
    package mutating func reportMissing(
        _ key: String, or others: [String] = [], at path: Path, of what: String, in members: Members,
        remedy: String
    ) {
        let isEmpty = members.has(key)
        let isMeant = ([key] + others).contains { key in
            Nearest.match(key, among: members.unknown) != nil
                || members.unknown.contains { $0.hasPrefix(key + " ") }
        }
        guard !isMeant || isEmpty && !members.unknown.contains(where: { $0.hasPrefix(key + " ") }) else {
            return
        }
        if !isEmpty, members.unknown.count == 1, let written = members.unknown.first,
            suggest(key, for: path + [.key(written)])
        {
            return
        }
        report(
            "\(what) has no \"\(key)\"", at: isEmpty ? path + [.key(key)] : path, isEmpty ? .key : .head,
            remedy: remedy, code: .missingKey)
    }

    /// Complains where none of some keys is written, or more than one.
    mutating func check(_ choices: [Choice], in members: Members, at path: Path, of what: String) {
        for choice in choices {
            guard let example = choice.example else { continue }
            let given = choice.keys.filter { members[$0] != nil }
            if given.count > 1 {
                report(
                    "\(what) has both \(given[0]) and \(given[1])", at: path + [.key(given[1])], .key,
                    remedy: "keep one of the two")
            } else if given.isEmpty,
                !choice.keys.contains(where: { Nearest.match($0, among: members.unknown) != nil })
            {
                let keys = choice.keys.dropLast().joined(separator: ", ")
                report(
                    "\(what) has neither \(keys) nor \(choice.keys.last ?? "")", at: path, .head,
                    remedy: "write \(example)", code: .missingKey)
            }
        }
    }
}
