/// A key of a mapping: what stands behind it, what it means, and where it goes in the Swift value.
///
/// The default of a field is what its kind's prototype has there, so that it is written once, in Swift.
public struct Field<Root: Sendable>: Sendable {
    /// What reference pages, JSON Schema and completions are made from.
    package let description: FieldDescription
    /// Whether it is read before the others, as it says how they are read.
    let isFirst: Bool
    /// Made when the key is met: most keys of most mappings are not written, and to make the forms and key paths of
    /// all of them takes longer than to train a neuron.
    let access: @Sendable () -> Access

    /// What is done with what stands behind the key.
    struct Access: Sendable {
        let read: @Sendable (Value, Spot, inout Root, inout Reader) -> Void
        let check: @Sendable (Root, Spot) -> Problem?
        let write: @Sendable (Root, _ usual: Root) -> Value?
        let usual: @Sendable (Root) -> Value
    }

    /// - Parameters:
    ///   - key: as it is written, in kebab-case.
    ///   - property: where the value goes.
    ///   - form: how it is written, with its bounds.
    ///   - words: what it means, in one line.
    ///   - name: in messages, with a `%` where the thing stands that has the field; else the key.
    ///   - aliases: words under which people know the key, each with what to write instead.
    ///   - symbol: the letter that stands for it in formulas.
    ///   - example: a good value as it would be written; needed where the field is.
    ///   - isRequired: whether it must be written. Else the prototype's value is the default.
    ///   - isInherited: whether the default is that of something around it, and not the prototype's.
    public init<Content: Sendable & Equatable>(
        _ key: String,
        _ property: @autoclosure @escaping @Sendable () -> WritableKeyPath<Root, Content> & Sendable,
        _ form: @autoclosure @escaping @Sendable () -> Form<Content>,
        _ words: String, called name: String? = nil, knownAs aliases: [Alias] = [], symbol: String? = nil,
        example: String = "",
        isRequired: Bool = false, isInherited: Bool = false
    ) {
        self.init(
            key, property(), form(), words, called: name, knownAs: aliases, symbol: symbol, example: example,
            isRequired: isRequired, isInherited: isInherited, isUsual: { $0 == $1 })
    }

    /// The same for content that cannot be compared.
    ///
    /// - Parameter isUsual: whether the first is as good as the second, the default, and need not be written.
    package init<Content: Sendable>(
        _ key: String,
        _ property: @autoclosure @escaping @Sendable () -> WritableKeyPath<Root, Content> & Sendable,
        _ form: @autoclosure @escaping @Sendable () -> Form<Content>,
        _ words: String, called name: String? = nil, knownAs aliases: [Alias] = [], symbol: String? = nil,
        example: String = "",
        isRequired: Bool = false, isInherited: Bool = false,
        isUsual: @escaping @Sendable (Content, Content) -> Bool
    ) {
        description = FieldDescription(
            key: key, form: { form().description }, words: words, name: name ?? key, symbol: symbol,
            example: example, isRequired: isRequired, knownAs: aliases, isInherited: isInherited)
        isFirst = false
        access = {
            let (property, form) = (property(), form())
            return Access { value, spot, root, reader in
                guard let content = form.readAnyhow(value, at: spot, into: &reader) else { return }
                root[keyPath: property] = content
            } check: { root, spot in
                form.check(root[keyPath: property], spot)
            } write: { root, usual in
                let content = root[keyPath: property]
                return !isRequired && isUsual(content, usual[keyPath: property]) ? nil : form.write(content)
            } usual: {
                form.write($0[keyPath: property])
            }
        }
    }

    /// A key that is no part of the value: it says how the others are read, or belongs to another reader. It is read first.
    ///
    /// - Parameter read: what is done with the content; nothing is written for it.
    package init<Content: Sendable>(
        reading key: String, _ form: @autoclosure @escaping @Sendable () -> Form<Content>, _ words: String,
        called name: String? = nil, _ read: @escaping @Sendable (Content, Spot, inout Reader) -> Void
    ) {
        description = FieldDescription(
            key: key, form: { form().description }, words: words, name: name ?? key, symbol: nil, example: "",
            isRequired: false)
        isFirst = true
        access = {
            Access { value, spot, _, reader in
                guard let content = form().read(value, at: spot, into: &reader) else { return }
                read(content, spot, &reader)
            } check: { _, _ in
                nil
            } write: { _, _ in
                nil
            } usual: { _ in
                .none
            }
        }
    }

    private init(
        _ description: FieldDescription, isFirst: Bool, access: @escaping @Sendable () -> Access
    ) {
        self.description = description
        self.isFirst = isFirst
        self.access = access
    }

    /// The same key of a mapping whose value has this one's as a part.
    package func through<Whole: Sendable>(_ part: WritableKeyPath<Whole, Root> & Sendable) -> Field<Whole> {
        Field<Whole>(description, isFirst: isFirst) {
            let own = access()
            return Field<Whole>.Access { value, spot, whole, reader in
                own.read(value, spot, &whole[keyPath: part], &reader)
            } check: { whole, spot in
                own.check(whole[keyPath: part], spot)
            } write: { whole, usual in
                own.write(whole[keyPath: part], usual[keyPath: part])
            } usual: {
                own.usual($0[keyPath: part])
            }
        }
    }
}
