/// Entities: `&amp;`, `&#960;`, `&#x3C0;`.
enum CharacterReference {
    /// What an entity stands for, or the entity as written when its name is unknown. Code points that are no
    /// characters (0, surrogates, beyond U+10FFFF) read as U+FFFD.
    static func text(of entity: String) -> String {
        guard entity.hasPrefix("&"), entity.hasSuffix(";") else { return entity }
        let name = entity.dropFirst().dropLast()
        guard name.hasPrefix("#") else { return named[String(name)] ?? entity }
        let digits = name.dropFirst()
        let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
        let code = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
        guard let code, code != 0, let scalar = Unicode.Scalar(code) else { return "\u{FFFD}" }
        return String(Character(scalar))
    }

    /// The names that occur in prose; HTML has two thousand more, which can be written as themselves.
    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
        "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "shy": "\u{AD}",
        "ndash": "–", "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“",
        "rdquo": "”", "laquo": "«", "raquo": "»", "bull": "•", "middot": "·", "deg": "°",
        "times": "×", "divide": "÷", "minus": "−", "plusmn": "±", "le": "≤", "ge": "≥", "ne": "≠",
        "asymp": "≈", "infin": "∞", "sum": "∑", "prod": "∏", "part": "∂", "nabla": "∇",
        "radic": "√", "larr": "←", "rarr": "→", "uarr": "↑", "darr": "↓", "harr": "↔",
        "copy": "©", "reg": "®", "trade": "™", "euro": "€", "pound": "£", "sect": "§", "para": "¶",
        "frac12": "½", "frac14": "¼", "sup2": "²", "sup3": "³", "micro": "µ",
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "eta": "η",
        "theta": "θ", "lambda": "λ", "mu": "μ", "nu": "ν", "pi": "π", "rho": "ρ", "sigma": "σ",
        "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Delta": "Δ", "Sigma": "Σ",
        "Omega": "Ω", "Phi": "Φ", "Theta": "Θ", "Lambda": "Λ", "Pi": "Π", "Gamma": "Γ", "Psi": "Ψ",
    ]
}
