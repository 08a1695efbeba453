import NIOHTTP1

/// Which requests are answered at all: those that a page of the preview, or a person, makes on this machine.
///
/// A page from elsewhere may have the browser send requests here, under this server's address or, by a name whose
/// address it changes, under its own; the first says so in `Origin`, the second in `Host`.
struct RequestRule: Sendable {
    /// Where the server listens.
    let port: Int

    /// Why the request is refused; `nil`: it is answered.
    func objection(to head: HTTPRequestHead) -> HTTPResponseStatus? {
        let hosts = head.headers["host"]
        guard hosts.count == 1, authorities.contains(hosts[0].lowercased()) else { return .forbidden }
        for origin in head.headers["origin"] {
            let origin = origin.lowercased()
            guard origin.hasPrefix("http://"), authorities.contains(String(origin.dropFirst(7))) else {
                return .forbidden
            }
        }
        guard head.method == .GET || head.method == .HEAD else { return .methodNotAllowed }
        return head.uri.hasPrefix("/") ? nil : .badRequest
    }

    private var authorities: [String] {
        let names = ["127.0.0.1", "localhost", "[::1]"]
        return names.map { "\($0):\(port)" } + (port == 80 ? names : [])
    }

    /// The path of a request without its query, decoded; `nil` where that is not possible.
    static func path(of uri: String) -> String? {
        var bytes: [UInt8] = []
        var rest = uri.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return bytes.contains(0) || !text.utf8.elementsEqual(bytes) ? nil : text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
    }

    /// The part of a file that a request asks for, where it asks for one part: the only kind that players of films send.
    ///
    /// - Returns: `nil` for the whole file; an empty part where there is none such.
    static func part(_ header: String?, size: Int) -> Range<Int>? {
        guard let header, header.hasPrefix("bytes="), !header.contains(",") else { return nil }
        let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        if ends[0].isEmpty {
            guard let count = Int(ends[1]), count >= 0 else { return nil }
            return max(0, size - count)..<size
        }
        guard let start = Int(ends[0]), start >= 0 else { return nil }
        guard start < size else { return size..<size }
        if ends[1].isEmpty { return start..<size }
        guard let last = Int(ends[1]), last >= start else { return nil }
        return start..<min(size, last == Int.max ? size : last + 1)
    }
}
