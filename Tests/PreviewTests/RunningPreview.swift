import CairoRenderer
import Foundation
import ReportBuilder
import Testing

@testable import Preview

/// A course in a folder of its own, and its preview.
final class RunningPreview: Sendable {
    let folder: String
    let client: HTTPClient
    private let task: Task<Void, any Error>

    static let lesson = """
        ---
        title: One
        ---

        A sentence.

        ![A picture](dot.svg)

        """

    /// - Parameters:
    ///   - files: by their names in the folder of the course, `c`; there are a course.yaml, a lesson and a picture anyway.
    ///   - port: 0 for any that is free.
    init(_ files: [String: String] = [:], port: Int = 0, polls: Bool = false) async throws {
        folder = FileManager.default.temporaryDirectory.path + "/descent-preview-" + UUID().uuidString
        let usual = [
            "c/course.yaml": "title: Course\nlessons: [one.md]\n", "c/one.md": Self.lesson,
            "c/dot.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "secret.txt": "secret",
        ]
        for (name, text) in usual.merging(files, uniquingKeysWith: { $1 }) {
            try Self.write(text, to: "\(folder)/\(name)")
        }
        var request = PreviewRequest(courses: ["\(folder)/c"])
        request.port = port
        let (messages, sink) = AsyncStream.makeStream(of: CoursePreview.Message.self)
        let preview = CoursePreview(
            request, fonts: try FontSet.system(), processors: 2, polls: polls, tell: { sink.yield($0) })
        task = Task {
            defer { sink.finish() }
            try await preview.run()
        }
        var port: Int?
        for await message in messages {
            guard case .address(let address) = message else { continue }
            port = Int(address.split(separator: ":").last?.dropLast() ?? "")
            break
        }
        if port == nil { try await task.value }
        client = HTTPClient(port: try #require(port))
    }

    deinit {
        task.cancel()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Ends the preview and waits for that.
    func end() async throws {
        task.cancel()
        _ = await task.result
    }

    private static func write(_ text: String, to path: String) throws {
        let file = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// Writes over a file of the course where it stands.
    func write(_ text: String, to name: String = "one.md") throws {
        try Self.write(text, to: "\(folder)/c/\(name)")
    }

    /// Puts a new file in the place of one, as most editors save.
    func replace(_ name: String = "one.md", with text: String) throws {
        try Self.write(text, to: "\(folder)/c/.\(name).new")
        #expect(rename("\(folder)/c/.\(name).new", "\(folder)/c/\(name)") == 0)
    }

    /// A page, and the version that it says it is.
    func page(_ path: String = "/c/one.html") async throws -> (html: String, version: String) {
        let html = try await client.get(path).body
        let version = html.firstMatch(of: /data-version="([^"]*)"/).map { String($0.1) } ?? ""
        return (html, version)
    }
}
