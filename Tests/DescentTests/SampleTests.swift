import Foundation
import Testing

@Suite("What the pages show compiles")
struct SampleTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The pages for people who write Swift.
    private static let pages: [String] = {
        let folders = ["docs", "Sources/Descent/Descent.docc"]
        let pages = folders.flatMap { folder in
            let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
            return (names?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
        }
        return ["README.md"] + pages.filter { $0.hasSuffix(".md") }.sorted()
    }()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The blocks of Swift, but for manifests, which are a language of their own.
    private static func blocks(of page: String) throws -> [String] {
        try text(page).components(separatedBy: "```swift\n").dropFirst()
            .map { $0.components(separatedBy: "\n```").first ?? "" }
            .filter { !$0.contains(".package(") }
    }

    private static func bare(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    @Test("Every block of Swift stands in a source that is compiled with one import")
    func verbatim() throws {
        let source = Self.bare(try Self.text("Tests/DescentTests/DocumentedSamples.swift"))
        var count = 0
        for page in Self.pages {
            for block in try Self.blocks(of: page) {
                count += 1
                let code = block.replacing("import Descent\n", with: "")
                #expect(source.contains(Self.bare(code)), "\(page):\n\(block)")
            }
        }
        #expect(count > 20)
    }

    @Test("The lines for a dependent's manifest name the package and its product")
    func manifest() throws {
        let manifest = try Self.text("Package.swift")
        #expect(manifest.contains("name: \"Descent\",") && manifest.contains(".library(name: \"Descent\""))
        let readme = try Self.text("README.md")
        #expect(readme.contains(".product(name: \"Descent\", package: \"Descent\")"))
    }
}
