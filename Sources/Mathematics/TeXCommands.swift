/// The commands the reader knows.
enum TeXCommands {
    /// What a command without arguments stands for.
    static func symbol(_ name: String) -> MathNode? {
        if let letter = greek[name] {
            let isCapital = name.first?.isUppercase == true
            return .identifier(letter, isCapital ? .upright : .italic)
        }
        if let (text, role) = operators[name] { return .operator(text, role) }
        if let takesLimits = functions[name] {
            return .function(functionText[name] ?? name, takesLimits: takesLimits)
        }
        if let width = spaces[name] { return .space(width) }
        return ordinary[name] ?? TeXSymbols.node(name)
    }

    /// Every name, for suggestions, in a fixed order.
    static let names: [String] =
        (Array(greek.keys) + Array(operators.keys) + Array(functions.keys) + Array(ordinary.keys)
        + Array(accents.keys) + Array(styles.keys) + emboldening.sorted() + delimiters.keys + structures
        + Array(TeXShorthands.bodies.keys)
        + Array(TeXSymbols.operators.keys) + Array(TeXSymbols.letters.keys)).filter { $0.count > 1 }
        .sorted()

    private static let structures = [
        "frac", "dfrac", "tfrac", "binom", "sqrt", "text", "textbf", "textit", "mathrm", "operatorname",
        "left",
        "right", "begin", "end", "underbrace", "overbrace", "overline", "underline", "quad", "qquad",
        "limits",
        "displaystyle", "prime", "binom", "overset", "underset", "stackrel", "xrightarrow", "xleftarrow",
        "mathop",
        "operatorname", "substack", "pmod", "bmod", "hspace", "boxed", "phantom", "cancel", "not", "big",
        "Big",
        "bigg", "Bigg", "newcommand", "renewcommand", "label", "tag", "middle",
        "textcolor", "color", "genfrac", "textstyle", "dv", "pdv", "SI", "si", "num", "ang", "qty", "unit",
        "nolimits",
        "root", "let", "DeclarePairedDelimiter", "prescript", "cancelto",
    ]

    static let greek: [String: String] = [
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
        "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
        "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
        "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
        "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
        "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    ]

    static let operators: [String: (String, MathOperatorRole)] = [
        "cdot": ("⋅", .binary), "times": ("×", .binary), "div": ("÷", .binary), "pm": ("±", .binary),
        "mp": ("∓", .binary), "ast": ("∗", .binary), "circ": ("∘", .binary), "odot": ("⊙", .binary),
        "oplus": ("⊕", .binary), "otimes": ("⊗", .binary), "cup": ("∪", .binary), "cap": ("∩", .binary),
        "setminus": ("∖", .binary), "wedge": ("∧", .binary), "vee": ("∨", .binary),
        "le": ("≤", .relation), "leq": ("≤", .relation), "ge": ("≥", .relation), "geq": ("≥", .relation),
        "lt": ("<", .relation), "gt": (">", .relation),
        "ne": ("≠", .relation), "neq": ("≠", .relation), "approx": ("≈", .relation),
        "equiv": ("≡", .relation), "sim": ("∼", .relation), "propto": ("∝", .relation),
        "ll": ("≪", .relation), "gg": ("≫", .relation), "in": ("∈", .relation),
        "notin": ("∉", .relation), "subset": ("⊂", .relation), "subseteq": ("⊆", .relation),
        "to": ("→", .relation), "rightarrow": ("→", .relation), "leftarrow": ("←", .relation),
        "gets": ("←", .relation), "leftrightarrow": ("↔", .relation), "Rightarrow": ("⇒", .relation),
        "Leftarrow": ("⇐", .relation), "Leftrightarrow": ("⇔", .relation), "implies": ("⟹", .relation),
        "iff": ("⟺", .relation), "mapsto": ("↦", .relation), "mid": ("∣", .relation),
        "perp": ("⊥", .relation), "parallel": ("∥", .relation), "colon": (":", .punctuation),
        "sum": ("∑", .sum), "prod": ("∏", .sum), "bigcup": ("⋃", .sum), "bigcap": ("⋂", .sum),
        "int": ("∫", .integral), "iint": ("∬", .integral), "oint": ("∮", .integral),
        "prime": ("′", .ordinary), "ldots": ("…", .ordinary), "dots": ("…", .ordinary),
        "cdots": ("⋯", .ordinary), "vdots": ("⋮", .ordinary), "ddots": ("⋱", .ordinary),
        "lvert": ("|", .open), "rvert": ("|", .close), "lVert": ("‖", .open), "rVert": ("‖", .close),
        "langle": ("⟨", .open), "rangle": ("⟩", .close), "lfloor": ("⌊", .open), "rfloor": ("⌋", .close),
        "lceil": ("⌈", .open), "rceil": ("⌉", .close),
        "{": ("{", .open), "}": ("}", .close), "%": ("%", .ordinary), "#": ("#", .ordinary),
        "&": ("&", .ordinary), "_": ("_", .ordinary), "$": ("$", .ordinary),
    ]

    /// Names of functions, and whether they take limits.
    static let functions: [String: Bool] = [
        "log": false, "ln": false, "exp": false, "sin": false, "cos": false, "tan": false, "tanh": false,
        "sinh": false, "cosh": false, "arg": false, "det": false, "dim": false, "ker": false, "deg": false,
        "min": true, "max": true, "lim": true, "sup": true, "inf": true, "argmin": true, "argmax": true,
        "relu": false, "ReLU": false, "sigmoid": false, "softmax": false, "softplus": false, "MSE": false,
        "sec": false, "csc": false, "cot": false, "coth": false, "arcsin": false, "arccos": false,
        "arctan": false,
        "lg": false, "gcd": true, "hom": false, "Pr": true, "limsup": true, "liminf": true, "Cov": false,
        "arcsinh": false, "arccosh": false, "arctanh": false, "arsinh": false, "arcosh": false,
        "artanh": false,
        "arccot": false, "arctg": false, "arcctg": false, "tg": false, "ctg": false, "cotg": false,
        "cosec": false,
        "sh": false, "ch": false, "cth": false, "sech": false, "csch": false, "erf": false, "erfc": false,
        "sinc": false, "Tr": false, "trace": false, "lcm": false, "injlim": true, "projlim": true,
        "sign": false, "sgn": false, "tr": false, "diag": false, "rank": false, "span": false, "Var": false,
    ]

    private static let functionText: [String: String] = [
        "argmin": "arg min", "argmax": "arg max", "limsup": "lim sup", "liminf": "lim inf",
        "injlim": "inj lim", "projlim": "proj lim", "trace": "tr",
    ]

    /// Widths in em.
    static let spaces: [String: Double] = [
        ",": 1 / 6, ":": 2 / 9, ">": 2 / 9, ";": 5 / 18, "!": -1 / 6, " ": 0.25, "\n": 0.25, "quad": 1,
        "qquad": 2, "enspace": 0.5, "thinspace": 1 / 6, "medspace": 2 / 9, "thickspace": 5 / 18,
        "negthinspace": -1 / 6, "negmedspace": -2 / 9, "negthickspace": -5 / 18, "nobreakspace": 0.25,
        "space": 0.25,
        "enskip": 0.5,
    ]

    static let ordinary: [String: MathNode] = [
        "partial": .identifier("∂", .italic), "nabla": .identifier("∇", .upright),
        "infty": .identifier("∞", .upright), "ell": .identifier("ℓ", .upright),
        "emptyset": .identifier("∅", .upright), "forall": .identifier("∀", .upright),
        "exists": .identifier("∃", .upright), "top": .identifier("⊤", .upright),
        "bot": .identifier("⊥", .upright), "hbar": .identifier("ℏ", .upright),
        "degree": .identifier("°", .upright),
    ]

    /// Accents: mark, and whether it stretches over the base.
    static let accents: [String: (mark: String, position: MathAccentPosition, stretches: Bool)] = [
        "hat": ("^", .above, false), "bar": ("¯", .above, false), "vec": ("→", .above, false),
        "tilde": ("~", .above, false), "dot": ("˙", .above, false), "ddot": ("¨", .above, false),
        "widehat": ("^", .above, true), "widetilde": ("~", .above, true),
        "overline": ("¯", .above, true), "underline": ("_", .below, true),
        "overrightarrow": ("→", .above, true), "overleftarrow": ("←", .above, true),
        "overleftrightarrow": ("↔", .above, true), "underrightarrow": ("→", .below, true),
        "underleftarrow": ("←", .below, true), "underbar": ("_", .below, true), "check": ("ˇ", .above, false),
        "breve": ("˘", .above, false), "acute": ("´", .above, false), "grave": ("`", .above, false),
        "mathring": ("˚", .above, false), "dddot": ("⃛", .above, false), "ddddot": ("⃜", .above, false),
        "utilde": ("~", .below, true), "undertilde": ("~", .below, true), "widecheck": ("ˇ", .above, true),
        "overbracket": ("⎴", .above, true), "underbracket": ("⎵", .below, true),
        "overparen": ("⏜", .above, true), "underparen": ("⏝", .below, true),
        "overbrace": ("⏞", .above, true), "underbrace": ("⏟", .below, true),
    ]

    static let styles: [String: MathStyle] = [
        "mathbf": .bold, "bold": .bold, "mathrm": .upright, "mathit": .italic,
        "mathbb": .doubleStruck, "mathcal": .script, "mathscr": .script, "mathsf": .sansSerif,
        "mathtt": .monospace, "mathfrak": .fraktur, "mathbfit": .boldItalic, "mathnormal": .italic,
        "Bbb": .doubleStruck, "frak": .fraktur, "symbf": .bold, "symbb": .doubleStruck, "symcal": .script,
        "symsf": .sansSerif, "symrm": .upright, "symup": .upright, "mathup": .upright, "symit": .italic,
        "symbfit": .boldItalic,
        "mathbfcal": .boldScript, "mathbfscr": .boldScript, "mathbffrak": .boldFraktur,
        "mathds": .doubleStruck, "mathbbm": .doubleStruck,
    ]

    /// What makes letters bold in the style that they have: $\\boldsymbol{\\mathcal{X}}$ stays script.
    static let emboldening: Set<String> = ["boldsymbol", "bm", "pmb"]

    /// What may stand behind `\left` and `\right` as a command.
    static let delimiters: KeyValuePairs<String, String> = [
        "{": "{", "}": "}", "|": "‖", "lvert": "|", "rvert": "|", "lVert": "‖", "rVert": "‖", "langle": "⟨",
        "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "lbrace": "{", "rbrace": "}",
        "Vert": "‖", "vert": "|", "lbrack": "[", "rbrack": "]", "uparrow": "↑", "downarrow": "↓",
        "updownarrow": "↕", "Uparrow": "⇑", "Downarrow": "⇓", "backslash": "\\", "lgroup": "⟮", "rgroup": "⟯",
        "llbracket": "⟦", "rrbracket": "⟧", "lparen": "(", "rparen": ")", "lmoustache": "⎰",
        "rmoustache": "⎱",
        "ulcorner": "⌜", "urcorner": "⌝", "llcorner": "⌞", "lrcorner": "⌟",
    ]

    /// Styles that reach to the end of their group: `{\\bf x}`.
    static let switches: [String: MathStyle] = [
        "bf": .bold, "rm": .upright, "it": .italic, "cal": .script, "sf": .sansSerif, "tt": .monospace,
        "bfseries": .bold, "itshape": .italic, "boldmath": .bold,
    ]

    /// What says nothing that a page shows: sizes, numbers of equations.
    static let ignored: Set<String> = [
        "scriptstyle", "scriptscriptstyle", "nonumber", "notag", "tiny",
        "scriptsize",
        "footnotesize", "small", "normalsize", "large", "Large", "LARGE", "huge", "Huge", "allowbreak",
        "nobreak",
        "noindent", "centering", "relax", "strut", "mathstrut", "break", "newline", "allowdisplaybreaks",
        "hfill",
    ]

    /// How large the delimiters behind `\\big` and its like are.
    static let sizes: [String: Double] = ["big": 1.2, "Big": 1.8, "bigg": 2.4, "Bigg": 3]

    /// What a class of sign makes of what is in it.
    static let classes: [String: MathOperatorRole] = [
        "mathbin": .binary, "mathrel": .relation, "mathord": .ordinary, "mathopen": .open,
        "mathclose": .close,
        "mathpunct": .punctuation,
    ]

    /// Signs with a stroke through them.
    static let negated: [String: String] = [
        "=": "≠", "∈": "∉", "≡": "≢", "⊂": "⊄", "⊆": "⊈", "⊃": "⊅", "⊇": "⊉", "∼": "≁", "≈": "≉", "<": "≮",
        ">": "≯",
        "≤": "≰", "≥": "≱", "∣": "∤", "∥": "∦", "∃": "∄", "→": "↛", "←": "↚", "⇒": "⇏", "⇔": "⇎", "≅": "≇",
        "∋": "∌",
        "≺": "⊀", "≻": "⊁", "⊢": "⊬", "⊨": "⊭",
    ]
}

extension KeyValuePairs where Key == String, Value == String {
    fileprivate var keys: [String] { map(\.key) }
}
