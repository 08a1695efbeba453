/// Puts into a page what it needs to hear of changes.
///
/// Pages say that no script runs in them. In a preview one may: the one that names a word which is another for every
/// preview, so that no text of a lesson can know it.
struct PageInjection: Sendable {
    /// Where the script and its style stand.
    static let script = "/_preview/page.js"
    static let style = "/_preview/page.css"
    static let events = "/_preview/events"

    private let nonce: String

    init() {
        nonce = (0..<4).map { _ in String(UInt32.random(in: 0 ... .max), radix: 16) }.joined()
    }

    /// The page with the script in it.
    func page(_ bytes: [UInt8], version: String) -> [UInt8] {
        var bytes = bytes
        let policy = Array("default-src &#39;none&#39;;".utf8)
        // The policy stands near the beginning; what follows is long.
        if let place = Self.place(of: policy, in: bytes.prefix(Self.reach)) {
            // Of a page with scripts beside it these run as well; the first word about scripts is the one that counts.
            let hasOwn =
                Self.place(of: Array("script-src &#39;self&#39;".utf8), in: bytes.prefix(Self.reach)) != nil
            let own =
                " script-src \(hasOwn ? "&#39;self&#39; " : "")&#39;nonce-\(nonce)&#39;; connect-src &#39;self&#39;;"
            bytes.insert(contentsOf: own.utf8, at: place)
        }
        let element = """

            <script src="\(Self.script)" nonce="\(nonce)" data-version="\(version)" defer></script>
            """
        let place = Self.place(of: Array("<head>".utf8), in: bytes.prefix(Self.reach)) ?? bytes.count
        bytes.insert(contentsOf: element.utf8, at: place)
        return bytes
    }

    /// A page where there is none of a build.
    func substitute(_ title: String, _ text: String, version: String) -> [UInt8] {
        let html = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            </head>
            <body>
            <h1>\(title)</h1>
            <p>\(text) <a href="/">All that is there</a></p>
            </body>
            </html>

            """
        return page(Array(html.utf8), version: version)
    }

    /// How much of a page is searched for its head, in bytes.
    private static let reach = 1 << 14

    /// Where a text ends in bytes.
    private static func place(of text: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = text.first else { return nil }
        var start = bytes.startIndex
        while let found = bytes[start...].firstIndex(of: first) {
            if bytes[found...].starts(with: text) { return found + text.count }
            start = found + 1
        }
        return nil
    }
}
