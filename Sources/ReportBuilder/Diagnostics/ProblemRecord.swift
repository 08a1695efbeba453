import Schema
import Tables
import TrainingCore

/// A problem as programs read it: where it begins and ends as people count, what it is and what to do.
package struct ProblemRecord: Sendable, Hashable {
    /// A stretch of a file as people count it. Lines count from 1, columns too, in characters; the end is the place
    /// behind the last character.
    package struct Span: Sendable, Hashable {
        package var start: SourcePosition
        package var end: SourcePosition
    }

    /// Another place of the same matter.
    package struct Related: Sendable, Hashable {
        var message: String
        var file: String
        /// In code points.
        var scalars: Span
    }

    package enum Severity: String, Sendable, Hashable { case error, warning, note }

    /// The file as messages print it; `nil` where the problem lies in none.
    package var file: String?
    /// `nil` where it concerns the file as a whole.
    package var span: Span?
    /// The same with columns in code points, as SARIF counts them.
    var scalars: Span?
    package var severity: Severity
    package var message: String
    package var help: String?
    package var code: ProblemCode
    var related: [Related] = []

    /// Something that is said of no place in a text.
    package init(
        _ message: String, help: String? = nil, file: String? = nil, severity: Severity, code: ProblemCode
    ) {
        (self.message, self.help, self.file) = (message, help, file)
        (self.severity, self.code) = (severity, code)
    }

    package init(_ diagnostic: Diagnostic) {
        self.init(
            diagnostic.message, file: diagnostic.file.name,
            severity: diagnostic.severity == .error ? .error : .warning, code: diagnostic.code)
        help = diagnostic.remedy
        guard let range = diagnostic.range else { return }
        span = Span(range, of: diagnostic.file) { $0.count }
        scalars = Span(range, of: diagnostic.file) { $0.unicodeScalars.count }
        related = diagnostic.notes.map { note in
            Related(
                message: note.message, file: note.file.name,
                scalars: Span(note.range, of: note.file) { $0.unicodeScalars.count })
        }
    }

    /// `{file, line, column, endLine, endColumn, severity, message, help, code}`; what there is not is null.
    package var json: JSONValue {
        func number(_ number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }
        func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
        return .object([
            .init("file", text(file)), .init("line", number(span?.start.line)),
            .init("column", number(span?.start.column)), .init("endLine", number(span?.end.line)),
            .init("endColumn", number(span?.end.column)), .init("severity", .string(severity.rawValue)),
            .init("message", .string(message)), .init("help", text(help)),
            .init("code", .string(code.rawValue)),
        ])
    }
}

extension ProblemRecord.Span {
    /// - Parameter width: how many columns a text takes.
    fileprivate init(_ range: SourceRange, of file: SourceFile, _ width: (String) -> Int) {
        let lower = min(max(0, range.lower), file.bytes.count)
        let upper = Self.end(of: SourceRange(lower: lower, upper: range.upper), in: file)
        func position(_ offset: Int) -> SourcePosition {
            let line = file.lineIndex(at: offset)
            let before = file.text(in: SourceRange(lower: file.lineStarts[line], upper: offset))
            return SourcePosition(line: line + 1, column: width(before) + 1)
        }
        self.init(start: position(lower), end: position(upper))
    }

    /// The end of a range; of an empty one that of the word that begins there, else of its line. A line feed at the end
    /// is not counted.
    private static func end(of range: SourceRange, in file: SourceFile) -> Int {
        var upper = min(range.upper, file.bytes.count)
        while upper > range.lower, file.bytes[upper - 1] == UInt8(ascii: "\n") { upper -= 1 }
        guard upper <= range.lower else { return upper }
        let line = file.lineRange(file.lineIndex(at: range.lower))
        guard range.lower < line.upper else { return max(range.lower, line.upper) }
        let word = file.bytes[range.lower..<line.upper].prefix { !$0.isMarkdownSpace }
        return word.isEmpty ? line.upper : word.endIndex
    }
}
