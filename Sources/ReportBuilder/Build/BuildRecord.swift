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

/// Why a page is as it is, or would be made again.
package struct PageExplanation: Sendable {
    package enum State: String, Sendable {
        case same = "as it was"
        case changed = "changed"
        case missing = "is not there any more"
    }

    /// The page in its folder.
    package let page: String
    package let inputs: [(input: PageInputs.Input, state: State)]
    /// Whether the program that built it is another one.
    package let isOfAnotherProgram: Bool
    /// Whether the page itself is no longer as it was written.
    package let isTouched: Bool

    /// - Parameters:
    ///   - page: its path in the folder.
    ///   - folder: the folder of the pages.
    ///   - program: what would build it now.
    package init?(_ page: String, in folder: String, _ record: BuildRecord, program: String) {
        guard let known = record.pages.first(where: { $0.page == page }) else { return nil }
        self.page = page
        inputs = known.inputs.map { input in
            guard input.kind != .parameter else { return (input, .same) }
            guard
                let print = PageInputs.mark(
                    ofFile: input.name.hasPrefix("/") ? input.name : "\(record.base)/\(input.name)")
            else {
                return (input, input.print.isEmpty ? .same : .missing)
            }
            return (input, print == input.print ? .same : .changed)
        }
        isOfAnotherProgram = record.program != program
        let bytes = try? FileSystem.read("\(folder)/\(page)")
        let entry = (try? OutputManifest.read(in: folder))?.files[page]
        isTouched = !(bytes.flatMap { bytes in entry?.knows(bytes) } ?? false)
    }

    /// Why it would be made again; empty where it would not.
    package var reasons: [String] {
        var reasons = inputs.filter { $0.state != .same }.map {
            "\($0.input.name) \($0.state == .changed ? "has changed" : $0.state.rawValue)"
        }
        if isOfAnotherProgram { reasons.append("another version of descent built it") }
        if isTouched { reasons.append("the page is not as it was written") }
        return reasons
    }

    /// The folder of pages in which a file stands, and its path there; `nil` where it stands in none.
    package static func place(of path: String) -> (folder: String, page: String)? {
        var (folder, page) = (FileSystem.folder(of: path), FileSystem.name(of: path))
        for _ in 0..<16 {
            if FileSystem.kind(of: "\(folder)/\(OutputManifest.name)") == .file { return (folder, page) }
            let name = FileSystem.name(of: folder)
            guard name != ".", name != "..", folder != "/", !name.isEmpty else { return nil }
            page = "\(name)/\(page)"
            folder = FileSystem.folder(of: folder)
        }
        return nil
    }

    /// The page that a file of the folder belongs to: itself, or that of the lesson whose figure it is.
    package static func page(ofFile path: String) -> String {
        guard path.hasPrefix(FigureFile.folder) else { return path }
        return CourseFolder.folder(of: String(path.dropFirst(FigureFile.folder.count))) + ".html"
    }
}
