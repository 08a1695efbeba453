import Foundation

/// A Swift file, as far as the rules of this package look at it.
struct SwiftSource: Sendable {
    /// From the root of the repository.
    let path: String

    /// The lines of the file without comments and the text of string literals; code in `\(…)` stays.
    let codeLines: [String]

    init(path: String, text: String) {
        self.path = path
        var reader = CodeReader(text)
        codeLines = reader.code().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    struct Import: Hashable, Sendable {
        let module: String
        let line: Int
    }

    /// What the file imports, with or without attributes, access level and kind of declaration.
    var imports: [Import] {
        codeLines.enumerated().compactMap { index, line in
            var words = line.split(whereSeparator: { " \t;".contains($0) })[...]
            while let word = words.first, word != "import" {
                guard word.hasPrefix("@") || Self.accessLevels.contains(String(word)) else { return nil }
                words.removeFirst()
            }
            words = words.dropFirst()
            if let kind = words.first, words.count > 1, Self.kinds.contains(String(kind)) {
                words.removeFirst()
            }
            guard let module = words.first?.split(separator: ".").first else { return nil }
            return Import(module: String(module), line: index + 1)
        }
    }

    /// The numbers of the lines whose code holds one of these texts, where no name goes on before it.
    ///
    /// `print(` is found in `if done { print(1) }`, but neither in `sprint(1)` nor in `writer.print(1)`.
    func lines(with texts: [String]) -> [(number: Int, text: String)] {
        codeLines.enumerated().flatMap { index, line in
            texts.filter { stands($0, in: line) }.map { (index + 1, $0) }
        }
    }

    private func stands(_ text: String, in line: String) -> Bool {
        // Most lines are told apart by their bytes, which takes a hundredth of the time.
        guard strstr(line, text) != nil else { return false }
        return line.ranges(of: text).contains { range in
            guard range.lowerBound > line.startIndex else { return true }
            let before = line[line.index(before: range.lowerBound)]
            return !(before.isLetter || before.isNumber || before == "_" || before == ".")
        }
    }

    private static let accessLevels: Set = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set = [
        "struct", "class", "actor", "enum", "protocol", "func", "var", "let", "typealias",
    ]
}
