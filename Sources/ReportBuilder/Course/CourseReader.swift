import Mathematics
import Schema

/// Reads a course folder: `course.yaml` and the lessons.
enum CourseReader {
    /// - Returns: `nil` where there is no `course.yaml` that can be read at all.
    static func read(
        _ folder: CourseFolder, vocabulary: Vocabulary, for reader: Readership = Readership(),
        memory: inout LessonMemory, diagnostics: inout [Diagnostic]
    ) throws(FileError) -> Course? {
        let log = FileLog()
        let folder = folder.noting(in: log)
        try FileSystem.requireFolder(folder.path)
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
        let parameters = ParameterReading(written, in: file, course: name, for: reader)
        let whole = ParameterLog()
        let asked = ParameterLog(within: whole)
        let root = parameters.filled(written, in: file, asked, diagnostics: &diagnostics)
        var decoder = YAMLDecoder(file: file)
        guard let spec = decoder.readAnyhow(root, as: CourseSpec.kind, called: "the course") else {
            diagnostics += decoder.diagnostics
            return nil
        }
        decoder.refuseValues(in: root, except: ["lessons"])
        var missing: Set<String> = []
        let names: [String]
        if let kept = memory.kept {
            names = kept.lessons.map { $0.name + ".md" }
        } else {
            names = try CourseLessons(spec, in: root, of: folder.noting(in: nil)).names(
                missing: &missing, decoder: &decoder)
        }
        diagnostics += decoder.diagnostics
        let bibliography = Bibliography.read(
            spec.bibliography, at: root.ranges(of: "bibliography", count: spec.bibliography.count), in: file,
            folder: folder, &diagnostics)
        let errors = { (all: [Diagnostic]) in all.count { $0.severity == .error } }
        var reading = Lessons(
            folder: folder, parameters: parameters.parameters.noting(in: whole), edition: reader.edition,
            vocabulary: vocabulary
        )
        try reading.read(names, memory: &memory, diagnostics: &diagnostics)
        let (lessons, inLessons) = (reading.lessons, reading.errorCount)
        missing.formUnion(reading.missing)
        reportAliases(of: lessons, &diagnostics)
        var course = Course(
            folder: folder.noting(in: nil), name: name, file: file, title: spec.title,
            language: spec.language, description: spec.description, allowsRawHTML: spec.allowsRawHTML,
            figureFormats: spec.figureFormats, lessons: lessons, missingLessons: missing,
            bibliography: bibliography,
            author: spec.author, licence: spec.licence,
            footer: spec.footer, address: address(of: spec, in: root, file: file, &diagnostics),
            favicon: favicon(of: spec, in: root, file: file, folder: folder, &diagnostics),
            macros: macros(of: spec, in: root, file: file, &diagnostics),
            parameters: parameters.parameters.noting(in: whole),
            vocabulary: vocabulary, partTitles: CourseLessons.titles(of: spec))
        course.hasErrors = errors(diagnostics) > inLessons
        course.leftOut = reading.leftOut
        course.facts = log.facts
        course.asked = asked.answers
        return course
    }

    /// Reads lessons one after the other, as later ones may be like what stands in earlier ones.
    private struct Lessons {
        let folder: CourseFolder
        let parameters: Parameters
        let edition: Edition
        let vocabulary: Vocabulary
        var lessons: [Lesson] = []
        /// How many mistakes are in them.
        var errorCount = 0
        /// The names of those that cannot be read at all.
        var missing: Set<String> = []
        /// Those of drafts, and of what this edition does not have.
        var leftOut: Set<String> = []
        private var shared = SharedExperiments()

        init(folder: CourseFolder, parameters: Parameters, edition: Edition, vocabulary: Vocabulary) {
            self.folder = folder.noting(in: nil)
            self.parameters = parameters
            self.edition = edition
            self.vocabulary = vocabulary
        }

        mutating func read(
            _ files: [String], memory: inout LessonMemory, diagnostics: inout [Diagnostic]
        ) throws(FileError) {
            var kept: [String: LessonMemory.Entry] = [:]
            for (number, file) in files.enumerated() {
                let name = String(file.dropLast(3))
                if let known = memory.kept, !memory.read.contains(name) {
                    lessons.append(known.lessons[number].lesson(vocabulary))
                    continue
                }
                let entry = entry(name, try folder.read(file), memory, diagnostics: &diagnostics)
                if let entry { kept[name] = entry }
            }
            memory.keep(kept, for: edition)
        }

        /// Reads a lesson, or takes it as it was read.
        private mutating func entry(
            _ name: String, _ file: SourceFile, _ memory: LessonMemory, diagnostics: inout [Diagnostic]
        ) -> LessonMemory.Entry? {
            if let known = memory.entry(
                name, file, parameters: parameters, for: edition, besides: shared)
            {
                for (id, written) in known.added { shared.add(written, id: id, in: name) }
                diagnostics += known.diagnostics
                if let lesson = known.lesson { lessons.append(lesson) } else { leftOut.insert(name) }
                return known
            }
            return fresh(name, file, diagnostics: &diagnostics)
        }

        private mutating func fresh(
            _ name: String, _ file: SourceFile, diagnostics: inout [Diagnostic]
        ) -> LessonMemory.Entry? {
            let log = FileLog()
            let asked = ParameterLog(within: parameters.notes)
            var found: [Diagnostic] = []
            shared.beginLesson()
            var lesson = LessonReader.read(
                file, name: name, folder: folder.ofLesson(name).noting(in: log),
                parameters: parameters.noting(in: asked),
                edition: edition, vocabulary: vocabulary, shared: &shared, diagnostics: &found)
            let errors = found.count { $0.severity == .error }
            diagnostics += found
            errorCount += errors
            lesson?.hasErrors = errors > 0
            if let lesson {
                lessons.append(lesson)
            } else if errors > 0 {
                missing.insert(name)
            } else {
                leftOut.insert(name)
            }
            guard errors == 0 else { return nil }
            return LessonMemory.Entry(
                bytes: file.bytes, asked: asked.answers, files: log.facts, named: shared.named,
                added: shared.added, lesson: lesson, diagnostics: found)
        }
    }

    private static func address(
        of spec: CourseSpec, in root: YAMLNode, file: SourceFile, _ diagnostics: inout [Diagnostic]
    ) -> String? {
        guard var address = spec.address else { return nil }
        while address.hasSuffix("/") { address.removeLast() }
        guard HTMLAddress(address)?.leadsElsewhere == true else {
            diagnostics.append(
                Diagnostic(
                    "\"\(address.shortened(to: 60))\" is no address of the web", file: file,
                    range: root["address"]?.range,
                    remedy: "write it with https://, as in https://example.org/course", code: .brokenLink))
            return nil
        }
        return address
    }

    private static func favicon(
        of spec: CourseSpec, in root: YAMLNode, file: SourceFile, folder: CourseFolder,
        _ diagnostics: inout [Diagnostic]
    ) -> String? {
        guard let name = spec.favicon else { return nil }
        do {
            let problem = MediaContent.problem(of: try folder.bytes(of: name), named: name, isPicture: true)
            if let problem {
                diagnostics.append(
                    Diagnostic(
                        "\"\(name.shortened(to: 60))\" \(problem.message)", file: file,
                        range: root["favicon"]?.range, remedy: problem.remedy, code: .file))
            }
            return name
        } catch {
            diagnostics.append(
                Diagnostic(
                    error.reason, file: file, range: root["favicon"]?.range,
                    remedy: "name a picture in the folder of the course", code: .file))
            return nil
        }
    }

    /// The commands of TeX that the course defines; each is tried with letters for its arguments.
    private static func macros(
        of spec: CourseSpec, in root: YAMLNode, file: SourceFile, _ diagnostics: inout [Diagnostic]
    ) -> TeXMacros {
        var macros = TeXMacros()
        for (key, body) in spec.macros {
            macros[key.hasPrefix("\\") ? String(key.dropFirst()) : key] = .init(body)
        }
        for key in spec.macros.keys.sorted() {
            let name = key.hasPrefix("\\") ? String(key.dropFirst()) : key
            let arguments = String(repeating: "{x}", count: macros[name]?.arguments ?? 0)
            guard name.allSatisfy({ $0.isASCII && $0.isLetter }), !name.isEmpty else {
                diagnostics.append(
                    Diagnostic(
                        "\"\(key.shortened(to: 40))\" cannot name a command", file: file,
                        range: root.range(at: ["macros", .key(key)]), remedy: "take letters alone",
                        code: .formula))
                continue
            }
            do throws(TeXError) {
                var tried = macros
                _ = try TeXReader.read("\\" + name + arguments, macros: &tried)
            } catch {
                // Formulas with the command need not say it again.
                let count = macros[name]?.arguments ?? 0
                macros[name] = .init(count > 0 ? (1...count).map { "#\($0)" }.joined() : "{}")
                diagnostics.append(
                    Diagnostic(
                        error.message.asClause, file: file, range: root.range(at: ["macros", .key(key)]),
                        remedy: error.remedy.asClause, code: .formula))
            }
        }
        return macros
    }

    /// Complains about names of earlier pages that cannot lead to the lesson.
    private static func reportAliases(of lessons: [Lesson], _ diagnostics: inout [Diagnostic]) {
        var taken = Set(lessons.map(\.page) + ["index.html"])
        for lesson in lessons {
            for (alias, range) in zip(lesson.aliases, lesson.aliasRanges) {
                let name = lesson.page(ofAlias: alias)
                let isTaken = name.map { !taken.insert($0).inserted } ?? false
                guard isTaken || name == nil else { continue }
                let message =
                    isTaken
                    ? "the alias \"\(alias.shortened(to: 60))\" is the name of another page"
                    : "the alias \"\(alias.shortened(to: 60))\" cannot be the name of a page"
                diagnostics.append(
                    Diagnostic(
                        message, file: lesson.file, range: range,
                        remedy: isTaken ? "choose another one" : "write it like old-name"))
            }
        }
    }
}
