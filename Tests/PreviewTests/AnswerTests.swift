import Foundation
import Testing

@testable import Preview

@Suite("What a preview answers")
struct AnswerTests {
    @Test("Pages, styles and pictures come with their types and are not kept")
    func types() async throws {
        let preview = try await RunningPreview()
        let page = try await preview.client.get("/c/one.html")
        #expect(page.status == 200 && page.headers["content-type"] == "text/html; charset=utf-8")
        #expect(
            page.headers["cache-control"] == "no-store" && page.headers["x-content-type-options"] == "nosniff"
        )
        #expect(page.body.contains("A sentence.") && page.body.contains("/_preview/page.js"))
        #expect(page.headers["content-length"] == "\(page.body.utf8.count)")
        #expect(
            try await preview.client.get("/c/style.css").headers["content-type"] == "text/css; charset=utf-8")
        let picture = try await preview.client.get("/c/dot.svg")
        #expect(picture.headers["content-type"] == "image/svg+xml" && picture.body.hasPrefix("<svg"))
        let head = try await preview.client.send("HEAD /c/one.html")
        #expect(
            head.status == 200 && head.body.isEmpty
                && head.headers["content-length"] == "\(page.body.utf8.count)")
        for name in ["page.js", "page.css"] {
            #expect(try await preview.client.get("/_preview/\(name)").status == 200)
        }
        try await preview.end()
    }

    @Test("The address that is told leads to the course")
    func start() async throws {
        let preview = try await RunningPreview()
        let root = try await preview.client.get("/")
        #expect(root.status == 307 && root.headers["location"] == "/c/")
        #expect(try await preview.client.get("/c").headers["location"] == "/c/")
        #expect(try await preview.client.get("/c/?x=1").body.contains("<title>Course"))
        try await preview.end()
    }

    @Test("The script may run by a word that lessons cannot know, and the policy stays otherwise")
    func policy() async throws {
        let preview = try await RunningPreview()
        let html = try await preview.page().html
        let nonce = try #require(html.firstMatch(of: /nonce="([0-9a-f]+)"/)).1
        #expect(html.contains("script-src &#39;nonce-\(nonce)&#39;; connect-src &#39;self&#39;;"))
        #expect(html.contains("default-src &#39;none&#39;;") && nonce.count >= 16)
        try await preview.end()
    }

    @Test("Another Host and another Origin are refused")
    func foreign() async throws {
        let preview = try await RunningPreview()
        let port = preview.client.port
        for headers in [
            [], ["Host: attack.example"], ["Host: attack.example:\(port)"], ["Host: 127.0.0.1"],
            ["Host: 127.0.0.1:\(port)", "Host: attack.example"], ["Host: 127.0.0.1:\(port).attack.example"],
            ["Host: 127.0.0.1:\(port)", "Origin: http://attack.example"],
            ["Host: 127.0.0.1:\(port)", "Origin: null"],
            ["Host: 127.0.0.1:\(port)", "Origin: http://127.0.0.1:\(port).attack.example"],
            ["Host: 127.0.0.1:\(port)", "Origin: https://127.0.0.1:\(port)"],
        ] {
            for path in ["/c/one.html", "/_preview/events?page=/&version=x"] {
                let answer = try await preview.client.send("GET \(path)", headers)
                #expect(answer.status == 403 || (headers.count != 1 && answer.status == 400), "\(headers)")
                #expect(!answer.body.contains("sentence"))
            }
        }
        for headers in [
            ["Host: LOCALHOST:\(port)"], ["Host: [::1]:\(port)"],
            ["Host: localhost:\(port)", "Origin: http://127.0.0.1:\(port)"],
        ] {
            #expect(try await preview.client.send("GET /c/one.html", headers).status == 200, "\(headers)")
        }
        #expect(try await preview.client.send("POST /c/one.html").status == 405)
        try await preview.end()
    }

    @Test("Only what belongs to the build is served, and nothing beneath another folder")
    func traversal() async throws {
        let preview = try await RunningPreview(["c/notes.txt": "mine"])
        for path in [
            "/c/../secret.txt", "/../secret.txt", "/c/%2e%2e/secret.txt", "/c/..%2fsecret.txt",
            "/c//etc/passwd",
            "/c/course.yaml", "/c/one.md", "/c/notes.txt", "/secret.txt", "//c/one.html", "/c/one.html%00",
            "/c/%zz", "/c/dot.svg/", "http://127.0.0.1/c/one.html",
        ] {
            let answer = try await preview.client.get(path)
            #expect([400, 403, 404].contains(answer.status), "\(path): \(answer.status)")
            #expect(!answer.body.contains("secret") && !answer.body.contains("mine"), "\(path)")
        }
        // A picture that becomes a link out of the folder after the build.
        try FileManager.default.removeItem(atPath: preview.folder + "/c/dot.svg")
        try FileManager.default.createSymbolicLink(
            atPath: preview.folder + "/c/dot.svg", withDestinationPath: "../secret.txt")
        let answer = try await preview.client.get("/c/dot.svg")
        #expect(answer.status == 404 && !answer.body.hasPrefix("secret"))
        try await preview.end()
    }

    @Test("A part of a film is sent where one is asked for")
    func parts() async throws {
        let preview = try await RunningPreview([
            "c/one.md": "---\ntitle: One\n---\n\n![A film](film.mp4)\n", "c/film.mp4": "0123456789",
        ])
        func part(_ range: String) async throws -> HTTPClient.Answer {
            try await preview.client.send(
                "GET /c/film.mp4", ["Host: localhost:\(preview.client.port)", "Range: \(range)"])
        }
        let answer = try await part("bytes=2-4")
        #expect(answer.status == 206 && answer.body == "234")
        #expect(
            answer.headers["content-range"] == "bytes 2-4/10" && answer.headers["content-type"] == "video/mp4"
        )
        #expect(try await part("bytes=7-").body == "789")
        #expect(try await part("bytes=-2").body == "89")
        #expect(try await part("bytes=10-").status == 416)
        #expect(try await part("bytes=4-2").status == 200)
        try await preview.end()
    }

    @Test("The next port is taken where one is taken already")
    func ports() async throws {
        let first = try await RunningPreview()
        let second = try await RunningPreview(port: first.client.port)
        #expect(second.client.port > first.client.port)
        #expect(try await second.client.get("/c/one.html").status == 200)
        try await first.end()
        try await second.end()
    }
}
