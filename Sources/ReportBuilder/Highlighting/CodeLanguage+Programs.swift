/// Languages of programs.
extension CodeLanguage {
    static let python = CodeLanguage(
        names: ["python", "py", "python3", "pycon", "ipython"],
        keywords: words(
            """
            False None True and as assert async await break class continue def del elif else except finally for from \
            global if import in is lambda nonlocal not or pass raise return try while with yield match case
            """),
        known: words(
            """
            abs all any bool bytes callable dict dir enumerate filter float format frozenset getattr hasattr hash int \
            isinstance issubclass iter len list map max min next object open ord pow print property range repr reversed \
            round set setattr slice sorted staticmethod str sum super tuple type zip self cls Exception ValueError \
            TypeError KeyError IndexError RuntimeError
            """),
        lineComment: "#",
        strings: [
            StringForm(open: "\"\"\"", close: "\"\"\"", spansLines: true, prefixes: pythonPrefixes),
            StringForm(open: "'''", close: "'''", spansLines: true, prefixes: pythonPrefixes),
            StringForm(open: "\"", close: "\"", prefixes: pythonPrefixes),
            StringForm(open: "'", close: "'", prefixes: pythonPrefixes),
        ],
        numberSuffixes: Array("jJ".utf8),
        sigils: [Sigil(character: UInt8(ascii: "@"), place: .lineStart)])

    private static let pythonPrefixes: Set<String> = Set(
        ["f", "r", "b", "u", "fr", "rf", "br", "rb"].flatMap { [$0, $0.uppercased()] } + [
            "Rb", "Br", "Fr", "Rf",
        ])

    static let swift = CodeLanguage(
        names: ["swift"],
        keywords: words(
            """
            actor any as associatedtype async await borrowing break case catch class consuming continue convenience \
            default defer deinit didSet do else enum extension fallthrough false fileprivate final for func get guard if \
            import in indirect infix init inout internal is isolated lazy let mutating nil nonisolated nonmutating open \
            operator optional override package postfix precedencegroup prefix private protocol public repeat required \
            rethrows return self Self set some static struct subscript super switch throw throws true try typealias \
            unowned var weak where while willSet
            """),
        known: words(
            """
            Any AnyObject Array Bool Character Codable Comparable Dictionary Double Equatable Error Float Hashable \
            Identifiable Int Int8 Int16 Int32 Int64 Never Optional Range Result Sendable Sequence Set String Substring \
            Task UInt UInt8 UInt16 UInt32 UInt64 Void print
            """),
        lineComment: "//", blockComments: [BlockComment(open: "/*", close: "*/", nests: true)],
        strings: [
            StringForm(open: "#\"\"\"", close: "\"\"\"#", escapes: false, spansLines: true),
            StringForm(open: "\"\"\"", close: "\"\"\"", spansLines: true, interpolation: "\\("),
            StringForm(open: "#\"", close: "\"#", escapes: false),
            StringForm(open: "\"", close: "\"", interpolation: "\\("),
            StringForm(open: "`", close: "`", escapes: false, isName: true),
        ],
        sigils: [Sigil(character: UInt8(ascii: "@")), Sigil(character: UInt8(ascii: "#"))])

    static let r = CodeLanguage(
        names: ["r", "rscript", "splus"],
        keywords: words(
            """
            if else repeat while function for in next break TRUE FALSE NULL Inf NaN NA NA_integer_ NA_real_ \
            NA_character_ return library require
            """),
        known: words(
            """
            abs apply array as.numeric c cat class colnames data.frame dim exp factor head is.na lapply length levels \
            list lm log matrix max mean median min names ncol nrow paste paste0 plot print quantile range read.csv rep \
            rnorm round runif sample sapply sd seq seq_along seq_len set.seed sqrt stop str sum summary table tail t \
            unique var vapply warning which
            """),
        lineComment: "#",
        strings: [
            StringForm(open: "\"(", close: ")\"", escapes: false, spansLines: true, prefixes: ["r", "R"]),
            StringForm(open: "\"", close: "\"", spansLines: true),
            StringForm(open: "'", close: "'", spansLines: true),
            StringForm(open: "`", close: "`", escapes: false, isName: true),
        ],
        wordCharacters: Array(".".utf8), numberSuffixes: Array("Li".utf8))

    static let julia = CodeLanguage(
        names: ["julia", "jl"],
        keywords: words(
            """
            abstract baremodule begin break catch const continue do else elseif end export false finally for function \
            global if import in isa let local macro missing module mutable nothing primitive quote return struct true \
            try type using where while
            """),
        known: words(
            """
            AbstractArray AbstractFloat AbstractMatrix AbstractString AbstractVector Any Array Bool Char Complex Dict \
            Float32 Float64 Inf Int Int32 Int64 Integer Matrix NaN Nothing Number Pair Rational Real Set String Symbol \
            Tuple UInt8 Union Vector abs collect eachindex exp fill length log map maximum minimum ones print println \
            push! rand randn range reduce round size sqrt sum zeros zip
            """),
        lineComment: "#", blockComments: [BlockComment(open: "#=", close: "=#", nests: true)],
        strings: [
            StringForm(
                open: "\"\"\"", close: "\"\"\"", spansLines: true, prefixes: ["r", "raw", "b", "md"],
                interpolation: "$("),
            StringForm(
                open: "\"", close: "\"", spansLines: true, prefixes: ["r", "raw", "b", "v"],
                interpolation: "$("),
            StringForm(open: "'", close: "'", startsWord: true),
        ],
        wordCharacters: Array("!".utf8),
        sigils: [
            Sigil(character: UInt8(ascii: "@")), Sigil(character: UInt8(ascii: ":"), place: .wordStart),
        ])

    static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
