/// What is wrong with the name of a value, and where in its text.
struct ValueError: Error, Sendable, Hashable {
    var message: String
    var remedy: String?
    /// UTF-8 offsets into the text of the path.
    var range: Range<Int>

    /// The same at a place in a file, for a path that starts at `offset`.
    func diagnostic(in file: SourceFile, startingAt offset: Int) -> Diagnostic {
        Diagnostic(
            message, file: file,
            range: SourceRange(lower: offset + range.lowerBound, upper: offset + range.upperBound),
            remedy: remedy, code: .value)
    }
}

/// The name of a computed value: `multiple-updates.final.W1[0,1]`, an experiment and a way through the tree
/// of its recording; or that of a parameter, which has no steps.
struct ValuePath: Sendable, Hashable {
    /// A step from a value to one inside it.
    struct Step: Sendable, Hashable {
        enum Kind: Sendable, Hashable {
            case key(String)
            /// From 0; negative ones count from the end, -1 is the last.
            case index(Int)
        }

        var kind: Kind
        /// UTF-8 offsets into ``text``.
        var range: Range<Int>
    }

    let text: String
    /// The experiment: `id`, or `lesson/id` for one of another lesson.
    let subject: String
    let steps: [Step]

    init(_ text: String) throws(ValueError) {
        self.text = text
        var scanner = ValuePathScanner(text)
        subject = scanner.word(until: "[.")
        if subject.isEmpty {
            throw ValueError(
                message: "the name of an experiment is missing",
                remedy: "write it as experiment.loss[0]", range: 0..<max(1, text.utf8.count))
        }
        steps = try scanner.steps()
    }

    /// What is said of an experiment's name alone.
    var incomplete: ValueError {
        ValueError(
            message: "\"\(text.shortened(to: 60))\" does not say which value of the experiment is meant",
            remedy: "name one, such as \(subject).loss[0]", range: 0..<text.utf8.count)
    }

    /// The path up to a step, for messages: `final.weights[0]`.
    func beginning(upTo step: Int) -> String {
        guard step > 0 else { return "\"\(subject)\"" }
        let bytes = Array(text.utf8)
        let start = min(subject.utf8.count + 1, bytes.count)
        return String(decoding: bytes[start..<max(start, steps[step - 1].range.upperBound)], as: UTF8.self)
    }
}

private struct ValuePathScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The characters up to one of `ends`.
    mutating func word(until ends: String) -> String {
        let start = position
        while position < bytes.count, !ends.utf8.contains(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    mutating func steps() throws(ValueError) -> [ValuePath.Step] {
        var steps: [ValuePath.Step] = []
        while position < bytes.count {
            let start = position
            let isKey = bytes[position] == UInt8(ascii: ".")
            position += 1
            let kind = isKey ? try key(from: start) : try index(from: start)
            steps.append(.init(kind: kind, range: (isKey ? start + 1 : start)..<position))
        }
        return steps
    }

    /// A name; the brackets of `W1[0,1]` and `b2[0]` are part of it.
    private mutating func key(from start: Int) throws(ValueError) -> ValuePath.Step.Kind {
        let name = word(until: "[.")
        guard !name.isEmpty else {
            throw ValueError(
                message: "a name is missing after the dot",
                remedy: "write the name of a value, or remove the dot",
                range: start..<start + 1)
        }
        let isParameter =
            (name.hasPrefix("W") || name.hasPrefix("b")) && name.count > 1
            && name.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
        guard isParameter, position < bytes.count, bytes[position] == UInt8(ascii: "[") else {
            return .key(name)
        }
        let inside = try brackets(from: position)
        return .key("\(name)[\(inside.filter { $0 != " " })]")
    }

    private mutating func index(from start: Int) throws(ValueError) -> ValuePath.Step.Kind {
        let inside = try brackets(from: start)
        guard let index = Int(inside) else {
            throw ValueError(
                message: "\"\(inside.shortened(to: 30))\" is not an index",
                remedy:
                    "write a whole number from 0 in every pair of brackets, as in weights[0][1], or -1 for the last",
                range: start..<position)
        }
        return .index(index)
    }

    /// What stands between the bracket at `start` and the closing one; the position is behind that.
    private mutating func brackets(from start: Int) throws(ValueError) -> String {
        position = start + 1
        let inside = word(until: "]")
        guard position < bytes.count else {
            throw ValueError(
                message: "the bracket is not closed", remedy: "write ]", range: start..<bytes.count)
        }
        position += 1
        if position < bytes.count, !".[".utf8.contains(bytes[position]) {
            throw ValueError(
                message: "a dot or a bracket must follow here", remedy: "write names as final.weights[0][1]",
                range: position..<bytes.count)
        }
        return inside
    }
}
