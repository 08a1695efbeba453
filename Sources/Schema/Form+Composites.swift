extension Form {
    /// A list.
    ///
    /// - Parameters:
    ///   - counts: how many items there may be.
    ///   - called: what an item is called in messages, by its index and the name of the list.
    public static func list<Item: Sendable>(
        of item: Form<Item>, counts: ClosedRange<Int>? = nil,
        called: @escaping @Sendable (Int, String) -> String = { "item \($0 + 1) of \($1)" }
    ) -> Form where Content == [Item] {
        Form(.list(of: item.description, counts: counts), placeholder: []) { value, spot, reader in
            // Most lists are numbers; a spot for each would cost more than they do.
            if case .numbers(let numbers) = value, let numbers = numbers as? [Item], item.isUnbounded {
                return numbers
            }
            guard let items = value.items else {
                reader.report(
                    spot.problem(
                        "must be a list, found \(value.described)",
                        // A flag in brackets would be a list, but hardly what was meant.
                        remedy: value.isFlag
                            ? "write a list in brackets, or leave it out"
                            : "write it in brackets: [\(value.written)]", code: .wrongType))
                return nil
            }
            if case .list = item.description, items.count > 1,
                items.allSatisfy(\.isSingle)
            {
                let shown = items.prefix(4).map(\.written) + (items.count > 4 ? ["…"] : [])
                reader.report(
                    spot.problem(
                        "must be a list of lists, found one of single values",
                        remedy: "write it in two pairs of brackets: [[\(shown.joined(separator: ", "))]]",
                        code: .wrongType))
                return nil
            }
            var contents: [Item] = []
            contents.reserveCapacity(items.count)
            for index in items.indices {
                let place = Spot(path: spot.path + [.index(index)], name: called(index, spot.name))
                let content = item.readAnyhow(items[index], at: place, into: &reader)
                if let content = content ?? item.placeholder { contents.append(content) }
            }
            return contents
        } check: { items, spot in
            guard let counts, !counts.contains(items.count) else { return nil }
            if counts.upperBound == 0 {
                return spot.problem("is not wanted here", remedy: "leave it out", code: .outOfRange)
            }
            return spot.problem(
                "has \(items.count) item\(items.count == 1 ? "" : "s"), expected \(counts.words)",
                remedy: spot.remedy,
                code: .outOfRange)
        } write: { items in
            .list(items.map(item.write))
        }
    }

    /// A value, or nothing.
    public static func optional<Wrapped: Sendable>(_ form: Form<Wrapped>) -> Form where Content == Wrapped? {
        Form(form.description, readingChecks: form.readingChecks) { value, spot, reader in
            if case .none = value { return .some(nil) }
            return form.parse(value, spot, &reader).map { .some($0) }
        } check: { content, spot in
            content.flatMap { form.check($0, spot) }
        } write: {
            $0.map(form.write) ?? .none
        }
    }

    /// One or several: an item, or a list of them.
    package static func oneOrMore<Item: Sendable>(
        of item: Form<Item>, counts: ClosedRange<Int>? = nil
    ) -> Form where Content == [Item] {
        let list = list(of: item, counts: counts)
        return Form(.either([item.description, list.description]), placeholder: []) { value, spot, reader in
            if value.items != nil { return list.parse(value, spot, &reader) }
            return item.readAnyhow(value, at: spot, into: &reader).map { [$0] }
        } check: {
            list.check($0, $1)
        } write: { items in
            items.count == 1 ? item.write(items[0]) : list.write(items)
        }
    }

    /// The same form for a type of which only some values are of this one: a case of an enumeration.
    package func asPart<Whole: Sendable>(
        _ make: @escaping @Sendable (Content) -> Whole, from part: @escaping @Sendable (Whole) -> Content?
    ) -> Form<Whole> {
        Form<Whole>(description, readingChecks: readingChecks) { value, spot, reader in
            parse(value, spot, &reader).map(make)
        } check: { whole, spot in
            part(whole).flatMap { check($0, spot) }
        } write: {
            part($0).map(write) ?? .none
        }
    }

    /// The same form for another type.
    package func map<Other: Sendable>(
        _ make: @escaping @Sendable (Content) -> Other, from: @escaping @Sendable (Other) -> Content
    ) -> Form<Other> {
        Form<Other>(description, readingChecks: readingChecks) { value, spot, reader in
            parse(value, spot, &reader).map(make)
        } check: { content, spot in
            check(from(content), spot)
        } write: {
            write(from($0))
        }
    }

    /// One word with a meaning of its own beside the form: `all` beside a batch size.
    ///
    /// - Parameter content: what the word stands for.
    package func or(_ word: Word, as content: Content) -> Form where Content: Equatable {
        Form(.either([.words([word]), description])) { value, spot, reader in
            if value == .text(word.word) { return content }
            guard case .text(let text) = value, Double(text) == nil else {
                return parse(value, spot, &reader)
            }
            reader.report(
                spot.problem(
                    "must be \(description.words) or \(word.word), found \(value.described)",
                    remedy: spot.remedy, code: .wrongType))
            return nil
        } check: { value, spot in
            value == content ? nil : check(value, spot)
        } write: {
            $0 == content ? .text(word.word) : write($0)
        }
    }
}

extension Form {
    fileprivate var isUnbounded: Bool {
        if case .number(.all) = description { true } else { false }
    }
}

extension ClosedRange<Int> {
    fileprivate var words: String {
        upperBound == .max
            ? "at least \(lowerBound)"
            : lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
    }
}

extension Value {
    /// The value as an author would write it in a list, shortened.
    package var written: String {
        switch self {
        case .text(let text): text.shortened(to: 30)
        case .number(_, let written): written
        case .flag(let flag): "\(flag)"
        default: "…"
        }
    }
}

extension FormDescription {
    /// "a number from 0 to below 1", "true or false", "a list of numbers".
    package var words: String {
        switch self {
        case .nothing: return "nothing"
        case .number(let bounds): return bounds.words
        case .integer(let lowest, let highest):
            switch (lowest, highest) {
            case (let lowest?, let highest?) where highest < UInt64.max:
                return "a whole number from \(lowest) to \(highest)"
            case (let lowest?, _): return "a whole number from \(lowest)"
            default: return "a whole number"
            }
        case .flag: return "true or false"
        case .text: return "a text"
        case .phrase(let words, _): return words
        case .words(let words):
            return words.count == 1 ? words[0].word : "one of " + words.map(\.word).joined(separator: ", ")
        case .list(let item, _): return "a list, each item \(item.words)"
        case .names(_, let words): return words
        case .record(let kind): return "a mapping with \(kind.fields.map(\.key).joined(separator: ", "))"
        case .union(let tag, let kinds, _):
            return "a mapping whose \(tag) is one of \(kinds.map(\.name).joined(separator: ", "))"
        case .changes(let kind, let field):
            return "a mapping with \(field.key) and changes of the \(kind.name)"
        case .reference(let name): return "a \(name)"
        case .either(let forms): return forms.map(\.words).joined(separator: ", or ")
        }
    }
}
