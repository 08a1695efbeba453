extension Form where Content: RawRepresentable & CaseIterable, Content.RawValue == String {
    /// One of the cases, by its raw value.
    ///
    /// - Parameters:
    ///   - plural: what they are called together, for messages: "activations".
    ///   - hints: words under which people know a case.
    ///   - meaning: what a case means, in one line.
    package static func word(
        _ plural: String, knownAs hints: [Alias] = [], meaning: @escaping @Sendable (Content) -> String
    ) -> Form {
        let words = Content.allCases.map { Word($0.rawValue, meaning($0)) }
        return Form(.words(words)) { value, spot, reader in
            guard let text = Form<String>.text.parse(value, spot, &reader) else { return nil }
            if let content = Content(rawValue: text) { return content }
            reader.report(
                spot.problem(
                    "\"\(text.shortened(to: 40))\" is unknown",
                    remedy: Alias.remedy(for: text, among: words.map(\.word), called: plural, hints),
                    code: .unknownName))
            return nil
        } write: {
            .text($0.rawValue)
        }
    }
}

extension Form {
    /// A text of a certain make, such as `640x400`.
    ///
    /// - Parameters:
    ///   - words: what it is: "the name of a weight".
    ///   - pattern: a regular expression that such texts match.
    ///   - refusal: what is said of another text, behind it: "is not a size".
    ///   - remedy: what to write.
    ///   - read: what a text means; `nil` where it is another.
    ///   - text: the content as it is written.
    package static func phrase(
        _ words: String, pattern: String, refusal: String, remedy: String,
        read: @escaping @Sendable (String) -> Content?, text: @escaping @Sendable (Content) -> String
    ) -> Form {
        Form(.phrase(words, pattern: pattern)) { value, spot, reader in
            guard let text = Form<String>.text.read(value, at: spot, into: &reader) else { return nil }
            if let content = read(text) { return content }
            reader.report("\"\(text.shortened(to: 40))\" \(refusal)", at: spot.path, remedy: remedy)
            return nil
        } write: {
            .text(text($0))
        }
    }
}

extension Form where Content == String {
    /// One of several words, some of which people know by others.
    public static func word(
        among words: [String], called plural: String, knownAs hints: [Alias] = []
    ) -> Form {
        name(among: words, called: plural, knownAs: hints, as: .words(words.map { Word($0, "") }))
    }

    /// One of several names that are known only when they are asked for, such as the columns of a file.
    package static func name(
        among names: [String], called plural: String, knownAs hints: [Alias] = [],
        as description: @autoclosure @escaping @Sendable () -> FormDescription = .text
    ) -> Form {
        Form(description()) { value, spot, reader in
            guard let text = text.parse(value, spot, &reader) else { return nil }
            if names.contains(text) { return text }
            if let alias = hints.first(where: { $0.isFormer && $0.word == text }),
                names.contains(alias.advice)
            {
                reader.note(former: text, of: spot.name, now: alias.advice, at: spot.path)
                return alias.advice
            }
            reader.report(
                spot.problem(
                    "\"\(text.shortened(to: 40))\" is unknown",
                    remedy: Alias.remedy(for: text, among: names, called: plural, hints), code: .unknownName))
            return nil
        } write: {
            .text($0)
        }
    }
}
