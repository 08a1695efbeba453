import Testing

@testable import ReportBuilder

@Suite("Attacks")
struct AttackTests {
    private static let known: Set<String> = [
        "html", "head", "meta", "title", "link", "style", "body", "a", "header", "div", "nav", "p", "ol",
        "ul", "li",
        "span", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6", "em", "strong", "del", "code", "pre",
        "br", "hr",
        "img", "figure", "figcaption", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "caption",
        "details",
        "summary", "aside", "data", "label", "input", "math", "semantics", "annotation", "mrow", "mi", "mo",
        "mn",
        "mtext", "mspace", "msup", "msub", "msubsup", "mfrac", "mover", "munder", "munderover", "msqrt",
        "svg", "desc",
        "g", "path", "circle", "rect", "text", "tspan", "clipPath", "defs",
    ]

    /// The lessons that build with a payload in them, made once for all tests; the others are refused.
    static func survivors(of payload: String) async throws -> [(place: String, html: String)] {
        try await Survivors.all.of(payload)
    }

    private actor Survivors {
        static let all = Survivors()
        private var known: [String: Task<[(place: String, html: String)], any Error>] = [:]

        func of(_ payload: String) async throws -> [(place: String, html: String)] {
            let task = known[payload] ?? Task { try await AttackTests.built(payload) }
            known[payload] = task
            return try await task.value
        }
    }

    private static func built(_ payload: String) async throws -> [(place: String, html: String)] {
        var pages: [(String, String)] = []
        for (place, text) in Attacks.lessons(with: payload) {
            let test = try TestCourse(one: text, two: "---\ntitle: Two\n---\n")
            let built = try await test.build(jobs: 1)
            guard let page = built.files.first(where: { $0.path == "one.html" }) else {
                #expect(built.hasErrors, "\(place)")
                continue
            }
            pages.append((place, String(decoding: page.bytes, as: UTF8.self)))
        }
        return pages
    }

    @Test(
        "No text of a lesson becomes a tag, an attribute or an address that runs", arguments: Attacks.chosen
    )
    func text(payload: String) async throws {
        let pages = try await AttackTests.survivors(of: payload)
        // Some places take any text.
        #expect(pages.count >= 5, "\(pages.map(\.place))")
        for (place, html) in pages {
            // The one script that may stand there.
            let script = PageScript.copy.element(in: "", .english).markup
            let tags = PageTags(html.replacing(script, with: "", maxReplacements: 1))
            #expect(tags.stray == 0, "\(place)")
            let strange = tags.elements.subtracting(AttackTests.known)
            #expect(strange.isEmpty, "\(place): \(strange)")
            for (element, name, value) in tags.attributes {
                let isAddress = ["href", "src", "action"].contains(name)
                let scheme = value.lowercased().prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "?" }
                let runs =
                    isAddress && value.contains(":") && !["http", "https", "mailto"].contains(scheme)
                    && value.lowercased().prefix(scheme.count + 1).hasSuffix(":")
                #expect(
                    !name.hasPrefix("on") && name != "style" && !runs, "\(place): \(element) \(name)=\(value)"
                )
            }
            #expect(
                html.matches(of: /<style>/).count == 1 && html.contains("default-src &#39;none&#39;"),
                "\(place)")
        }
    }
}
