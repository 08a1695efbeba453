/// The list of a course's pages for search engines (sitemaps.org), whose addresses must be whole.
enum Sitemap {
    /// - Parameters:
    ///   - address: of the course in the web, without a slash at its end.
    ///   - pages: their paths, and the day of the last change as the author wrote it.
    static func text(at address: String, pages: [(path: String, date: String)]) -> String {
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">",
        ]
        for page in pages {
            guard let place = HTMLAddress("\(address)/\(page.path)") else { continue }
            let date = isDay(page.date) ? "<lastmod>\(page.date)</lastmod>" : ""
            lines.append("<url><loc>\(HTMLEscape.attribute(place.text))</loc>\(date)</url>")
        }
        return (lines + ["</urlset>"]).joined(separator: "\n") + "\n"
    }

    /// `2026-03-14`; dates that are written otherwise mean nothing there.
    private static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [4, 2, 2]
            && parts.allSatisfy {
                $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            }
            && (1...12).contains(Int(parts[1]) ?? 0) && (1...31).contains(Int(parts[2]) ?? 0)
    }
}
