/// A form in terms that every description of it shares.
package indirect enum FormDescription: Sendable {
    case nothing
    case number(Bounds)
    /// A whole number; no more than these, if there are such.
    case integer(lowest: Int?, highest: UInt64?)
    case flag
    case text
    /// A text of a certain make: `W1[0,1]`.
    ///
    /// - Parameters:
    ///   - words: what it is, for messages and pages: "the name of a weight".
    ///   - pattern: a regular expression that such texts match.
    case phrase(_ words: String, pattern: String? = nil)
    case words([Word])
    case list(of: FormDescription, counts: ClosedRange<Int>?)
    case record(KindDescription)
    /// A mapping whose keys are names of the author's own.
    case names(of: FormDescription, words: String)
    /// Mappings of several kinds that a key tells apart; one of them without the key, if it says so.
    case union(tag: String, kinds: [KindDescription], usual: String?)
    case either([FormDescription])
    /// Another one with changes: a mapping of which nothing must be written but the key that names the other one.
    case changes(of: KindDescription, naming: FieldDescription)
    /// What stands in a schema under this name, for what may hold its own like.
    case reference(String)
}

/// One of several words that may be written.
package struct Word: Sendable, Hashable {
    package let word: String
    /// What it means, in one line.
    package let meaning: String

    package init(_ word: String, _ meaning: String) {
        self.word = word
        self.meaning = meaning
    }
}

/// A field in terms that every description of it shares.
package struct FieldDescription: Sendable {
    package let key: String
    package var form: FormDescription { makeForm() }
    private let makeForm: @Sendable () -> FormDescription
    /// What it means, in one line.
    package let words: String
    /// What messages call it.
    package let name: String
    package let symbol: String?
    /// A good value as it would be written; may be empty.
    package let example: String
    package let isRequired: Bool
    /// Words under which people know the key.
    package let aliases: [Alias]
    /// Whether the default is that of something around it.
    package var isInherited = false
    /// What holds where it is not written; `nil` where it must be, or where nothing is.
    package internal(set) var usual: Value?

    init(
        key: String, form: @escaping @Sendable () -> FormDescription, words: String, name: String,
        symbol: String?,
        example: String, isRequired: Bool, knownAs aliases: [Alias] = [], isInherited: Bool = false
    ) {
        self.key = key
        makeForm = form
        self.words = words
        self.name = name
        self.symbol = symbol
        self.example = example
        self.isRequired = isRequired
        self.aliases = aliases
        self.isInherited = isInherited
    }
}

/// A kind in terms that every description of it shares.
package struct KindDescription: Sendable {
    package let name: String
    package let title: String
    package let words: String
    package let aliases: [Alias]
    package internal(set) var fields: [FieldDescription]
    package let choices: [Choice]
    package var needs: [Need] = []
}

/// A key that must be written unless another one has some value: `optimizer`, unless `updates` is 0. The problems of the
/// kind complain about it, in words of their own.
package struct Need: Sendable, Hashable {
    package let key: String
    package let other: String
    package let value: Value

    package init(_ key: String, unless other: String, is value: Value) {
        (self.key, self.other, self.value) = (key, other, value)
    }
}

/// Keys of which exactly one must be written: `updates` or `epochs`.
public struct Choice: Sendable, Hashable {
    package let keys: [String]
    /// What to write where none is there; nil where the kind complains itself, as it knows more.
    package let example: String?

    /// Keys of which one must be written, with a good choice as an example.
    public init(_ keys: [String], example: String) {
        self.keys = keys
        self.example = example
    }

    /// Keys of which one must be written, about which the problems of the kind complain.
    package init(complainedAboutElsewhere keys: [String]) {
        self.keys = keys
        example = nil
    }
}

extension KindDescription {
    /// The same with further fields, for keys that are read apart from all others.
    package func adding(_ fields: [FieldDescription]) -> KindDescription {
        var copy = self
        copy.fields += fields.filter { field in !self.fields.contains { $0.key == field.key } }
        return copy
    }
}

extension FormDescription {
    /// The same with further fields in each of its kinds.
    package func adding(_ fields: [FieldDescription]) -> FormDescription {
        switch self {
        case .record(let kind): return .record(kind.adding(fields))
        case .union(let tag, let kinds, let usual):
            return .union(tag: tag, kinds: kinds.map { $0.adding(fields) }, usual: usual)
        default: return self
        }
    }
}
