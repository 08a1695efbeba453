import Schema

/// Reads a course folder: `course.yaml` and the lessons.
enum CourseReader {
    /// - Returns: `nil` where there is no `course.yaml` that can be read at all.
    static func read(
        _ folder: CourseFolder, vocabulary: Vocabulary, for reader: Readership = Readership(),
        diagnostics: inout [Diagnostic]
    ) throws(FileError) -> Course? {
        guard FileSystem.isFolder(folder.path) else {
            throw FileError(path: folder.path, reason: "there is no such folder")
        }
        let file: SourceFile
        do {
            file = try folder.read(CourseFolder.fileName)
        } catch {
            throw FileError(
                path: folder.path,
                reason:
                    "the folder holds no \(CourseFolder.fileName), so it is no course; `descent new DIR` makes one"
            )
        }
        guard !file.reportIllFormedText(into: &diagnostics),
            let written = YAMLComposer.compose(YAMLSource(file: file), diagnostics: &diagnostics)
        else { return nil }
        let name = folder.courseName
        let reading = ParameterReading(written, in: file, course: name, for: reader)
        let root = reading.filled(written, in: file, diagnostics: &diagnostics)
        var decoder = YAMLDecoder(file: file)
        guard let spec = decoder.readAnyhow(root, as: CourseSpec.kind, called: "the course") else {
            diagnostics += decoder.diagnostics
            return nil
        }
        decoder.refuseValues(in: root, except: ["lessons"])
        let names = try lessonNames(of: spec, in: root, folder: folder, decoder: &decoder)
        diagnostics += decoder.diagnostics
        var lessons: [Lesson] = []
        for name in names {
            let lesson = LessonReader.read(
                try folder.read(name), name: String(name.dropLast(3)), folder: folder,
                parameters: reading.parameters, edition: reader.edition, vocabulary: vocabulary,
                diagnostics: &diagnostics)
            if let lesson { lessons.append(lesson) }
        }
        return Course(
            folder: folder, name: name, file: file, title: spec.title,
            language: spec.language, description: spec.description, allowsRawHTML: spec.allowsRawHTML,
            figureFormats: spec.figureFormats, lessons: lessons, parameters: reading.parameters,
            vocabulary: vocabulary)
    }

    /// The files of the lessons in order: those that the course names, else all of the folder.
    private static func lessonNames(
        of spec: CourseSpec, in root: YAMLNode, folder: CourseFolder, decoder: inout YAMLDecoder
    ) throws(FileError) -> [String] {
        let present = try folder.names().filter { $0.hasSuffix(".md") && $0 != "README.md" }
        guard let listed = spec.lessons else {
            let head = root.range(of: Problem(path: [], place: .head, message: ""), in: decoder.file)
            if present.isEmpty {
                decoder.error(
                    "the course has no lessons", at: head,
                    remedy: "write a lesson into \(folder.path)/first-lesson.md")
            }
            return present.filter { isUsable($0, at: head, decoder: &decoder) }
        }
        var names: [String] = []
        for (index, name) in listed.enumerated() {
            let range = root.range(at: ["lessons", .index(index)])
            if let objection = CourseFolder.objection(to: name) {
                decoder.error(objection, at: range, remedy: "lessons stand in the folder of the course")
            } else if names.contains(name) {
                decoder.error(
                    "the lesson \"\(name)\" stands twice in the list", at: range, remedy: "remove one")
            } else if !present.contains(name) {
                decoder.error(
                    "there is no lesson \"\(name.shortened(to: 60))\" in the folder", at: range,
                    remedy: Nearest.remedy(for: name, among: present, called: "lessons"))
            } else if isUsable(name, at: range, decoder: &decoder) {
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
