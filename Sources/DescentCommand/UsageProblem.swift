import ReportBuilder
import Schema

/// Wrong usage, in the form of all other problems.
enum UsageProblem {
    /// - Parameters:
    ///   - text: what the reader of the command line says: `Error: …`, lines that begin with `Help:`, `Usage:`
    ///     and the command whose help tells more.
    ///   - arguments: those that were read, without the name of the program.
    static func read(_ text: String, arguments: [String] = []) -> CommandProblem {
        var parts: [(word: String, text: String)] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let word = words.first(where: { line.hasPrefix($0) }) {
                parts.append((word, String(line.dropFirst(word.count).drop { $0 == " " })))
            } else if !parts.isEmpty {
                parts[parts.count - 1].text += "\n" + line
            }
        }
        func part(_ word: String) -> String? { parts.first { $0.word == word }?.text }
        let error = part("Error:") ?? text
        let problem = negative(error, arguments) ?? CommandProblem(withoutPreface(error))
        let remedy = problem.help ?? part("Help:").map(argument)
        let more = more(in: text)
        return CommandProblem(problem.message, help: remedy.map { joined($0, more) } ?? more)
    }

    private static func joined(_ remedy: String, _ more: String?) -> String {
        guard let more else { return remedy }
        return remedy.hasSuffix("?") ? "\(remedy) \(more.asSentence)" : "\(remedy); \(more)"
    }

    private static let words = ["Error:", "Help:", "Usage:", "  See '"]

    /// What begins with a dash is an option to the reader, and `--top -3` a value that is missing.
    private static func negative(_ text: String, _ arguments: [String]) -> CommandProblem? {
        guard text.hasPrefix("Missing value for '") else { return nil }
        let option = String(text.dropFirst("Missing value for '".count).prefix { $0 != " " && $0 != "'" })
        guard let index = arguments.firstIndex(of: option), index + 1 < arguments.count,
            case let value = arguments[index + 1], value.dropFirst().first?.isNumber == true
        else { return nil }
        return CommandProblem("\(option) takes no negative number, found \(value)", help: nil)
    }

    /// `The value 'x' is invalid for '--y <y>': Why.` becomes `--y x: why`.
    private static func withoutPreface(_ text: String) -> String {
        guard text.hasPrefix("The value '"), let middle = text.range(of: "' is invalid for '"),
            let end = text.range(of: "': ", from: middle.upperBound)
        else { return text }
        let value = text[text.index(text.startIndex, offsetBy: 11)..<middle.lowerBound]
        let option = text[middle.upperBound..<end.lowerBound].prefix { $0 != " " }
        let reason = String(text[end.upperBound...])
        // Some reasons name it themselves.
        return reason.hasPrefix(option) ? reason : "\(option) \(value): \(reason.asClause)"
    }

    /// `<x>  What it is.` becomes `<x> is: what it is`.
    private static func argument(_ text: String) -> String {
        guard let gap = text.range(of: "  ", from: text.startIndex) else { return text.asClause }
        let words = text[gap.upperBound...].drop { $0 == " " }
        return "\(text[..<gap.lowerBound]): \(String(words).asClause)"
    }

    private static func more(in text: String) -> String? {
        guard let start = text.range(of: "  See '", from: text.startIndex) else { return nil }
        return "see " + text[start.upperBound...].prefix { $0 != "'" }
    }

    /// What a word that is no command was meant to be.
    ///
    /// - Parameter arguments: without the name of the program.
    /// - Returns: `nil` where the words may be right.
    static func unknownCommand(_ arguments: [String]) -> CommandProblem? {
        guard let word = arguments.first, !word.hasPrefix("-") else { return nil }
        let commands = DescentCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
        if word == "help" { return arguments.count > 1 ? unknown(arguments[1], among: commands) : nil }
        if let problem = unknown(word, among: commands) { return problem }
        // What stands behind this one is a file, unless it is a word of its own.
        guard word == SweepCommand.configuration.commandName, arguments.count > 1 else { return nil }
        let own = SweepCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard FileSystem.kind(of: arguments[1]) == nil, !own.contains(arguments[1]),
            let guess = Spelling.nearest(to: arguments[1], among: own)
        else { return nil }
        return CommandProblem(
            "there is no file and no command of sweep \"\(arguments[1])\"",
            help: "did you mean descent sweep \(guess)?")
    }

    private static func unknown(_ word: String, among commands: [String]) -> CommandProblem? {
        guard !commands.contains(word), word != "help" else { return nil }
        let guess = Spelling.nearest(to: word, among: commands)
        return CommandProblem(
            "there is no command \"\(word)\"",
            help: guess.map { "did you mean descent \($0)?" } ?? "descent --help lists the commands")
    }
}

extension String {
    /// Where another text is.
    fileprivate func range(of other: String, from start: Index) -> Range<Index>? {
        self[start...].firstRange(of: other)
    }
    fileprivate func range(of other: String) -> Range<Index>? { firstRange(of: other) }
}
