import Testing

@Suite("What ARCHITECTURE.md says to touch is there")
struct TouchTableTests {
    /// What a row says to touch: the names in backticks of its second cell.
    struct Row: Sendable, CustomTestStringConvertible {
        let thing: String
        let names: [String]

        var testDescription: String { thing }
    }

    static let rows: [Row] = {
        guard let page = Repository.text(of: "ARCHITECTURE.md"),
            let head = page.firstRange(of: "## To add a … touch …")
        else { return [] }
        return page[head.upperBound...].split(separator: "\n").filter { $0.hasPrefix("| ") }.compactMap {
            line in
            let cells = line.split(separator: "|").map { $0.drop { $0 == " " } }
            guard cells.count >= 2, cells[0] != "a … " else { return nil }
            let names = cells[1].split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 1 }.map { String($0.element) }
            return Row(thing: String(cells[0]), names: names)
        }
    }()

    /// Whether a name is a file or a folder, from the root, from Sources, or the end of such a path.
    private static func isPath(_ name: String) -> Bool {
        name.contains("/") || [".swift", ".c", ".h", ".css"].contains { name.hasSuffix($0) }
    }

    @Test("The table is found")
    func found() { #expect(Self.rows.count > 20) }

    @Test("Its paths exist, and its lists and types are declared", arguments: rows)
    func exists(row: Row) {
        let sources = Repository.sources(in: "Sources")
        let all = Repository.files(in: "Sources")
        for name in row.names where Self.isPath(name) {
            let trimmed = name.hasSuffix("/") ? String(name.dropLast()) : name
            let isThere =
                all.contains {
                    $0 == trimmed || $0.hasSuffix("/" + trimmed) || $0.contains("/" + trimmed + "/")
                }
                || all.contains { $0.hasPrefix(trimmed + "/") } || Repository.exists(trimmed)
            #expect(isThere, "\(name) is not in the repository")
        }
        // `Activations.all` is a list of a type, `ActivationFunction` a type of its own.
        let types = row.names.filter { name in
            !Self.isPath(name) && name.first?.isUppercase == true
                && name.allSatisfy { $0.isLetter || $0 == "." }
        }
        for name in types {
            let parts = name.split(separator: ".")
            let type = String(parts[0])
            let declares = ["struct ", "enum ", "class ", "protocol ", "extension "].map { $0 + type }
            let isDeclared = sources.lazy.map { $0.codeLines.joined(separator: "\n") }.contains { file in
                declares.contains { file.contains($0) }
                    && (parts.count == 1 || file.contains("let \(parts[1])")
                        || file.contains("func \(parts[1])")
                        || file.contains("var \(parts[1])") || file.contains("enum \(parts[1])"))
            }
            #expect(isDeclared || Repository.exists("Sources/" + type), "\(name) is not declared")
        }
    }
}

/// Kinds of one list: a file for each, and a line.
@Suite("A kind is a file and a line in its list")
struct KindListTests {
    /// A list of the table: `Activations.all`, the folder of its kinds, and what they conform to.
    struct List: Sendable, CustomTestStringConvertible {
        let name: String
        let folder: String

        var testDescription: String { name }
    }

    static let lists: [List] = TouchTableTests.rows.compactMap { row in
        let folder = row.names.first { $0.hasPrefix("TrainingCore/") }
        let list = row.names.first { $0.hasSuffix(".all") && $0.dropLast(4).allSatisfy(\.isLetter) }
        guard let folder, let list else { return nil }
        return List(name: String(list.dropLast(4)), folder: "Sources/" + folder)
    }

    private static func types(_ source: SwiftSource) -> [String] {
        var types: [String] = []
        var type = ""
        for line in source.codeLines {
            let words = line.split { " :,{(".contains($0) }.map(String.init)
            for (word, next) in zip(words, words.dropFirst())
            where ["struct", "enum", "extension"].contains(word) {
                type = next
            }
            if line.contains("static let kind = ") || line.contains("static var kind: Kind<") {
                types.append(type)
            }
        }
        return types.filter { !$0.isEmpty }
    }

    @Test("The lists are found")
    func found() { #expect(Self.lists.count == 7, "\(Self.lists)") }

    @Test("All kinds of the folder stand in the list, and none that has no file there", arguments: lists)
    func whole(list: List) throws {
        let sources = Repository.sources(in: list.folder)
        let file = try #require(sources.first { $0.path == "\(list.folder)/\(list.name).swift" })
        let listed = file.codeLines.joined(separator: "\n").matches(of: /\(([A-Z]\w+)\.self/).map {
            String($0.1)
        }
        let declared = sources.flatMap(Self.types)
        #expect(!listed.isEmpty && Set(listed).count == listed.count)
        #expect(Set(listed) == Set(declared), "\(Set(listed).symmetricDifference(declared).sorted())")
    }

    @Test(
        "A number of the C kernels stands in each of their files",
        arguments: [
            ("landscape_kernels.h", "descent_identity", ["landscape_activations.c"]),
            (
                "landscape_plane.h", "descent_squared_error",
                ["landscape_losses.h", "landscape_lane_losses.c"]
            ),
        ])
    func kernels(header: String, first: String, files: [String]) throws {
        let text = try #require(Repository.text(of: "Sources/CKernels/include/\(header)"))
        let start = try #require(text.firstRange(of: first))
        let body = text[start.lowerBound...].prefix { $0 != "}" }
        let names = body.matches(of: /(descent_\w+) = \d+/).map { String($0.1) }.filter {
            // What is done where nothing is said needs no line; the last two are of planes alone.
            !["descent_identity", "descent_squared_error", "descent_softmax", "descent_tanh_within"]
                .contains($0)
        }
        #expect(names.count > 4)
        for name in files {
            let code = try #require(Repository.text(of: "Sources/CKernels/\(name)"))
            let missing = names.filter { !code.contains($0) }
            #expect(missing.isEmpty, "\(name) has no line for \(missing)")
        }
    }
}
