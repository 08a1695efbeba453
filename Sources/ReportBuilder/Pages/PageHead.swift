import WebRenderer

/// What the head of a page says besides its words: the one style sheet within it, and what a browser may load.
///
/// The sheet has the classes of all drawings and what stands at the top of a printed sheet. The policy names it
/// by its hash, so that no other style and no script works in the page, whatever its text may hold.
struct PageHead {
    /// The style sheet of all pages, where the page holds it itself and all else too.
    var ownStyleSheet: String?
    /// Whether scripts from beside the page run in it.
    var runsScripts = false
    /// How the page names the folder of its scripts.
    var scriptFolder = ""
    /// What scripts say.
    var words = PageWords.english
    /// What stands at the left of the top of every printed sheet.
    var left: String
    var right = ""
    var needs = PageNeeds()
    /// What stands at the right of the sheets of each part, by the class of its element.
    var parts: [(name: String, right: String)] = []

    func fill(_ fields: inout TemplateFields) {
        let sheet = self.sheet
        fields["styles"] = .markup(.fragment([.trusted(TrustedHTML("<style>\(sheet)</style>")), script]))
        fields["policy"] = .markup(
            .fragment([
                .element(
                    "meta", HTMLAttribute("http-equiv", "Content-Security-Policy"),
                    HTMLAttribute("content", policy(of: sheet))),
                .text("\n"),
                .element("meta", HTMLAttribute("name", "referrer"), HTMLAttribute("content", "no-referrer")),
            ]))
    }

    /// From beside the page, or within one that holds all else too.
    private var script: HTMLNode {
        let folder = ownStyleSheet == nil ? scriptFolder : nil
        return .fragment(ownScripts.flatMap { [.text("\n"), $0.element(in: folder, words)] })
    }

    private var ownScripts: [PageScript] { PageScript.allCases.filter(needs.scripts.contains) }

    /// What of scripts may run.
    private var scripts: String {
        if !ownScripts.isEmpty, ownStyleSheet != nil {
            return "script-src \(ownScripts.map(\.hash).joined(separator: " ")); "
        }
        return runsScripts || !ownScripts.isEmpty ? "script-src 'self'; " : ""
    }

    private func policy(of sheet: String) -> String {
        // An author who writes HTML may use what HTML has; only what never belongs into a lesson stays out.
        if needs.holdsRawHTML { return "object-src 'none'; base-uri 'none'" }
        let images = ([ownStyleSheet == nil ? "'self'" : "data:"] + needs.imageOrigins.sorted()).joined(
            separator: " ")
        let hash = Base64.text(SHA256.digest(Array(sheet.utf8)))
        let own = ownStyleSheet == nil ? "'self'" : "data:"
        return "default-src 'none'; style-src \(ownStyleSheet == nil ? "'self' " : "")'sha256-\(hash)'; "
            + scripts + "img-src \(images); font-src \(own); "
            + (needs.holdsMedia ? "media-src \(own); " : "")
            + "base-uri 'none'; form-action 'none'"
    }

    /// Nothing in it can end the element: text of authors stands in strings of CSS alone.
    var sheet: String {
        let heads = [("left", left), ("right", right)].filter { !$1.isEmpty }
        let paper = heads.map { "@top-\($0){content:\(PageHead.string($1))}" }.joined()
        // No rule needs these characters but in a text, where they mean the same so.
        let own = ownStyleSheet?.replacing("</", with: "<\\/") ?? ""
        let named = parts.map { part in
            ".\(part.name){page:\(part.name)}@page \(part.name){@top-right{content:\(PageHead.string(part.right))}}"
        }
        return own + InlineDrawings.Sheet.text(of: needs.sheets) + "@page{\(paper)}" + named.joined()
    }

    /// A text as a string of CSS. What could be syntax of CSS or HTML is written by its number.
    private static func string(_ text: String) -> String {
        let inside = text.unicodeScalars.map { scalar -> String in
            let isPlain =
                scalar.value >= 0x80 || scalar == " " || scalar.properties.isAlphabetic
                || scalar.properties.numericType != nil
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            if isControl { return " " }
            return isPlain ? String(scalar) : "\\\(String(scalar.value, radix: 16)) "
        }
        return "\"\(inside.joined())\""
    }
}
