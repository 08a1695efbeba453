import Suggestions

extension TeXReader {
    private struct Environment {
        var open = ""
        var close = ""
        var alignment = MathTableAlignment.centered
        /// Whether columns follow in braces: `{lcr}`.
        var saysColumns = false
        /// Whether the number of columns follows in braces, which says nothing here.
        var saysCount = false
        /// Whether it holds a formula rather than rows, unless these are there.
        var isPlain = false
    }

    private static let environments: KeyValuePairs<String, Environment> = [
        "matrix": Environment(), "pmatrix": Environment(open: "(", close: ")"),
        "bmatrix": Environment(open: "[", close: "]"), "Bmatrix": Environment(open: "{", close: "}"),
        "vmatrix": Environment(open: "|", close: "|"), "Vmatrix": Environment(open: "‖", close: "‖"),
        "smallmatrix": Environment(), "cases": Environment(open: "{", alignment: .left),
        "dcases": Environment(open: "{", alignment: .left),
        "rcases": Environment(close: "}", alignment: .left), "aligned": Environment(alignment: .equations),
        "align": Environment(alignment: .equations), "split": Environment(alignment: .equations),
        "alignat": Environment(alignment: .equations, saysCount: true),
        "alignedat": Environment(alignment: .equations, saysCount: true),
        "flalign": Environment(alignment: .equations),
        "eqnarray": Environment(alignment: .columns(MathColumns(alignments: ["r", "c", "l"]))),
        "gathered": Environment(), "gather": Environment(), "multline": Environment(),
        "array": Environment(saysColumns: true), "subarray": Environment(saysColumns: true),
        "psmallmatrix": Environment(open: "(", close: ")"),
        "bsmallmatrix": Environment(open: "[", close: "]"),
        "Bsmallmatrix": Environment(open: "{", close: "}"),
        "vsmallmatrix": Environment(open: "|", close: "|"),
        "Vsmallmatrix": Environment(open: "‖", close: "‖"),
        "drcases": Environment(close: "}", alignment: .left),
        "multlined": Environment(), "IEEEeqnarray": Environment(saysColumns: true),
        "equation": Environment(isPlain: true), "displaymath": Environment(isPlain: true),
        "math": Environment(isPlain: true),
    ]

    mutating func environment() throws(TeXError) -> MathNode {
        let begin = scanner.tokenStart
        let name = try words(of: "begin")
        let opened = begin..<scanner.position
        let plain = name.hasSuffix("*") ? String(name.dropLast()) : name
        guard let found = Self.environments.first(where: { $0.key == plain }) else {
            let near =
                TeXRefusals.environments[plain] == nil
                ? Nearest.match(plain, among: Self.environments.map(\.key)) : nil
            throw TeXError(
                message: "Unknown environment \(name)",
                remedy: near.map { Nearest.question(about: $0) }
                    ?? TeXRefusals.environments[plain] ?? "known are "
                    + Self.environments.map(\.key).joined(separator: ", "),
                range: opened)
        }
        let environment = found.value
        var alignment = environment.alignment
        var columns = MathColumns(alignments: [])
        if environment.saysColumns || environment.saysCount {
            // A place at the line, as in [t], says nothing here.
            _ = try bracketed()
            let text = try braced(of: "begin{\(name)}")
            if environment.saysColumns { columns = Self.columns(text) }
        } else if name != plain {
            _ = try bracketed()
        }
        let rows = try rows(of: name, opened: opened, lines: &columns.lines)
        if environment.saysColumns { alignment = .columns(columns) }
        if environment.isPlain, rows.count == 1, rows[0].count == 1 { return rows[0][0] }
        let table = MathNode.table(rows: rows, alignment: alignment)
        return environment.open.isEmpty && environment.close.isEmpty
            ? table : .fenced(open: environment.open, content: table, close: environment.close)
    }

    /// What `{l|cr}` says, also with `*{3}{c}`, `p{3cm}` and what stands between columns: `@{…}`.
    private static func columns(_ text: String) -> MathColumns {
        var columns = MathColumns(alignments: [])
        var scanner = TeXScanner(text)
        var repetitions = 0
        while columns.alignments.count < 1000, columns.bars.count < 1000 {
            switch scanner.next() {
            case .end: return columns
            case .character("l"), .character("L"), .character("p"), .character("m"), .character("b"),
                .character("X"):
                columns.alignments.append("l")
            case .character("c"), .character("C"): columns.alignments.append("c")
            case .character("r"), .character("R"), .character("S"): columns.alignments.append("r")
            case .character("|"): columns.bars.append(columns.alignments.count)
            case .character("*"):
                guard repetitions < 100, scanner.next() == .character("{"), let count = scanner.rawGroup(),
                    let times = Int(count.filter { $0 != " " }), (0...1000).contains(times),
                    scanner.next() == .character("{"), let part = scanner.rawGroup()
                else { return columns }
                repetitions += 1
                let inner = Self.columns(part.filter { $0 != "*" })
                for _ in 0..<times where columns.alignments.count < 1000 && columns.bars.count < 1000 {
                    columns.bars += inner.bars.map { $0 + columns.alignments.count }
                    columns.alignments += inner.alignments
                }
            case .character("{"): _ = scanner.rawGroup()
            default: continue
            }
        }
        return columns
    }

    private mutating func rows(
        of name: String, opened: Range<Int>, lines: inout [Int]
    ) throws(TeXError) -> [[MathNode]] {
        var rows: [[MathNode]] = [[]]
        try skipLines(above: 0, &lines)
        while true {
            let cell = try row {
                $0 == .character("&") || $0 == .command("\\") || $0 == .command("cr") || $0 == .command("end")
                    || $0 == .end
            }
            rows[rows.count - 1].append(cell)
            switch scanner.next() {
            case .character("&"): continue
            case .command("\\"), .command("cr"):
                scanner.skipLineSpacing()
                try skipLines(above: rows.count, &lines)
                rows.append([])
            case .command("end"):
                let start = scanner.tokenStart
                let ended = try words(of: "end")
                guard ended == name else {
                    throw TeXError(
                        message: "\\end{\(ended)} ends what \\begin{\(name)} began",
                        remedy: "write \\end{\(name)}", range: start..<scanner.position)
                }
                // A break behind the last row does not make another one.
                if rows.count > 1, rows.last == [.row([])] { rows.removeLast() }
                return rows
            default:
                throw TeXError(
                    message: "\\begin{\(name)} is never ended", remedy: "add \\end{\(name)}", range: opened)
            }
        }
    }

    /// Lines over the whole width of an array.
    private mutating func skipLines(above row: Int, _ lines: inout [Int]) throws(TeXError) {
        while case .command(let name) = scanner.peek(),
            ["hline", "cline", "toprule", "midrule", "bottomrule", "hdashline"].contains(name)
        {
            _ = scanner.next()
            if name == "cline" { _ = try braced(of: name) }
            lines.append(row)
        }
    }
}
