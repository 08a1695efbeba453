import Foundation
import SystemLibrary

/// Requests as they go over the wire, so that nothing is made right on the way. Each waits on a thread of its own.
struct HTTPClient: Sendable {
    let port: Int

    struct Answer: Sendable {
        var status = 0
        var headers: [String: String] = [:]
        var body = ""
    }

    /// Sends a request and reads the answer to its end.
    ///
    /// - Parameter headers: what stands behind the first line; the right `Host` by default.
    func send(_ line: String, _ headers: [String]? = nil) async throws -> Answer {
        let headers = headers ?? ["Host: 127.0.0.1:\(port)"]
        let text = ([line + " HTTP/1.1"] + headers + ["Connection: close", "", ""]).joined(separator: "\r\n")
        return try await Self.onThread {
            let socket = try Socket(port: port)
            socket.send(text)
            var bytes: [UInt8] = []
            while let more = socket.receive(within: 30) { bytes += more }
            return Self.answer(bytes)
        }
    }

    func get(_ path: String) async throws -> Answer { try await send("GET \(path)") }

    private static func answer(_ bytes: [UInt8]) -> Answer {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return Answer() }
        var answer = Answer()
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        answer.status = Int(lines[0].split(separator: " ").dropFirst().first ?? "") ?? 0
        for line in lines.dropFirst() {
            let ends = line.split(separator: ":", maxSplits: 1)
            if ends.count == 2 {
                answer.headers[ends[0].lowercased()] = ends[1].trimmingCharacters(in: .whitespaces)
            }
        }
        answer.body = String(text[end.upperBound...])
        return answer
    }

    /// What a page hears, beginning with what it is told when it asks.
    func news(of page: String, version: String) async throws -> News {
        let text =
            "GET /_preview/events?page=\(page)&version=\(version) HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n"
        return try await Self.onThread {
            let socket = try Socket(port: port)
            socket.send(text)
            return News(socket: socket)
        }
    }

    /// The events of a page, one after the other.
    final class News: @unchecked Sendable {
        private let socket: Socket
        private var text = ""

        init(socket: Socket) { self.socket = socket }

        /// The next event, as its name and its lines; `nil` after some time without any.
        func next(within seconds: Int = 30) async throws -> (name: String, data: String)? {
            try await HTTPClient.onThread { [self] in
                while true {
                    if let start = text.range(of: "event: "),
                        let end = text.range(of: "\n\n", range: start.upperBound..<text.endIndex)
                    {
                        let lines = text[start.upperBound..<end.lowerBound].components(separatedBy: "\n")
                        text = String(text[end.upperBound...])
                        let data = lines.dropFirst().filter { $0.hasPrefix("data:") }.map {
                            String($0.dropFirst(5)).trimmingCharacters(in: .whitespaces)
                        }
                        return (lines[0], data.joined(separator: "\n"))
                    }
                    guard let more = socket.receive(within: seconds) else { return nil }
                    text += String(decoding: more, as: UTF8.self)
                }
            }
        }
    }

    fileprivate static func onThread<Result: Sendable>(
        _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Swift.Result { try work() }) }
        }
    }
}

struct NoConnection: Error {}

/// A connection to this machine.
final class Socket: Sendable {
    private let descriptor: Int32

    init(port: Int) throws {
        #if canImport(Darwin)
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #else
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw NoConnection() }
    }

    deinit { close(descriptor) }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(descriptor, bytes, bytes.count)
    }

    /// Some bytes; `nil` at the end, or after so many seconds without any.
    func receive(within seconds: Int) -> [UInt8]? {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, Int32(seconds * 1000)) > 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(descriptor, &bytes, bytes.count)
        return count > 0 ? Array(bytes[..<count]) : nil
    }
}
