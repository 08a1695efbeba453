import Testing

@Suite("Rules for every source file")
struct SourceRuleTests {
    private static let shipped = Repository.sources.filter { !$0.path.hasPrefix("Tests/") }

    @Test("Nothing that users give can stop the process: no try!, no as!, no fatalError")
    func noTraps() {
        for source in Self.shipped {
            for found in source.lines(with: ["try!", "as!", "fatalError(", "preconditionFailure(", "abort("])
            {
                Issue.record(
                    "\(source.path):\(found.number) uses \(found.text); throw an error that names a repair")
            }
        }
    }

    @Test("Libraries do not print and do not end the process; only programs do")
    func noPrinting() {
        let programs = ["Sources/DescentCommand/", "Sources/PreviewCommand/"]
        for source in Self.shipped where !programs.contains(where: source.path.hasPrefix) {
            for found in source.lines(with: ["print(", "debugPrint(", "dump(", "exit("]) {
                Issue.record(
                    "\(source.path):\(found.number) calls \(found.text)…); return a value or throw an error")
            }
        }
    }

    @Test(
        "Pointers appear only in the renderer, the readers of Markdown and YAML, file access, surfaces, passes through a network, and callers of kernels, of libdeflate and of SQLite"
    )
    func pointersBesideC() {
        let places = [
            "Sources/SystemLibrary/", "Sources/CairoRenderer/", "Sources/ReportBuilder/Markdown/",
            "Sources/ReportBuilder/YAML/YAMLEvents.swift", "Sources/ReportBuilder/Files/",
            "Sources/DescentCommand/Console/Console.swift", "Sources/LossLandscape/",
            "Sources/TrainingCore/Backpropagation/", "Sources/TrainingCore/Recording/",
            "Sources/TrainingCore/Lockstep/",
            "Sources/Preview/ToldChanges.swift",
        ]
        let pointers = [
            "Unsafe", "OpaquePointer", "Unmanaged", "unsafeBitCast", "withUnsafe", "unsafeDowncast",
        ]
        for source in Self.shipped where !places.contains(where: source.path.hasPrefix) {
            guard
                !source.imports.contains(where: { ["CKernels", "CDeflate", "CSQLite"].contains($0.module) })
            else {
                continue
            }
            for found in source.lines(with: pointers) {
                Issue.record("\(source.path):\(found.number) uses \(found.text)…")
            }
            for (index, line) in source.codeLines.enumerated() where line.contains(".withUnsafe") {
                Issue.record("\(source.path):\(index + 1) uses withUnsafe…")
            }
        }
    }

    @Test("No Swift file has more than 350 lines")
    func fileLength() {
        for source in Repository.sources {
            let count = source.codeLines.count - (source.codeLines.last == "" ? 1 : 0)
            #expect(count <= 350, "\(source.path) has \(count) lines; a file is about one thing")
        }
    }

    @Test("Nine of ten files of Sources have at most 180 lines")
    func mostFilesAreShort() {
        let lengths = Repository.sources.filter { $0.path.hasPrefix("Sources/") }.map(\.codeLines.count)
            .sorted()
        let decile = lengths[lengths.count * 9 / 10]
        #expect(decile <= 181, "the ninth decile is \(decile)")
    }
}
