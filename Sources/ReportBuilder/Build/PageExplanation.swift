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
        guard let known = record.inputs.pages.first(where: { $0.page == page }) else { return nil }
        self.page = page
        inputs = (known.inputs + record.inputs.common).map { input in
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
        isTouched = !(bytes.flatMap { bytes in entry?.knows(ContentPrint(bytes)) } ?? false)
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

    /// The page of a lesson's file, in the folder of the pages of its course.
    package static func page(ofLesson path: String) -> (course: String, page: String)? {
        guard path.hasSuffix(".md") else { return nil }
        let (course, file) = CourseFolder.course(ofLesson: path)
        return (FileSystem.place(of: course.path), file.dropLast(3) + ".html")
    }

    /// The page that a file of the folder belongs to: itself, or that of the lesson whose figure it is.
    package static func page(ofFile path: String) -> String {
        guard path.hasPrefix(FigureFile.folder) else { return path }
        return CourseFolder.folder(of: String(path.dropFirst(FigureFile.folder.count))) + ".html"
    }
}
