/// What a build has made of a course in a folder, as the cache keeps it: for `descent explain`.
package struct BuildRecord: Sendable, Hashable {
    /// The folder of the course, without links.
    package var course: String
    /// Where it was built: paths of inputs are seen from there.
    package var base = FileSystem.place(of: ".")
    /// What built it.
    package var program: String
    package var pages: [PageInputs]

    package init(course: String, program: String, pages: [PageInputs]) {
        self.course = course
        self.program = program
        self.pages = pages
    }

    private static let kind = "builds"

    /// Keeps it under the folder of the pages.
    package func keep(in cache: ResultCache, of folder: String) {
        var lines = [["course", course], ["base", base], ["program", program]]
        for page in pages {
            lines.append(["page", page.page])
            lines += page.inputs.map { [$0.kind.rawValue, $0.name, $0.print] }
        }
        let text = lines.map { $0.map(Self.escaped).joined(separator: "\t") }.joined(separator: "\n")
        cache.keep(Array(text.utf8), Self.kind, Self.key(of: folder))
    }

    /// What is known of the last build into a folder of pages.
    package static func read(from cache: ResultCache, of folder: String) -> BuildRecord? {
        cache.content(kind, key(of: folder)).flatMap(BuildRecord.init)
    }

    private init?(_ bytes: [UInt8]) {
        self.init(course: "", program: "", pages: [])
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let fields = String(decoding: line, as: UTF8.self)
                .split(separator: "\t", omittingEmptySubsequences: false).map { Self.unescaped(String($0)) }
            switch (fields[0], fields.count) {
            case ("course", 2): course = fields[1]
            case ("base", 2): base = fields[1]
            case ("program", 2): program = fields[1]
            case ("page", 2): pages.append(PageInputs(page: fields[1], inputs: []))
            case (let word, 3):
                guard let kind = PageInputs.Input.Kind(rawValue: word), !pages.isEmpty else { return nil }
                pages[pages.count - 1].inputs.append(.init(kind: kind, name: fields[1], print: fields[2]))
            default: return nil
            }
        }
    }

    private static func key(of folder: String) -> String {
        let path = FileSystem.canonicalPath(folder) ?? folder
        return SHA256.digest(Array(path.utf8)).map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\t", with: "%09").replacing("\n", with: "%0A")
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("%0A", with: "\n").replacing("%09", with: "\t").replacing("%25", with: "%")
    }
}
