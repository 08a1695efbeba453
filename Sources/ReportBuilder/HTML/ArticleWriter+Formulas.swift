import Mathematics

extension ArticleWriter {
    /// A formula with its values, or nothing where it is wrong and reported.
    package func mathematics(_ tex: String, display: Bool, _ range: SourceRange) -> HTMLNode {
        guard let formula = filled(tex, range) else { return .empty }
        if tex.utf8.count > 2, tex.hasPrefix("`"), tex.hasSuffix("`") {
            handlers.report(
                ArticleProblem(
                    message: "$`…`$ is a formula of another dialect",
                    remedy: "leave the signs of code out: $…$",
                    range: range, code: .formula))
            return .empty
        }
        if !display, tex.contains("`") {
            handlers.report(
                ArticleProblem(
                    message: ArticleProblem.formulaWithCode,
                    remedy: "write \\$ where a dollar is meant, which ends no formula", range: range,
                    code: .formula))
            return .empty
        }
        do {
            var macros = handlers.macros()
            let before = macros
            let node = try TeXReader.read(formula.tex, macros: &macros)
            if macros != before { handlers.define(macros) }
            // A formula that only defines shows nothing.
            if node == .row([]), macros != before { return .empty }
            return MathMLWriter.math(node, tex: formula.tex.trimmed, display: display)
        } catch {
            handlers.report(
                ArticleProblem(
                    message: error.message, remedy: error.remedy, range: formula.place(of: error.range),
                    code: .formula))
            return .empty
        }
    }

    private func filled(_ tex: String, _ range: SourceRange) -> FilledFormula? {
        let pieces = ValueSyntax.pieces(of: tex, startingAt: range.lower, in: .formula)
        var values: [String?] = []
        for piece in pieces {
            switch piece {
            case .text: break
            case .value(let expression, let range, _):
                values.append(handlers.formulaValue(expression, range))
            case .unfinished(let range):
                handlers.report(.unfinishedValue(at: range))
                values.append(nil)
            }
        }
        let found = values.compactMap { $0 }
        return found.count == values.count ? FilledFormula(pieces, values: found) : nil
    }

    /// Complains about dollar signs that were meant to open a formula but stand in the text.
    ///
    /// Two in a row always were. A single one is money, unless what follows it is mathematics rather than words
    /// or an amount: `$x`, `$\eta`, `$L = 3`.
    func reportOpenFormulas(in pieces: [ValueSyntax.Piece]) {
        for case .text(let text, let range) in pieces { reportOpenFormulas(in: text, range) }
    }

    /// Where `$x$$` or `$$x$` ends, if it is one: what begins with signs that are no pair of the next ones.
    private static func otherEnd(behind rest: ArraySlice<UInt8>, opening count: Int) -> Int? {
        let dollar = UInt8(ascii: "$")
        guard count <= 2, OpenFormula.isLikely(behind: rest), let next = rest.firstIndex(of: dollar) else {
            return nil
        }
        let behind = rest[next...].drop { $0 == dollar }
        guard behind.startIndex - next == 3 - count, !behind.contains(dollar) else { return nil }
        return behind.startIndex
    }

    private func reportOpenFormulas(in text: String, _ range: SourceRange) {
        let bytes = Array(text.utf8)
        let dollar = UInt8(ascii: "$")
        var position = 0
        while let start = bytes[position...].firstIndex(of: dollar) {
            let rest = bytes[start...].drop { $0 == dollar }
            position = rest.startIndex
            let place = SourceRange(lower: range.lower + start, upper: range.lower + position)
            if let end = Self.otherEnd(behind: rest, opening: position - start) {
                handlers.report(
                    ArticleProblem(
                        message: "the formula begins with other signs than it ends with",
                        remedy: "write $ on both sides, or $$ for a formula on lines of its own",
                        range: place,
                        code: .unclosed))
                position = end
                continue
            }
            if position - start == 2 {
                let blank = rest.prefix { $0 != dollar }.allSatisfy { $0.isMarkdownSpace || $0.isPunctuation }
                var problem = ArticleProblem(
                    message: "$$ opens a formula that never ends",
                    remedy: "close it with $$ in the same paragraph, without a blank line in between, "
                        + "or write \\$\\$ for the signs themselves",
                    range: place, code: .unclosed)
                problem.loneDollars = blank ? .openingOrClosing : .opening
                problem.isOfLoneSign = true
                handlers.report(problem)
            } else if position - start == 1, OpenFormula.isLikely(behind: rest) {
                var problem =
                    ArticleProblem(
                        message: "$ opens a formula that never ends",
                        remedy:
                            "close it with $ in the same paragraph, with a space neither behind the first "
                            + "nor before the second, or write \\$ for the sign itself",
                        range: place, code: .unclosed)
                problem.isOfLoneSign = true
                handlers.report(problem)
            }
        }
    }
}

extension ArticleProblem {
    static func unfinishedValue(at range: SourceRange) -> ArticleProblem {
        ArticleProblem(
            message: UnfinishedValue.message, remedy: UnfinishedValue.remedy, range: range, code: .unclosed)
    }

    /// A value where none is filled in.
    static func misplacedValue(at range: SourceRange) -> ArticleProblem {
        ArticleProblem(
            message: MisplacedValue.message, remedy: MisplacedValue.remedy, range: range, code: .value)
    }
}

/// What a single dollar sign in a text was meant as.
private enum OpenFormula {
    /// Whether mathematics follows, up to the next dollar sign.
    static func isLikely(behind rest: ArraySlice<UInt8>) -> Bool {
        let content = rest.prefix { $0 != UInt8(ascii: "$") }
        if zip(content, content.dropFirst()).contains(where: { $0 == UInt8(ascii: "\\") && $1.isLetter }) {
            return true
        }
        // $A$1 is a cell of a spreadsheet.
        if content.endIndex < rest.endIndex, rest[(content.endIndex + 1)...].first?.isDigit == true {
            return false
        }
        let text = content.drop(while: \.isMarkdownSpace)
        guard let first = text.first, first.isLetter else { return false }
        let hasSigns = text.contains { "=<>^_{+".utf8.contains($0) }
        let isVariable = text.prefix(while: \.isLetter).count == 1
        return text.startIndex == content.startIndex ? isVariable || hasSigns : isVariable && hasSigns
    }
}
