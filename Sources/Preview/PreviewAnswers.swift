import NIOCore
import NIOHTTP1
import ReportBuilder

/// What a request is answered with.
struct PreviewAnswers: Sendable {
    typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>
    private typealias Outbound = NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>

    let desk: PreviewDesk
    let rule: RequestRule
    private let injection = PageInjection()

    /// How much of a file is read at once, in bytes.
    private static let portion = 1 << 18
    /// How often a page that hears nothing is asked whether it is still there.
    private static let pulse = Duration.seconds(20)

    init(desk: PreviewDesk, rule: RequestRule) {
        self.desk = desk
        self.rule = rule
    }

    /// Answers the requests of a connection, one after the other.
    func serve(_ connection: Connection) async throws {
        try await connection.executeThenClose { inbound, outbound in
            var head: HTTPRequestHead?
            for try await part in inbound {
                switch part {
                case .head(let one): head = one
                case .body: break
                case .end:
                    guard let request = head else { return }
                    try await answer(request, on: connection.channel, outbound)
                    guard request.isKeepAlive else { return }
                }
            }
        }
    }

    private func answer(_ request: HTTPRequestHead, on channel: any Channel, _ outbound: Outbound)
        async throws
    {
        if let status = rule.objection(to: request) {
            let words = status == .methodNotAllowed ? ["Allow": "GET, HEAD"] : [:]
            return try await write(
                "\(status.code) \(status.reasonPhrase)\n", status, words, to: request, outbound)
        }
        guard let path = RequestRule.path(of: request.uri) else {
            return try await write("400 Bad Request\n", .badRequest, to: request, outbound)
        }
        switch path {
        case PageInjection.script: try await write(PageScript.text, as: path, to: request, outbound)
        case PageInjection.style: try await write(PageScript.style, as: path, to: request, outbound)
        case PageInjection.events: try await sendNews(to: request, on: channel, outbound)
        default: try await answer(path, of: await desk.site, to: request, outbound)
        }
    }

    // MARK: Files

    private func answer(
        _ path: String, of site: PreviewSite, to request: HTTPRequestHead, _ outbound: Outbound
    ) async throws {
        switch site[path] {
        case .elsewhere(let address):
            try await write(
                "", .temporaryRedirect, ["Location": Self.encoded(address)], to: request, outbound)
        case .made(let bytes):
            guard PreviewSite.isPage(path) else {
                return try await write(bytes, .ok, type: ContentType.of(path), to: request, outbound)
            }
            let page = injection.page(bytes, version: site.version(of: path))
            try await write(page, .ok, type: ContentType.of("index.html"), to: request, outbound)
        case .media(let name, let folder):
            try await writeMedia(name, beneath: folder, to: request, outbound)
        case nil where path == "/favicon.ico":
            // Browsers ask for it unasked.
            try await write("", .noContent, to: request, outbound)
        case nil:
            let isBroken = !site.problems.isEmpty
            let page = injection.substitute(
                isBroken ? "Not yet built" : "No such page",
                isBroken
                    ? "The page will be here when the errors are mended."
                    : "Nothing of the course has this address.",
                version: site.version(of: path))
            try await write(
                page, isBroken ? .serviceUnavailable : .notFound, type: ContentType.of("index.html"),
                to: request,
                outbound)
        }
    }

    private func writeMedia(
        _ name: String, beneath folder: String, to request: HTTPRequestHead, _ outbound: Outbound
    ) async throws {
        let file: FileSystem.OpenFile
        do {
            file = try FileSystem.openFile(name, beneath: folder)
        } catch {
            return try await write("\(error.reason)\n", .notFound, to: request, outbound)
        }
        let part = RequestRule.part(request.headers.first(name: "range"), size: file.size)
        var words = ["Accept-Ranges": "bytes"]
        if let part {
            words["Content-Range"] =
                part.isEmpty
                ? "bytes */\(file.size)" : "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(file.size)"
        }
        let range = part ?? 0..<file.size
        let status: HTTPResponseStatus =
            part == nil ? .ok : range.isEmpty ? .rangeNotSatisfiable : .partialContent
        try await writeHead(
            status, type: ContentType.of(name), length: range.count, words, to: request, outbound)
        var offset = range.lowerBound
        while request.method == .GET, offset < range.upperBound {
            let bytes = try file.bytes(at: offset, count: min(Self.portion, range.upperBound - offset))
            // One that has become shorter meanwhile: the browser must not take it for whole.
            guard !bytes.isEmpty else { throw FileError(path: name, reason: "the file ends early") }
            try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: bytes))))
            offset += bytes.count
        }
        try await outbound.write(.end(nil))
    }

    // MARK: News

    /// Tells a page what happens, until it is left.
    private func sendNews(
        to request: HTTPRequestHead, on channel: any Channel, _ outbound: Outbound
    ) async throws {
        let query = Self.query(of: request.uri)
        guard request.method == .GET, let page = query["page"], let version = query["version"] else {
            return try await write("400 Bad Request\n", .badRequest, to: request, outbound)
        }
        let (number, news) = await desk.listen(page: page, version: version)
        channel.closeFuture.whenComplete { [desk] _ in Task { await desk.leave(number) } }
        let pulse = Task { [desk] in
            while true {
                try await Task.sleep(for: Self.pulse)
                await desk.ask(number)
            }
        }
        defer { pulse.cancel() }
        try await writeHead(.ok, type: "text/event-stream", length: nil, [:], to: request, outbound)
        try await send("retry: 500\n\n", outbound)
        for await one in news {
            switch one {
            case .reload: try await send("event: reload\ndata:\n\n", outbound)
            case .alive: try await send(":\n\n", outbound)
            case .problems(let problems):
                let lines = problems.joined(separator: "\u{1E}\n").split(
                    separator: "\n", omittingEmptySubsequences: false)
                try await send(
                    "event: problems\n" + lines.map { "data: \($0)\n" }.joined() + "\n", outbound)
            }
        }
        try await outbound.write(.end(nil))
    }

    private func send(_ text: String, _ outbound: Outbound) async throws {
        try await outbound.write(.body(.byteBuffer(ByteBuffer(string: text))))
    }

    private static func query(of uri: String) -> [String: String] {
        var query: [String: String] = [:]
        for pair in uri.drop(while: { $0 != "?" }).dropFirst().split(separator: "&") {
            let ends = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard ends.count == 2, let value = RequestRule.path(of: String(ends[1])) else { continue }
            query[String(ends[0])] = value
        }
        return query
    }

    // MARK: Writing

    private func write(
        _ text: String, _ status: HTTPResponseStatus = .ok, as path: String = ".txt",
        _ words: [String: String] = [:],
        to request: HTTPRequestHead, _ outbound: Outbound
    ) async throws {
        try await write(
            Array(text.utf8), status, type: ContentType.of("x" + path), words, to: request, outbound)
    }

    private func write(
        _ bytes: [UInt8], _ status: HTTPResponseStatus, type: String, _ words: [String: String] = [:],
        to request: HTTPRequestHead, _ outbound: Outbound
    ) async throws {
        try await writeHead(status, type: type, length: bytes.count, words, to: request, outbound)
        if request.method != .HEAD, !bytes.isEmpty {
            try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: bytes))))
        }
        try await outbound.write(.end(nil))
    }

    private func writeHead(
        _ status: HTTPResponseStatus, type: String, length: Int?, _ words: [String: String],
        to request: HTTPRequestHead, _ outbound: Outbound
    ) async throws {
        var headers: HTTPHeaders = [
            "Content-Type": type, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin", "Referrer-Policy": "no-referrer",
        ]
        if let length { headers.add(name: "Content-Length", value: "\(length)") }
        for (name, value) in words.sorted(by: { $0.key < $1.key }) { headers.add(name: name, value: value) }
        if !request.isKeepAlive { headers.add(name: "Connection", value: "close") }
        try await outbound.write(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers)))
    }

    /// An address with all but plain letters as percents.
    private static func encoded(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return path.utf8.reduce(into: "") { text, byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain =
                scalar.isASCII
                && (scalar.properties.isAlphabetic || "0123456789/-_.~".unicodeScalars.contains(scalar))
            text += isPlain ? String(scalar) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }
    }
}
