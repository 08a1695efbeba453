/// Images, films and sounds of a text.
enum MediaMarkup {
    private static let films = ["mp4", "webm", "ogv", "mov", "m4v"]
    private static let sounds = ["mp3", "ogg", "oga", "wav", "m4a", "flac", "opus", "aac"]

    static func use(of source: String) -> ArticleHandlers.AddressUse {
        let ending = self.ending(of: source)
        return films.contains(ending) || sounds.contains(ending) ? .media : .image
    }

    static func media(
        _ source: String, _ address: HTMLAddress, alt: String, title: HTMLAttribute?, id: HTMLAttribute?,
        attributes: MarkdownAttributes?
    ) -> HTMLNode {
        let ending = ending(of: source)
        let style = self.style(attributes)
        if films.contains(ending) {
            return .element(
                "video", .src(address), HTMLAttribute("controls"), HTMLAttribute("preload", "metadata"),
                HTMLAttribute("aria-label", alt), title, id, style, content: [.text(alt)])
        }
        if sounds.contains(ending) {
            return .element(
                "audio", .src(address), HTMLAttribute("controls"), HTMLAttribute("preload", "metadata"),
                HTMLAttribute("aria-label", alt), title, id, style, content: [.text(alt)])
        }
        return .element(
            "img", .src(address), HTMLAttribute("alt", alt), title, id, style,
            pixels("width", attributes), pixels("height", attributes))
    }

    /// What is wrong with how an image is to be shown.
    static func problem(with attributes: MarkdownAttributes) -> ArticleProblem? {
        let known = [
            "width", "height", "alt", "fig-alt", "caption", "fig-cap", "align", "fig-align", "title",
        ]
        for pair in attributes.values {
            guard known.contains(pair.key) else {
                return ArticleProblem(
                    message: "An image has no \"\(pair.key.shortened(to: 30))\"",
                    remedy: Nearest.question(for: pair.key, among: known)
                        ?? "known are width, height, alt and caption", range: attributes.range)
            }
            if pair.key == "width", share(pair.value) == nil, length(pair.value) == nil {
                return ArticleProblem(
                    message: "\"\(pair.value.shortened(to: 30))\" is no width of an image",
                    remedy: "write a share of the text, width=60%, or pixels, width=400",
                    range: attributes.range)
            }
            if pair.key == "height", length(pair.value) == nil {
                return ArticleProblem(
                    message: "\"\(pair.value.shortened(to: 30))\" is no height of an image",
                    remedy: "write pixels, height=300", range: attributes.range)
            }
        }
        return nil
    }

    /// Shares of the text are classes, as pages have no styles within elements: in steps of 5 %.
    private static func style(_ attributes: MarkdownAttributes?) -> HTMLAttribute? {
        guard let attributes else { return nil }
        var classes = attributes.classes.filter { $0 != "decorative" && $0 != "unnumbered" }
        if let share = attributes["width"].flatMap(share) { classes.append("width-\(share)") }
        if let align = attributes["fig-align"] ?? attributes["align"],
            ["left", "right", "center"].contains(align)
        {
            classes.append("align-\(align)")
        }
        return classes.isEmpty ? nil : .class(classes.joined(separator: " "))
    }

    private static func pixels(_ name: HTMLName, _ attributes: MarkdownAttributes?) -> HTMLAttribute? {
        attributes?[name.text].flatMap(length).map { HTMLAttribute(name, "\($0)") }
    }

    /// A share of the width of the text in percent, rounded to steps of 5.
    private static func share(_ text: String) -> Int? {
        let number: Double?
        if text.hasSuffix("%") {
            number = Double(text.dropLast())
        } else if text.hasSuffix("\\textwidth") || text.hasSuffix("\\linewidth") {
            number = Double(text.prefix { $0 != "\\" }).map { $0 * 100 }
        } else {
            number = nil
        }
        guard let number, number > 0, number <= 100 else { return nil }
        return max(5, Int((number / 5).rounded()) * 5)
    }

    /// A length in pixels of CSS.
    private static func length(_ text: String) -> Int? {
        let units: [String: Double] = [
            "px": 1, "": 1, "pt": 4 / 3, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "em": 16, "rem": 16,
        ]
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let number = Double(digits), let unit = units[text[digits.endIndex...].trimmed] else {
            return nil
        }
        let pixels = number * unit
        return pixels >= 1 && pixels <= 10_000 ? Int(pixels.rounded()) : nil
    }

    private static func ending(of source: String) -> String {
        let path = source.prefix { $0 != "?" && $0 != "#" }
        return path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    }
}
