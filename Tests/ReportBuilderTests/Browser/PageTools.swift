import Foundation
import LongRuns
import Testing

@testable import ReportBuilder

/// The programs that look at pages: Chromium with axe, the Nu checker, and poppler, which turns paper into pixels.
enum PageTools {
    static let root = #filePath.firstRange(of: "/Tests/").map { String(#filePath[..<$0.lowerBound]) } ?? "."
    static let axe = root + "/.build/page-tools/axe.min.js"
    static let checker = root + "/.build/page-tools/vnu.jar"

    static let hasBrowser =
        ["chromium", "chromium-browser", "google-chrome"].contains { find($0) != nil }
        && find("python3") != nil
        && FileManager.default.fileExists(atPath: axe)
    static let hasChecker = find("java") != nil && FileManager.default.fileExists(atPath: checker)
    static let hasPoppler = find("pdftoppm") != nil

    static func find(_ program: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// What a program writes on both of its outputs.
    static func run(_ program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(
            fileURLWithPath: try #require(find(program), "\(program) is not installed"))
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return output
    }

    static func lines(_ program: String, _ arguments: [String]) throws -> [String] {
        String(decoding: try run(program, arguments), as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

/// What the browser found, in one run for all tests.
struct BrowserFindings: Sendable {
    /// Holds the folders `pages`, `attacks` and `paper`.
    let folder: TemporaryFolder
    let lines: [String]

    func about(_ part: String) -> [String] {
        lines.filter { $0.hasPrefix(part + ": ") || !$0.contains(": ") }
    }

    private static let all = Task { try await make() }

    static func found() async throws -> BrowserFindings { try await all.value }

    private static func make() async throws -> BrowserFindings {
        let folder = try TemporaryFolder()
        var built = [try await EverythingCourse.build()]
        if LongRuns.areAsked { built.append(try await ProjectCourse.built()) }
        for course in built {
            #expect(course.diagnostics.isEmpty, "\(course.diagnostics.map(\.text))")
            for file in course.files {
                try folder.write(
                    String(decoding: file.bytes, as: UTF8.self), to: "pages/\(course.name)/\(file.path)")
            }
        }
        for (number, payload) in Attacks.chosen.enumerated() {
            for (place, html) in try await AttackTests.survivors(of: payload) {
                let name = place.replacing(" ", with: "-")
                try folder.write(html, to: "attacks/\(number)-\(name).html")
            }
        }
        let words = ["all", PageTools.axe, folder.path] + (LongRuns.areAsked ? [] : ["few"])
        let lines = try PageTools.lines("python3", [PageTools.root + "/scripts/lib/browser.py"] + words)
        return BrowserFindings(folder: folder, lines: lines)
    }
}
