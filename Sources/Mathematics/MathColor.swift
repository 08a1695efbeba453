import Suggestions

/// The colors of parts of formulas. Each has a shade for light and one for dark grounds, which can be read on both.
package enum MathColor: String, Sendable, CaseIterable {
    case red, orange, brown, yellow, green, cyan, blue, violet, magenta, gray

    /// The color that a word of TeX's packages means; `nil` where there is none.
    init?(named word: String) {
        let name = word.lowercased()
        guard let color = MathColor(rawValue: name) ?? Self.others[name] else { return nil }
        self = color
    }

    /// What is close enough to one of them.
    private static let others: [String: MathColor] = [
        "purple": .violet, "pink": .magenta, "teal": .cyan, "olive": .yellow, "lime": .green,
        "darkgray": .gray,
        "lightgray": .gray, "grey": .gray, "darkgrey": .gray, "lightgrey": .gray, "darkred": .red,
        "maroon": .red, "brickred": .red, "crimson": .red, "orangered": .orange, "darkorange": .orange,
        "forestgreen": .green, "darkgreen": .green, "olivegreen": .green, "seagreen": .green,
        "steelblue": .blue,
        "navyblue": .blue, "royalblue": .blue, "darkblue": .blue, "navy": .blue, "midnightblue": .blue,
        "cornflowerblue": .blue, "dodgerblue": .blue, "turquoise": .cyan, "tealblue": .cyan,
        "darkcyan": .cyan,
        "plum": .violet, "darkorchid": .violet, "indigo": .violet, "fuchsia": .magenta, "gold": .yellow,
        "goldenrod": .yellow,
    ]

    /// What to write instead of a word that is no color here.
    static func remedy(for word: String) -> String {
        let name = word.prefix { $0 != "!" }.lowercased()
        let names = allCases.map(\.rawValue)
        if name == "white" { return "leave room with \\phantom{…} instead" }
        if name == "black" { return "leave the color out, so that it can be read on dark pages too" }
        if name != word.lowercased(), let meant = MathColor(named: name) { return "write \(meant.rawValue)" }
        return Nearest.match(name, among: names).map { Nearest.question(about: $0) }
            ?? "write the name of one: \(names.joined(separator: ", ")); each can be read on light and dark pages"
    }
}
