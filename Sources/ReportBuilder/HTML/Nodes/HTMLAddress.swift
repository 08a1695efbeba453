/// An address that a page may link to or load: `http`, `https`, `mailto`, or relative to the page.
public struct HTMLAddress: Sendable, Hashable {
    /// The address with its spaces encoded; not yet escaped for HTML.
    public let text: String

    /// Nil for other schemes (`javascript:`, `data:`, …) and for addresses of another host without a scheme
    /// (`//host`), which a page opened from disk would take for a file.
    ///
    /// Browsers drop white space and controls around and inside an address before they look at its scheme, so
    /// an address with controls is refused. A relative address whose first segment holds a colon is taken for
    /// one with a scheme, as browsers do; write `./a:b`.
    public init?(_ address: String) {
        var trimmed = Substring(address)
        while trimmed.first == " " { trimmed.removeFirst() }
        while trimmed.last == " " { trimmed.removeLast() }
        let scalars = trimmed.unicodeScalars
        guard scalars.allSatisfy({ $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }) else {
            return nil
        }
        let beforePath = scalars.prefix { !"/?#".unicodeScalars.contains($0) && $0 != "\\" }
        if let colon = beforePath.firstIndex(of: ":") {
            let scheme = String(beforePath[..<colon]).lowercased()
            guard ["http", "https", "mailto"].contains(scheme) else { return nil }
        } else {
            let start = scalars.prefix(2)
            let isSlash: (Unicode.Scalar) -> Bool = { $0 == "/" || $0 == "\\" }
            guard !(start.count == 2 && start.allSatisfy(isSlash)) else { return nil }
        }
        text = trimmed.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20")
    }

    /// Whether the address is one of the web.
    var leadsElsewhere: Bool { origin != nil }

    /// The host of an address of the web, `https://example.org:8080`, as a policy names it: of the characters that
    /// hosts have, else the scheme alone.
    var origin: String? {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let scheme = parts.first?.lowercased(), ["http", "https"].contains(scheme),
            parts[1].hasPrefix("//")
        else { return nil }
        let authority = parts[1].dropFirst(2).prefix { !"/?#\\".contains($0) }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        let isPlain = host.utf8.allSatisfy { $0.isLetter || $0.isDigit || "-.:".utf8.contains($0) }
        return isPlain && !host.isEmpty ? "\(scheme)://\(host.lowercased())" : "\(scheme):"
    }

    /// The place with an id on the same page.
    public init(fragment id: String) {
        let clean = id.unicodeScalars.filter { $0.value > 0x20 && !(0x7F...0x9F).contains($0.value) }
        text = "#" + String(String.UnicodeScalarView(clean))
    }
}
