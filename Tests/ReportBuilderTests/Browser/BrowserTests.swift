import Foundation
import Testing

@testable import ReportBuilder

@Suite(
    "Pages in a browser",
    .enabled(
        if: PageTools.hasBrowser,
        "Chromium, python3 or axe-core is missing; scripts/test gets them where it can"))
struct BrowserTests {
    @Test(
        "axe finds nothing, in light and dark, wide and narrow, folded and unfolded; no word of a drawing is faint"
    )
    func accessible() async throws {
        let found = try await BrowserFindings.found()
        #expect(found.about("pages") == [])
    }

    @Test("Nothing that a lesson says runs, leads away or asks a host for something")
    func attacks() async throws {
        let found = try await BrowserFindings.found()
        #expect(found.about("attacks") == [])
    }

    @Test(
        "On paper no sheet but the last is empty by more than two fifths, and all have a title and a number",
        .enabled(if: PageTools.hasPoppler, "poppler's pdftoppm is not installed"))
    func paper() async throws {
        let found = try await BrowserFindings.found()
        #expect(found.about("paper") == [])
        let folder = found.folder.path + "/paper"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(files.count >= 3)
        for file in files {
            let sheets = try Sheet.all(of: "\(folder)/\(file)")
            #expect(!sheets.isEmpty)
            for (number, sheet) in sheets.enumerated() {
                #expect(sheet.hasHead && sheet.hasFoot, "sheet \(number + 1) of \(file)")
                guard number < sheets.count - 1 else { continue }
                #expect(sheet.largestGap <= 0.4, "sheet \(number + 1) of \(file)")
            }
        }
    }
}

@Suite("Valid HTML")
struct ValidityTests {
    @Test(
        "The Nu checker finds no error in any page",
        .enabled(
            if: PageTools.hasChecker, "java or the Nu checker is missing; scripts/test gets them where it can"
        ))
    func valid() async throws {
        let folder = try TemporaryFolder()
        var paths: [String] = []
        let courses = [
            try await EverythingCourse.build(), try await ProjectCourse.built(),
            try await EverythingCourse.build(as: .singleFile(lesson: nil)),
        ]
        for course in courses {
            for file in course.files where file.path.hasSuffix(".html") {
                try folder.write(
                    String(decoding: file.bytes, as: UTF8.self), to: "\(course.name)/\(file.path)")
                paths.append("\(folder.path)/\(course.name)/\(file.path)")
            }
        }
        #expect(paths.count > 10)
        let words = [
            "-Xss4m", "-jar", PageTools.checker, "--format", "gnu", "--errors-only", "--exit-zero-always",
        ]
        let lines = try PageTools.lines("java", words + paths)
        // The checker does not know container queries, which the style sheet within a page of one file holds.
        let errors = lines.filter { !$0.contains(": error: CSS: ") }
        #expect(errors.map { $0.replacing(folder.path, with: "") } == [])
    }
}

/// A printed sheet as grey pixels.
struct Sheet {
    let width: Int
    /// From the top.
    let rows: [ArraySlice<UInt8>]

    private func hasInk(_ part: ClosedRange<Double>) -> [Bool] {
        let range = Int(part.lowerBound * Double(rows.count))..<Int(part.upperBound * Double(rows.count))
        return range.map { rows[$0].contains { $0 < 235 } }
    }

    var hasHead: Bool { hasInk(0.02...0.07).contains(true) }
    var hasFoot: Bool { hasInk(0.94...0.99).contains(true) }

    /// The highest stretch between the margins without any ink, as a share of the sheet.
    var largestGap: Double {
        var (run, most) = (0, 0)
        for isInked in hasInk(0.075...0.93) {
            run = isInked ? 0 : run + 1
            most = max(most, run)
        }
        return Double(most) / Double(rows.count)
    }

    /// All sheets of a PDF: poppler writes each as a header of four words and its pixels.
    static func all(of path: String) throws -> [Sheet] {
        let bytes = [UInt8](try PageTools.run("pdftoppm", ["-r", "24", "-gray", path]))
        var sheets: [Sheet] = []
        var position = 0
        while position < bytes.count {
            var words: [String] = []
            while words.count < 4 {
                let word = bytes[position...].prefix { $0 != 0x20 && $0 != 0x0A }
                words.append(String(decoding: word, as: UTF8.self))
                position = word.endIndex + 1
            }
            let width = try #require(Int(words[1]))
            let height = try #require(Int(words[2]))
            try #require(words[0] == "P5" && position + width * height <= bytes.count)
            let rows = (0..<height).map { bytes[(position + $0 * width)..<(position + ($0 + 1) * width)] }
            sheets.append(Sheet(width: width, rows: rows))
            position += width * height
        }
        return sheets
    }
}
