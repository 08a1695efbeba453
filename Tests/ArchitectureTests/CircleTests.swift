import Testing

@Suite("Files and folders of a module stand in one order")
struct CircleTests {
    private static let graph = FileGraph(Repository.sources(in: "Sources"))

    @Test("No files of a module know each other in a circle")
    func files() {
        for circle in FileGraph.circles(Self.graph.arrows) {
            let arrows = circle.flatMap { file in
                (Self.graph.arrows[file] ?? [:]).filter { circle.contains($0.key) }.map { other, names in
                    "\(file) → \(other.split(separator: "/").last ?? "") (\(names.joined(separator: ", ")))"
                }
            }
            Issue.record(
                """
                A circle of \(circle.count) files: \(arrows.sorted().joined(separator: "; ")). Put what closes it into \
                a file of its own: a list of kinds away from their protocol, a conversion away from what it converts.
                """)
        }
    }

    @Test("No folders of a module know each other in a circle")
    func folders() {
        let arrows = Self.graph.folderArrows
        for circle in FileGraph.circles(arrows) {
            let ways = circle.flatMap { folder in
                (arrows[folder] ?? [:]).filter { circle.contains($0.key) }.map { (folder, $0.key, $0.value) }
            }.sorted { ($0.2.count, $0.0, $0.1) < ($1.2.count, $1.0, $1.1) }
            let thin = ways.prefix(2).map { from, to, arrows in
                "\(from) knows \(to) by \(arrows.sorted().joined(separator: "; "))"
            }
            Issue.record(
                """
                \(circle.joined(separator: ", ")) know each other in a circle. \(thin.joined(separator: ". ")). Move \
                what one of them needs to a folder beneath.
                """)
        }
    }
}

@Suite("Finding circles of files")
struct FileGraphTests {
    private static func source(_ path: String, _ text: String) -> SwiftSource {
        SwiftSource(path: "Sources/M/\(path).swift", text: text)
    }

    @Test("A circle is all files from each of which one comes to all others")
    func circle() {
        let graph = FileGraph([
            Self.source("A", "struct One { var two: Two? }"),
            Self.source("B", "enum Two { case a([Three]) }"),
            Self.source("C", "protocol Three { func f(_ one: One) }"), Self.source("D", "let d: One? = nil"),
        ])
        #expect(FileGraph.circles(graph.arrows) == [["A", "B", "C"].map { "Sources/M/\($0).swift" }])
        #expect(graph.folderArrows.isEmpty)
    }

    @Test("Comments, texts, types within types and types of other modules make none")
    func noCircle() {
        let graph = FileGraph([
            Self.source("A", "struct One { enum Inner { case a } } // Two\nlet a = \"Two\""),
            Self.source(
                "B", "struct Two { var one: One; var inner: Int { 1 } }\nextension One { enum Inner2 {} }"),
            SwiftSource(path: "Sources/N/A.swift", text: "struct Three { var two: Two }"),
            Self.source("C", "struct Four { var three: Three; var two: Two }"),
        ])
        #expect(FileGraph.circles(graph.arrows).isEmpty)
        #expect(graph.arrows["Sources/M/C.swift"] == ["Sources/M/B.swift": ["Two"]])
    }

    @Test("Folders stand in a circle through different files, which stand in none")
    func folders() {
        let graph = FileGraph([
            Self.source("X/A", "struct One {}"), Self.source("X/B", "struct Two { var three: Three }"),
            Self.source("Y/C", "struct Three {}"), Self.source("Y/D", "struct Four { var one: One }"),
            Self.source("Y/E", "struct Five { var text = \"\\(One())\" }"),
        ])
        #expect(FileGraph.circles(graph.arrows).isEmpty)
        #expect(FileGraph.circles(graph.folderArrows) == [["M/X", "M/Y"]])
        #expect(graph.folderArrows["M/X"] == ["M/Y": ["B.swift → C.swift (Three)"]])
    }
}
