import Schema

/// What the command says of a failure: a clause that tells what is wrong, and what to do, in the form in which problems
/// of files are told.
///
/// Errors of libraries and of the command's own checks are one text in which what to do is the second part; here it is
/// taken apart, so that nobody has to write a message in two ways.
package struct CommandProblem: Sendable, Hashable {
    package let message: String
    package let help: String?

    package init(_ message: String, help: String?) { (self.message, self.help) = (message, help) }

    /// - Parameter text: `a clause; what to do`, or `A sentence. What to do.`
    package init(_ text: String) {
        guard let end = Self.endOfFirstPart(text) else {
            self.init(Self.clause(text), help: nil)
            return
        }
        let rest = text[end.upperBound...].drop { $0 == " " || $0 == "\n" }
        self.init(
            Self.clause(String(text[..<end.lowerBound])), help: rest.isEmpty ? nil : String(rest).asClause)
    }

    /// What is wrong with a file, whose path is not taken apart: it may hold any sign.
    package init(_ failure: FileError) {
        let reason = CommandProblem(failure.reason)
        self.init("\(failure.path): \(reason.message)", help: reason.help)
    }

    /// For people.
    package var text: String { "descent: error: \(message)" + (help.map { "\n  help: \($0)" } ?? "") }

    /// Without the capital and the full stop of a sentence, also of one behind the name of a file or an axis.
    private static func clause(_ text: String) -> String {
        guard let gap = text.firstRange(of: ": "), text[..<gap.lowerBound].count(where: { $0 == " " }) < 2
        else { return text.asClause }
        return text[..<gap.upperBound] + String(text[gap.upperBound...]).asClause
    }

    /// Where the first semicolon or full stop is that has words behind it and lies in no quotes and no brackets.
    private static func endOfFirstPart(_ text: String) -> Range<String.Index>? {
        var (depth, isQuoted) = (0, false)
        for index in text.indices {
            switch text[index] {
            case "\"", "`": isQuoted.toggle()
            case "(", "[", "{": depth += 1
            case ")", "]", "}": depth -= 1
            case ";", ".":
                let next = text.index(after: index)
                if !isQuoted, depth <= 0, next < text.endIndex, text[next].isWhitespace {
                    return index..<next
                }
            default: break
            }
        }
        return nil
    }
}
