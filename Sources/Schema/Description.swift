/// A form in terms that every description of it shares.
public indirect enum FormDescription: Sendable {
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
    /// A mapping whose keys are names of somebody's own.
    case names(of: FormDescription, words: String)
    /// Mappings of several kinds that a key tells apart; one of them without the key, if it says so.
    case union(tag: String, kinds: [KindDescription], usual: String?)
    case either([FormDescription])
    /// What stands in a schema under this name, for what may hold its own like.
    case reference(String)
}

/// One of several words that may be written.
public struct Word: Sendable, Hashable {
    public let word: String
    /// What it means, in one line.
    public let meaning: String

    public init(_ word: String, _ meaning: String) {
        self.word = word
        self.meaning = meaning
    }
}

/// A field in terms that every description of it shares.
public struct FieldDescription: Sendable {
    public let key: String
    public var form: FormDescription { makeForm() }
    private let makeForm: @Sendable () -> FormDescription
    /// What it means, in one line.
    public let words: String
    /// What messages call it.
    public let name: String
    public let symbol: String?
    /// A good value as it would be written; may be empty.
    public let example: String
    public let isRequired: Bool
    /// Whether the default is that of something around it.
    public var isInherited = false
    /// What holds where it is not written; `nil` where it must be, or where nothing is.
    public internal(set) var usual: Value?

    init(
        key: String, form: @escaping @Sendable () -> FormDescription, words: String, name: String,
        symbol: String?,
        example: String, isRequired: Bool, isInherited: Bool = false
    ) {
        self.key = key
        makeForm = form
        self.words = words
        self.name = name
        self.symbol = symbol
        self.example = example
        self.isRequired = isRequired
        self.isInherited = isInherited
    }
}

/// A kind in terms that every description of it shares.
public struct KindDescription: Sendable {
    public let name: String
    public let title: String
    public let words: String
    public let aliases: [Alias]
    public internal(set) var fields: [FieldDescription]
    public let choices: [Choice]
}

/// Keys of which exactly one must be written: `updates` or `epochs`.
public struct Choice: Sendable, Hashable {
    public let keys: [String]
    /// What to write where none is there.
    public let example: String

    public init(_ keys: [String], example: String) {
        self.keys = keys
        self.example = example
    }
}
