import CairoRenderer

/// Reads a course folder: `course.yaml` and the lessons.
enum CourseReader {
    static let keys = ["title", "language", "description", "lessons", "raw-html", "figures"]
    static let fileName = "course.yaml"

    /// - Returns: `nil` where there is no `course.yaml` that can be read at all.
    static func read(_ folder: CourseFolder, diagnostics: inout [Diagnostic]) throws(FileError) -> Course? {
        guard FileSystem.isFolder(folder.path) else {
            throw FileError(path: folder.path, reason: "there is no such folder")
        }
        let file: SourceFile
        do {
            file = try folder.read(fileName)
        } catch {
            throw FileError(
                path: folder.path,
                reason: "the folder holds no \(fileName), so it is no course; `descent new DIR` makes one")
        }
        guard !file.reportIllFormedText(into: &diagnostics),
            let root = YAMLComposer.compose(YAMLSource(file: file), diagnostics: &diagnostics)
        else { return nil }
        var decoder = YAMLDecoder(file: file)
        guard let fields = decoder.fields(of: root, "a course", keys: keys) else {
            diagnostics += decoder.diagnostics
            return nil
        }
        decoder.refuseValues(in: root, except: ["lessons"])
        let title = decoder.required(
            "title", in: fields, of: "the course", remedy: "write title: and what the course is called"
        ).flatMap { decoder.text($0, "the title") }
        let language = fields["language"].flatMap { decoder.language($0) } ?? "en"
        let description = fields["description"].flatMap { decoder.text($0, "the description") } ?? ""
        let allowsRawHTML = fields["raw-html"].flatMap { decoder.flag($0, "raw-html") } ?? false
        let figureFormats = fields["figures"].flatMap { decoder.figureFormats($0) } ?? []
        let names = try lessonNames(in: fields, folder: folder, decoder: &decoder)
        diagnostics += decoder.diagnostics
        var lessons: [Lesson] = []
        for name in names {
            let lesson = LessonReader.read(
                try folder.read(name), name: String(name.dropLast(3)), folder: folder,
                diagnostics: &diagnostics)
            if let lesson { lessons.append(lesson) }
        }
        return Course(
            folder: folder, name: courseName(of: folder), file: file, title: title ?? "", language: language,
            description: description, allowsRawHTML: allowsRawHTML, figureFormats: figureFormats,
            lessons: lessons)
    }

    /// The name of the folder, also where it was given as `.` or with a link.
    private static func courseName(of folder: CourseFolder) -> String {
        let name = FileSystem.name(of: folder.path)
        guard name == "." || name == ".." || name.isEmpty else { return name }
        return FileSystem.name(of: FileSystem.canonicalPath(folder.path) ?? "course")
    }

    /// The files of the lessons in order: those that the course names, else all of the folder.
    private static func lessonNames(
        in fields: YAMLFields, folder: CourseFolder, decoder: inout YAMLDecoder
    ) throws(FileError) -> [String] {
        let present = try folder.names().filter { $0.hasSuffix(".md") && $0 != "README.md" }
        guard let node = fields["lessons"] else {
            if present.isEmpty {
                decoder.error(
                    "the course has no lessons", at: fields.headRange(in: decoder.file),
                    remedy: "write a lesson into \(folder.path)/first-lesson.md")
            }
            return present.filter { isUsable($0, at: fields.headRange(in: decoder.file), decoder: &decoder) }
        }
        var names: [String] = []
        for item in decoder.list(node, "the lessons") ?? [] {
            guard let name = decoder.text(item, "a lesson") else { continue }
            if let objection = CourseFolder.objection(to: name) {
                decoder.error(objection, at: item.range, remedy: "lessons stand in the folder of the course")
            } else if names.contains(name) {
                decoder.error(
                    "the lesson \"\(name)\" stands twice in the list", at: item.range, remedy: "remove one")
            } else if !present.contains(name) {
                decoder.error(
                    "there is no lesson \"\(name.shortened(to: 60))\" in the folder", at: item.range,
                    remedy: Nearest.remedy(for: name, among: present, called: "lessons"))
            } else if isUsable(name, at: item.range, decoder: &decoder) {
                names.append(name)
            }
        }
        return names
    }

    /// Whether a page can be named after the lesson.
    private static func isUsable(_ name: String, at range: SourceRange, decoder: inout YAMLDecoder) -> Bool {
        let stem = String(name.dropLast(3))
        guard BlockID.isValid(stem), stem != "index" else {
            decoder.error(
                "\"\(name.shortened(to: 60))\" cannot be the file of a lesson", at: range,
                remedy: stem == "index"
                    ? "rename it; index.html is the page of the course"
                    : "name it with lower-case letters, digits and hyphens, with a letter first")
            return false
        }
        return true
    }
}

extension YAMLDecoder {
    /// A list such as `[png, svg]`, each format once.
    fileprivate mutating func figureFormats(_ node: YAMLNode) -> [ImageFormat]? {
        guard let items = list(node, "figures") else { return nil }
        var formats: [ImageFormat] = []
        for item in items {
            let names = ImageFormat.allCases.map(\.rawValue)
            guard let name = choice(item, of: names, called: "formats", "the format of figures"),
                let format = ImageFormat(rawValue: name)
            else { continue }
            if formats.contains(format) {
                error("the format \"\(name)\" stands twice in the list", at: item.range, remedy: "remove one")
            } else {
                formats.append(format)
            }
        }
        return formats
    }

    /// A language tag such as `en` or `de-CH`.
    fileprivate mutating func language(_ node: YAMLNode) -> String? {
        guard let tag = text(node, "the language") else { return nil }
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        let isTag = parts.allSatisfy { part in
            (1...8).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
        guard isTag, let first = parts.first, (2...3).contains(first.count) else {
            error(
                "\"\(tag.shortened(to: 30))\" is not the tag of a language", at: node.range,
                remedy: "write en, de or pt-BR")
            return nil
        }
        return tag
    }
}
