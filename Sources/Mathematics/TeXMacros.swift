/// Commands that an author defines: `\newcommand{\norm}[1]{\lVert #1 \rVert}`.
package struct TeXMacros: Sendable, Hashable {
    /// What stands for a command.
    package struct Macro: Sendable, Hashable {
        package var arguments: Int
        /// What stands for the first argument where none is given in brackets.
        package var usual: String?
        /// With `#1` to `#9`.
        package var body: String
        /// The command of TeX that it is another name of (`\\let`).
        var meant: String?
        /// What it stands for behind a star, where delimiters grow (`\\DeclarePairedDelimiter`).
        var starred: String?

        /// - Parameter body: needs as many arguments as the highest of its numbers says.
        package init(_ body: String) {
            self.init(arguments: Macro.highest(in: body), usual: nil, body: body)
        }

        init(arguments: Int, usual: String?, body: String) {
            self.arguments = arguments
            self.usual = usual
            self.body = body
        }

        private static func highest(in body: String) -> Int {
            zip(body, body.dropFirst()).filter { $0.0 == "#" }.compactMap(\.1.wholeNumberValue).max() ?? 0
        }
    }

    private var all: [String: Macro] = [:]

    package init() {}

    /// The macro of a name without its backslash.
    package subscript(name: String) -> Macro? {
        get { all[name] }
        set { all[name] = newValue }
    }

    var names: [String] { all.keys.sorted() }

    /// The body with its arguments in their places.
    static func filled(_ macro: Macro, _ arguments: [String]) -> String {
        var result = ""
        var rest = macro.body[...]
        while let character = rest.first {
            rest.removeFirst()
            if character == "\\", let next = rest.first {
                result += "\\"
                result.append(next)
                rest.removeFirst()
            } else if character == "#", let number = rest.first?.wholeNumberValue, number > 0,
                number <= arguments.count
            {
                rest.removeFirst()
                // A command before an argument must not grow into its letters.
                if result.last?.isLetter == true, arguments[number - 1].first?.isLetter == true {
                    result += " "
                }
                result += arguments[number - 1]
            } else {
                result.append(character)
            }
        }
        return result
    }
}
