/// One of the forms that may stand behind a key, and what it looks like.
package struct ShapedForm<Content: Sendable>: Sendable {
    /// What values look like before their meaning is known.
    package enum Shape: Sendable, Hashable { case flag, number, text, list, mapping }

    let shapes: Set<Shape>
    let form: Form<Content>

    package init(_ shapes: Shape..., form: Form<Content>) {
        self.shapes = Set(shapes)
        self.form = form
    }
}

extension Form {
    /// One of several forms, told apart by what is written: a number, a list, a mapping.
    ///
    /// - Parameters:
    ///   - expected: all of them in words, for messages: "true, false or a mapping".
    ///   - forms: each gives nothing for content that another one writes.
    package static func shaped(_ expected: String, _ forms: [ShapedForm<Content>]) -> Form {
        Form(.either(forms.map(\.form.description)), readingChecks: true) { value, spot, reader in
            let shape: ShapedForm<Content>.Shape? =
                switch value {
                case .none: nil
                case .flag: .flag
                case .number: .number
                case .text: .text
                case .list, .numbers: .list
                case .fields: .mapping
                }
            if let shape, let form = forms.first(where: { $0.shapes.contains(shape) })?.form {
                return form.readAnyhow(value, at: spot, into: &reader)
            }
            reader.report(
                spot.problem(
                    "must be \(expected), found \(value.described)", remedy: spot.remedy,
                    code: .wrongType))
            return nil
        } check: { content, spot in
            forms.lazy.compactMap { $0.form.problem(of: content, at: spot) }.first
        } write: { content in
            forms.lazy.map { $0.form.value(content) }.first { $0 != .none } ?? .none
        }
    }

    /// Words that stand for something, each with its content, where there is no type for the words alone.
    package static func word(
        _ plural: String, _ words: [(word: String, content: Content)], knownAs hints: [Alias] = []
    ) -> Form where Content: Equatable {
        let names = words.map(\.word)
        return Form<String>.word(among: names, called: plural, knownAs: hints).compactMap { text in
            words.first { $0.word == text }?.content
        } from: { content in
            words.first { $0.content == content }?.word
        }
    }

    /// The same form for another type; `nil` where there is none for some content, after which nothing is read, or
    /// nothing is written for it.
    package func compactMap<Other: Sendable>(
        _ make: @escaping @Sendable (Content) -> Other?, from: @escaping @Sendable (Other) -> Content?
    ) -> Form<Other> {
        Form<Other>(self.description, readingChecks: true) { value, spot, reader in
            readAnyhow(value, at: spot, into: &reader).flatMap(make)
        } check: { content, spot in
            from(content).flatMap { problem(of: $0, at: spot) }
        } write: {
            from($0).map(value) ?? .none
        }
    }

    /// The same form behind a key of before, which is still read, with a note.
    ///
    /// - Parameter advice: what to write instead.
    package func noting(replacedBy advice: String) -> Form {
        Form(self.description, readingChecks: true) { value, spot, reader in
            reader.note("\(spot.name) is from before", at: spot.path, .key, remedy: "write \(advice)")
            return readAnyhow(value, at: spot, into: &reader)
        } check: {
            problem(of: $0, at: $1)
        } write: {
            self.value($0)
        }
    }

    /// A mapping whose keys are names of the author's own.
    ///
    /// - Parameters:
    ///   - words: what they are: "names of series, each with its color".
    ///   - called: what the content of a name is called in messages.
    package static func names<Item: Sendable>(
        of item: Form<Item>, words: String, called: @escaping @Sendable (String) -> String
    ) -> Form where Content == [String: Item] {
        Form(.names(of: item.description, words: words)) { value, spot, reader in
            guard let members = reader.members(of: value, at: spot.path, called: spot.name, keys: nil) else {
                return nil
            }
            var contents: [String: Item] = [:]
            for member in members.all {
                let place = Spot(
                    path: spot.path + [.key(member.key)], name: called(member.key.shortened(to: 40)))
                contents[member.key] = item.readAnyhow(member.value, at: place, into: &reader)
            }
            return contents
        } write: { contents in
            // In order, so that equal contents are written equally.
            .fields(contents.sorted { $0.key < $1.key }.map { .init($0.key, item.value($0.value)) })
        }
    }
}
