import Schema

/// Which files are the lessons of a course, and in which order: those that `course.yaml` lists, else all that there are.
struct CourseLessons {
    private let spec: CourseSpec
    private let root: YAMLNode
    private let folder: CourseFolder
    /// The folders whose titles are written, in their order.
    private let parts: [String]

    init(_ spec: CourseSpec, in root: YAMLNode, of folder: CourseFolder) {
        self.spec = spec
        self.root = root
        self.folder = folder
        var parts: [String] = []
        if case .mapping(let fields)? = root["parts"]?.content { parts = fields.map(\.key) }
        self.parts = parts.filter { spec.parts[$0] != nil }
    }

    /// The titles of parts by their folders, however the folders are written.
    static func titles(of spec: CourseSpec) -> [String: String] {
        Dictionary(spec.parts.map { (plain($0.key) ?? $0.key, $0.value) }) { first, _ in first }
    }

    private static func plain(_ folder: String) -> String? {
        CourseFolder.objection(to: folder) == nil
            ? CourseFolder.meanings(of: folder, seenFrom: "").first : nil
    }

    /// - Parameters:
    ///   - missing: takes the names of lessons that are listed and not there.
    ///   - decoder: takes what is wrong with the list.
    func names(missing: inout Set<String>, decoder: inout YAMLDecoder) throws(FileError) -> [String] {
        let present = try folder.lessonNames(parts: Set(parts.compactMap(Self.plain)))
        reportParts(among: present, decoder: &decoder)
        let names = names(among: present, missing: &missing, decoder: &decoder)
        reportAlike(names, decoder: &decoder)
        return names
    }

    private func names(
        among present: [String], missing: inout Set<String>, decoder: inout YAMLDecoder
    ) -> [String] {
        guard let listed = spec.lessons else {
            let head = root.range(of: Problem(path: [], place: .head, message: ""), in: decoder.file)
            if present.isEmpty {
                decoder.error(
                    "the course has no lessons", at: head,
                    remedy: "write a lesson into \(folder.path)/first-lesson.md")
            }
            return ordered(present).filter { isUsable($0, at: nil, missing: &missing, decoder: &decoder) }
        }
        if listed.isEmpty {
            decoder.error(
                "the list of lessons is empty", at: root.range(at: ["lessons"]),
                remedy: "name them, or leave the key out for all that are there")
        }
        return names(listed, among: ordered(present), missing: &missing, decoder: &decoder)
    }

    /// Complains about lessons whose pages would be one on a disk that does not tell capitals apart.
    private func reportAlike(_ names: [String], decoder: inout YAMLDecoder) {
        var taken: [String: String] = [:]
        for name in names {
            guard let other = taken.updateValue(name, forKey: name.lowercased()), other != name else {
                continue
            }
            decoder.error(
                "\"\(other)\" and \"\(name)\" differ in capitals alone",
                at: root.range(of: Problem(path: ["lessons"], place: .head, message: ""), in: decoder.file),
                remedy: "rename one: many disks and hosts of pages hold only one of them")
        }
    }

    private func names(
        _ listed: [String], among present: [String], missing: inout Set<String>, decoder: inout YAMLDecoder
    ) -> [String] {
        let known = Set(present)
        var names: [String] = []
        var taken: Set<String> = []
        for (index, written) in listed.enumerated() {
            let range = root.range(at: ["lessons", .index(index)])
            if let objection = CourseFolder.objection(to: written) {
                decoder.error(objection, at: range, remedy: "lessons stand in the folder of the course")
                continue
            }
            let name = Self.plain(written) ?? written
            if FileSystem.name(of: name).hasPrefix("_") {
                decoder.error(
                    "\"\(name.shortened(to: 60))\" is no lesson: files whose names begin with _ are included by lessons",
                    at: range, remedy: "rename it, or take it off the list")
            } else if taken.contains(name) {
                decoder.error(
                    "the lesson \"\(name)\" stands twice in the list", at: range, remedy: "remove one",
                    code: .duplicateKey)
            } else if FileSystem.isFolder("\(folder.path)/\(name)"), !known.contains(name) {
                let inside = present.filter { $0.hasPrefix(name + "/") }
                if inside.isEmpty {
                    decoder.error(
                        "there are no lessons in the folder \"\(name.shortened(to: 60))\"", at: range,
                        remedy: "name a file, or a folder whose files begin with --- and a title")
                }
                names += inside.filter {
                    taken.insert($0).inserted && isUsable($0, at: nil, missing: &missing, decoder: &decoder)
                }
            } else if !known.contains(name), !isLesson(name) {
                missing.insert(name.hasSuffix(".md") ? String(name.dropLast(3)) : name)
                let isNameAlone = known.contains(name + ".md")
                decoder.error(
                    "there is no lesson \"\(name.shortened(to: 60))\" in the folder", at: range,
                    remedy: isNameAlone
                        ? Nearest.question(about: "\"\(name).md\"")
                        : Nearest.remedy(for: name, among: present, called: "lessons"), code: .unknownName)
            } else if isUsable(name, at: range, missing: &missing, decoder: &decoder) {
                taken.insert(name)
                names.append(name)
            }
        }
        return names
    }

    /// Whether a file in a folder whose files do not look like lessons is one, as it is listed.
    private func isLesson(_ name: String) -> Bool {
        name.contains("/") && name.hasSuffix(".md") && FileSystem.kind(of: "\(folder.path)/\(name)") == .file
    }

    /// The lessons with the parts in the order in which their titles are written: these change places with each other, all
    /// else stays.
    private func ordered(_ present: [String]) -> [String] {
        guard parts.count > 1 else { return present }
        var runs: [(folder: String, names: [String])] = []
        for name in present {
            let folder = CourseFolder.folder(of: name)
            if runs.last?.folder == folder {
                runs[runs.count - 1].names.append(name)
            } else {
                runs.append((folder, [name]))
            }
        }
        let listed = parts.compactMap(Self.plain)
        let places = runs.indices.filter { listed.contains(runs[$0].folder) }
        let inOrder = listed.flatMap { part in places.filter { runs[$0].folder == part } }
        var sorted = runs
        for (place, source) in zip(places, inOrder) { sorted[place] = runs[source] }
        return sorted.flatMap(\.names)
    }

    private func reportParts(among present: [String], decoder: inout YAMLDecoder) {
        let folders = Set(present.map(CourseFolder.folder(of:))).subtracting([""])
        for written in parts where !(Self.plain(written).map(folders.contains) ?? false) {
            decoder.error(
                "there is no folder \"\(written.shortened(to: 60))\" with lessons",
                at: root.range(at: ["parts", .key(written)]),
                remedy: folders.isEmpty
                    ? "put the lessons of the part into a folder of this name"
                    : Nearest.remedy(for: written, among: folders.sorted(), called: "parts"),
                code: .unknownName)
        }
    }

    /// Whether a page can be named after the lesson.
    ///
    /// - Parameter range: where the course names it; `nil` where the file alone says that it is one.
    private func isUsable(
        _ name: String, at range: SourceRange?, missing: inout Set<String>, decoder: inout YAMLDecoder
    ) -> Bool {
        let stem = String(name.dropLast(3))
        guard stem.split(separator: "/").allSatisfy({ Self.isPageName($0) }), !stem.isEmpty, stem != "index"
        else {
            missing.insert(stem)
            let wrong = stem.split(separator: "/").first { !Self.isPageName($0) }
            let what = stem.contains("/") && wrong != stem.split(separator: "/").last ? "folder" : "file"
            let message =
                what == "file" || stem == "index"
                ? "\"\(name.shortened(to: 60))\" cannot be the file of a lesson"
                : "\"\(wrong.map { String($0).shortened(to: 60) } ?? name)\" cannot be the folder of lessons"
            let remedy =
                stem == "index"
                ? "rename it; index.html is the page of the course"
                : "rename the \(what): letters from a to z, digits, hyphens and underscores"
            if let range {
                decoder.error(message, at: range, remedy: remedy)
            } else {
                // Told once of a folder.
                let place = what == "folder" ? CourseFolder.folder(of: name) : name
                decoder.diagnostics.append(
                    Diagnostic(
                        message, file: SourceFile(name: "\(folder.path)/\(place)", bytes: []), range: nil,
                        remedy: remedy, code: .invalidValue))
            }
            return false
        }
        return true
    }

    /// Letters of English, digits, hyphens and underscores, and no hyphen at the beginning: `01-intro`, `my_lesson`.
    private static func isPageName(_ name: Substring) -> Bool {
        let isPlain = name.utf8.allSatisfy {
            $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
        return isPlain && !name.isEmpty && !name.hasPrefix("-") && !name.hasPrefix("_")
    }
}
