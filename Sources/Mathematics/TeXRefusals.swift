/// What TeX has and pages do not show, with what to write in its place.
enum TeXRefusals {
    struct Refusal: Sendable {
        /// What is wrong, if not that a formula cannot show it.
        var message: String?
        var remedy: String
    }

    static let commands: [String: Refusal] = {
        var all: [String: Refusal] = [:]
        func refuse(_ names: String, _ remedy: String, _ message: String? = nil) {
            for name in names.split(separator: " ") {
                all[String(name)] = Refusal(message: message, remedy: remedy)
            }
        }
        for name in ["ref", "eqref", "autoref", "cref", "Cref", "cite", "pageref"] {
            refuse(
                name, "write it in the text, behind the sign that ends the formula",
                "\\\(name) leads out of a formula")
        }
        refuse(
            "ce cf pu",
            "write H₂O as \\mathrm{H_2O}, an arrow as \\rightarrow, a quantity as \\SI{5}{\\metre}")
        refuse("colorbox fcolorbox", "frame it with \\boxed{…}, or color it with \\textcolor{red}{…}")
        refuse("enclose", "frame it with \\boxed{…}, or cross it out with \\cancel{…}")
        refuse(
            "style class cssId htmlClass htmlId htmlStyle htmlData bbox mathstyle",
            "color it with \\textcolor{red}{…}, frame it with \\boxed{…}")
        refuse("href url", "write the link in the text: [words](https://…)")
        refuse("includegraphics", "put the picture into the text: ![what it shows](picture.png)")
        refuse("footnote footnotemark", "write [^name] in the text, behind the formula")
        refuse(
            "intertext shortintertext", "end the formula, write the words as text, and begin another one")
        refuse("multicolumn multirow", "write the cell in the first column, and leave the others empty")
        refuse("hdotsfor", "write \\cdots in each column")
        refuse(
            "rotatebox scalebox resizebox raisebox raise lower moveright moveleft", "write its content alone")
        refuse("rule hrule vrule", "draw a line in an array with \\hline, below words with \\underline{…}")
        refuse("unicode char symbol", "write the character itself")
        refuse("verb", "write the words as \\texttt{…}")
        refuse("sideset", "write \\mathop{{\\sum}'}\\limits_{…}")
        refuse("underaccent", "write \\underset{\\sim}{…}")
        refuse("mqty pmqty bmqty vmqty mat", "write \\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}")
        refuse(
            "newenvironment renewenvironment newtheorem DeclareMathAlphabet newcounter setcounter newlength usepackage",
            "delete it; \\newcommand, \\def, \\let, \\DeclareMathOperator and \\DeclarePairedDelimiter define commands"
        )
        refuse("above overwithdelims atopwithdelims abovewithdelims", "write \\genfrac{(}{)}{0pt}{}{n}{k}")
        refuse(
            "hline cline toprule midrule bottomrule", "write it at the beginning of a row of an array",
            "A line across columns stands outside of an array")
        refuse(
            "xtwoheadrightarrow xleftharpoonup xrightharpoonup xleftharpoondown xrightharpoondown xtofrom",
            "write \\xrightarrow{…}, or \\overset{…}{\\rightharpoonup}")
        return all
    }()

    /// What to write in place of an environment.
    static let environments: [String: String] = [
        "tabular": "write \\begin{array}{cc}, or a table of Markdown in the text",
        "tabularx": "write \\begin{array}{cc}, or a table of Markdown in the text",
        "numcases": "write f(x) = \\begin{cases} … \\end{cases}",
        "subnumcases": "write f(x) = \\begin{cases} … \\end{cases}",
        "empheq": "write \\boxed{…} around it, or \\begin{cases}",
        "subequations": "delete it; \\tag{1a} gives a line a number of its own",
        "spreadlines": "delete it; \\\\[1em] makes room between two lines",
        "tikzpicture": "draw it elsewhere and show the picture: ![what it shows](picture.svg)",
        "tikzcd":
            "draw it elsewhere and show the picture: ![what it shows](picture.svg), or write an array with arrows",
        "CD": "write an array with arrows, or show a picture: ![what it shows](picture.svg)",
        "xy": "draw it elsewhere and show the picture: ![what it shows](picture.svg)",
        "prooftree":
            "write a fraction, \\frac{A \\quad B}{C}, or show a picture: ![what it shows](picture.svg)",
        "algorithm": "write ::: algorithm in the text, with a numbered list",
        "algorithmic": "write ::: algorithm in the text, with a numbered list",
        "itemize": "write a list of Markdown in the text",
        "enumerate": "write a list of Markdown in the text",
        "theorem": "write ::: theorem in the text", "proof": "write ::: proof in the text",
        "figure": "put the picture into the text: ![what it shows](picture.png)",
        "center": "delete it; displayed formulas stand in the middle",
        "comment": "write <!-- … --> in the text",
    ]
}
