/// Something wrong with what was written: where, what, and what to do about it.
public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is pointed at: the value, its key, the start of the mapping, or a character of a text, from 0.
    public enum Place: Sendable, Hashable { case value, key, head, character(Int) }

    /// Where it is, from the outermost mapping; empty for the whole.
    public var path: [PathStep]
    /// Which part of what stands there it is about.
    public var place: Place
    /// What is wrong, with the value found: a clause without a capital or a full stop.
    public var message: String
    /// What to do about it, a clause too; empty where the message says it.
    public var remedy: String
    /// What kind of problem it is.
    public var code: ProblemCode

    /// A problem with its path, a message without a full stop, and what to do about it.
    public init(
        path: [PathStep], place: Place = .value, message: String, remedy: String = "",
        code: ProblemCode = .invalidValue
    ) {
        self.path = path
        self.place = place
        self.message = message
        self.remedy = remedy
        self.code = code
    }

    /// `training.optimizer.beta1: message; remedy`
    public var description: String {
        let text = remedy.isEmpty ? message : "\(message); \(remedy)"
        return path.isEmpty ? text : "\(path.pathText): \(text)"
    }

    /// The same problem of a part that stands at a path of the whole.
    package func below(_ path: [PathStep]) -> Problem {
        var problem = self
        problem.path = path + self.path
        return problem
    }
}

/// Collects what is wrong while values are read, so that all of it is told at once.
///
/// Every reading function returns `nil` after it has reported a problem.
package struct Reader {
    package private(set) var problems: [Problem] = []
    /// What is read and had better be written otherwise.
    package private(set) var notes: [Problem] = []
    private var surroundings: [ObjectIdentifier: Any] = [:]
    /// Where values stand whose key was another library's word: that is told, and they may be written otherwise there.
    private var foreign: [Path] = []

    package init() {}

    /// What forms of a certain sort need to know beside the value that they read, such as where data files are.
    ///
    /// Each sort has a type of its own, of which there is one value; before anything is set it is the usual one.
    package subscript<Content: ReaderSurroundings>(_ type: Content.Type) -> Content {
        get { surroundings[ObjectIdentifier(type)] as? Content ?? Content() }
        set { surroundings[ObjectIdentifier(type)] = newValue }
    }

    package mutating func report(
        _ message: String, at path: [PathStep], _ place: Problem.Place = .value, remedy: String = "",
        code: ProblemCode = .invalidValue
    ) {
        report(Problem(path: path, place: place, message: message, remedy: remedy, code: code))
    }

    package mutating func report(_ problem: Problem) {
        guard foreign.isEmpty || !foreign.contains(where: { problem.path.starts(with: $0) }) else { return }
        problems.append(problem)
    }

    /// Keeps quiet about the value of a key, about which enough is told.
    mutating func excuse(_ path: Path) { foreign.append(path) }

    /// Says what had better be written otherwise.
    mutating func note(
        _ message: String, at path: [PathStep], _ place: Problem.Place = .value, remedy: String
    ) {
        notes.append(Problem(path: path, place: place, message: message, remedy: remedy, code: .note))
    }

    /// Says that a former word was read.
    mutating func note(former word: String, of what: String, now name: String, at path: [PathStep]) {
        note(
            "\(what) \"\(word)\" is called \"\(name)\" now", at: path,
            remedy: "write \(name); \(word) is still read")
    }

    /// Says of an unknown key that a missing one may be meant, unless another one was suggested.
    ///
    /// - Returns: whether it is said.
    mutating func suggest(_ key: String, for path: [PathStep]) -> Bool {
        guard
            let index = problems.lastIndex(where: {
                $0.path == path && $0.place == .key && $0.code == .unknownKey
            }),
            !problems[index].remedy.hasPrefix("did you mean"), !problems[index].remedy.hasPrefix("write ")
        else { return false }
        problems[index].remedy = "\"\(key)\" is missing, write that if it is meant; \(problems[index].remedy)"
        return true
    }
}

/// What reading depends on beside what is written; see ``Reader``.
package protocol ReaderSurroundings {
    init()
}

extension String {
    /// A sentence as a message begins and ends: `Layer 2 has no nodes.` as `layer 2 has no nodes`. Names
    /// and acronyms keep their capitals.
    package var asClause: String {
        var text = self
        if text.hasSuffix(".") { text.removeLast() }
        guard let first = text.first, first.isUppercase else { return text }
        let second = text.dropFirst().first
        guard second == nil || second == " " || second?.isLowercase == true else { return text }
        return first.lowercased() + text.dropFirst()
    }

    /// A clause with a capital and a full stop, unless it ends with another one.
    package var asSentence: String {
        guard let last else { return self }
        return prefix(1).uppercased() + dropFirst() + (".?!".contains(last) ? "" : ".")
    }
}
