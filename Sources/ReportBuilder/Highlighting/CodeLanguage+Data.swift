/// Languages of commands and of data.
extension CodeLanguage {
    static let shell = CodeLanguage(
        names: ["shell", "sh", "bash", "zsh", "console", "shellscript", "shell-session"],
        keywords: words("if then elif else fi for in do done while until case esac function select time"),
        known: words(
            """
            alias cat cd chmod cp curl echo eval exec exit export find grep head kill local ls mkdir mv printf pwd read \
            return rm sed set shift sleep sort source sudo tail tar test touch trap unset wait wc xargs true false
            """),
        lineComment: "#", commentsFollowSpaces: true,
        strings: [
            StringForm(open: "\"", close: "\"", spansLines: true),
            StringForm(open: "'", close: "'", escapes: false, spansLines: true),
        ],
        wordCharacters: Array("-./~+%,:@=".utf8),
        sigils: [Sigil(character: UInt8(ascii: "$"))], hasOptions: true)

    static let yaml = CodeLanguage(
        names: ["yaml", "yml"], keywords: words("true false null yes no on off ~ True False Null"),
        lineComment: "#", commentsFollowSpaces: true,
        strings: [
            StringForm(open: "\"", close: "\"", spansLines: true, startsWord: true),
            StringForm(open: "'", close: "'", escapes: false, spansLines: true, startsWord: true),
        ],
        wordCharacters: Array("-~".utf8),
        sigils: [
            Sigil(character: UInt8(ascii: "&"), place: .wordStart),
            Sigil(character: UInt8(ascii: "*"), place: .wordStart),
            Sigil(character: UInt8(ascii: "!"), place: .wordStart),
        ], keys: .plain)

    static let json = CodeLanguage(
        names: ["json", "jsonl", "ndjson", "geojson", "json5", "jsonc"], keywords: words("true false null"),
        lineComment: "//", blockComments: [BlockComment(open: "/*", close: "*/")],
        strings: [StringForm(open: "\"", close: "\"")], keys: .strings)
}
