/// How values of a type are written: read, checked, written back, and described.
///
/// A form is a value. ``Field``s put one behind each key; forms of lists and alternatives are made of others.
public struct Form<Content: Sendable>: Sendable {
    /// What the form is, for JSON Schema, reference pages and messages. Made when it is asked for: reading, which
    /// every command does, needs none.
    public var description: FormDescription { makeDescription() }
    private let makeDescription: @Sendable () -> FormDescription
    /// Stands for a value that could not be read, so that what surrounds it can still be checked.
    let placeholder: Content?
    /// Whether what was read needs no check any more.
    let readingChecks: Bool
    let parse: @Sendable (Value, Spot, inout Reader) -> Content?
    let check: @Sendable (Content, Spot) -> Problem?
    let write: @Sendable (Content) -> Value

    /// - Parameters:
    ///   - placeholder: what stands for a value that could not be read, in lists.
    ///   - readingChecks: whether `parse` finds whatever `check` would, as that of a mapping does.
    ///   - parse: reads the value at a spot. After a problem it gives what could be read, or `nil`.
    ///   - check: what is wrong with a value of the type, wherever it came from.
    ///   - write: the value as it would be written.
    public init(
        _ description: @autoclosure @escaping @Sendable () -> FormDescription, placeholder: Content? = nil,
        readingChecks: Bool = false,
        parse: @escaping @Sendable (Value, Spot, inout Reader) -> Content?,
        check: @escaping @Sendable (Content, Spot) -> Problem? = { _, _ in nil },
        write: @escaping @Sendable (Content) -> Value
    ) {
        makeDescription = description
        self.placeholder = placeholder
        self.readingChecks = readingChecks
        self.parse = parse
        self.check = check
        self.write = write
    }

    /// The content of a value.
    ///
    /// - Returns: `nil` after problems, which the reader then has.
    public func read(_ value: Value, at spot: Spot, into reader: inout Reader) -> Content? {
        let before = reader.problems.count
        let content = readAnyhow(value, at: spot, into: &reader)
        return reader.problems.count == before ? content : nil
    }

    /// The content as far as it can be read; after problems, which the reader then has, it may be `nil`.
    public func readAnyhow(_ value: Value, at spot: Spot, into reader: inout Reader) -> Content? {
        let before = reader.problems.count
        let content = parse(value, spot, &reader)
        guard !readingChecks, let content, reader.problems.count == before, let problem = check(content, spot)
        else {
            return content
        }
        reader.report(problem)
        return content
    }
}

/// Where a value stands, and what it is called in messages.
public struct Spot: Sendable {
    public var path: Path
    /// "the learning rate"
    public var name: String
    /// What may be written, for remedies; empty where nothing helps.
    public var example: String

    public init(path: Path, name: String, example: String = "") {
        self.path = path
        self.name = name
        self.example = example
    }

    func problem(_ message: String, remedy: String = "") -> Problem {
        Problem(path: path, message: "\(name) \(message)", remedy: remedy)
    }

    /// What to write, if there is an example: "write beta1: 0.9".
    public var remedy: String {
        guard !example.isEmpty else { return "" }
        if case .key(let key)? = path.last { return "write \(key): \(example)" }
        return "write \(example)"
    }
}

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
