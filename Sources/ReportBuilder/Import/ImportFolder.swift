/// The folder of a course that lessons are imported into.
package struct ImportFolder: Sendable {
    package let path: String

    package init(path: String) { self.path = path }

    /// Writes lessons, their pictures and the files that they name, and `course.yaml` where there is none. Nothing that is
    /// there is written over.
    ///
    /// - Parameter sources: the file that each lesson was made of.
    /// - Returns: what was written, relative to the folder.
    /// - Throws: before anything is written where a file of the same name is there.
    package func write(_ lessons: [ImportedLesson], from sources: [String]) throws(FileError) -> [String] {
        var files: [OutputFile] = []
        let places = Set(sources.compactMap(FileSystem.canonicalPath))
        func isSource(_ name: String, _ folder: String) -> Bool {
            FileSystem.canonicalPath("\(folder)/\(name)").map(places.contains) ?? false
        }
        for (lesson, source) in zip(lessons, sources) {
            files.append(
                OutputFile(
                    path: "\(lesson.name).md",
                    text: Self.linked(lesson.text, in: FileSystem.folder(of: source), among: sources)))
            files += lesson.files
            let folder = CourseFolder(path: FileSystem.folder(of: source))
            for name in lesson.media.map(LinkIndex.decoded) {
                guard FileSystem.kind(of: "\(folder.path)/\(name)") == .file,
                    let bytes = try? folder.bytes(of: name), !files.contains(where: { $0.path == name }),
                    !["md", "qmd", "rmd"].contains(FileSystem.pathExtension(of: name)),
                    !isSource(name, folder.path)
                else { continue }
                files.append(OutputFile(path: name, bytes: bytes))
            }
        }
        var known: Set<String> = []
        for file in files {
            guard known.insert(file.path).inserted else {
                throw FileError(
                    path: "\(path)/\(file.path)",
                    reason: "two of the files would have this name; rename one of them")
            }
            guard FileSystem.kind(of: "\(path)/\(file.path)") == nil else {
                throw FileError(
                    path: "\(path)/\(file.path)",
                    reason: "this file is there already; import into another folder")
            }
        }
        if FileSystem.kind(of: "\(path)/course.yaml") == nil {
            let folder = FileSystem.canonicalPath(path).map(FileSystem.name(of:)) ?? FileSystem.name(of: path)
            let title = lessons.count == 1 ? lessons[0].title : folder
            let names = lessons.map { "  - \($0.name).md\n" }.joined()
            files.append(
                OutputFile(
                    path: "course.yaml", text: "title: \(ImportedLesson.quoted(title))\nlessons:\n\(names)"))
        }
        for file in files {
            let place = "\(path)/\(file.path)"
            try FileSystem.makeFolder(FileSystem.folder(of: place))
            try FileSystem.writeAtomically(file.bytes, to: place, .flushed)
        }
        return files.map(\.path)
    }

    /// The text with links to the lessons that other documents become: `[b](b.qmd#part)` leads to `b.md#part`.
    private static func linked(_ text: String, in folder: String, among sources: [String]) -> String {
        let places = Set(sources.compactMap(FileSystem.canonicalPath))
        var parts = text.split(separator: "](", omittingEmptySubsequences: false).map(String.init)
        for index in parts.indices.dropFirst() {
            let path = parts[index].prefix { $0 != ")" && $0 != " " && $0 != "#" && !$0.isNewline }
            let ending = FileSystem.pathExtension(of: String(path))
            guard ["qmd", "rmd", "ipynb"].contains(ending), !path.contains(":") else { continue }
            let file = "\(folder)/\(LinkIndex.decoded(String(path)))"
            // A notebook that does not become a lesson may be there to be loaded down.
            guard ending != "ipynb" || FileSystem.canonicalPath(file).map(places.contains) == true else {
                continue
            }
            parts[index] = ImportedLesson.name(of: file) + ".md" + parts[index].dropFirst(path.count)
        }
        return parts.joined(separator: "](")
    }
}
