import CairoRenderer

extension CourseBuilder {
    /// A course as an edition has it.
    struct EditionOfCourse {
        var edition: Course
        /// With all that the edition leaves out; `nil` where it is the same.
        var whole: Course?

        var all: Course { whole ?? edition }

        /// What was asked of the parameters until now.
        var asked: ParameterAnswers {
            var asked = edition.parameters.notes?.answers ?? ParameterAnswers()
            if let notes = whole?.parameters.notes { asked.add(notes.answers) }
            return asked
        }
    }

    /// Reads a course. What an edition leaves out is read as well, since what is wrong there is wrong in every edition.
    ///
    /// - Returns: `nil` where there is no `course.yaml` that can be read at all.
    func read(
        _ folder: CourseFolder, for reader: Readership, memory: inout LessonMemory,
        diagnostics: inout [Diagnostic]
    ) throws(FileError) -> EditionOfCourse? {
        // In functions of their own, as courses are large and this stands at the bottom of the stack.
        reader.edition == .usual
            ? try readWhole(folder, for: reader, memory: &memory, diagnostics: &diagnostics)
            : try readEdition(folder, for: reader, memory: &memory, diagnostics: &diagnostics)
    }

    private func readWhole(
        _ folder: CourseFolder, for reader: Readership, memory: inout LessonMemory,
        diagnostics: inout [Diagnostic]
    ) throws(FileError) -> EditionOfCourse? {
        try CourseReader.read(
            folder, vocabulary: vocabulary, for: reader, memory: &memory, diagnostics: &diagnostics
        ).map { EditionOfCourse(edition: $0) }
    }

    private func readEdition(
        _ folder: CourseFolder, for reader: Readership, memory: inout LessonMemory,
        diagnostics: inout [Diagnostic]
    ) throws(FileError) -> EditionOfCourse? {
        var everybody = reader
        everybody.edition = .usual
        let whole = try readWhole(folder, for: everybody, memory: &memory, diagnostics: &diagnostics)
        guard let whole else { return nil }
        var found: [Diagnostic] = []
        let edition = try readWhole(folder, for: reader, memory: &memory, diagnostics: &found)
        diagnostics += found.ofEdition(reader.edition, besides: diagnostics)
        return edition.map { EditionOfCourse(edition: $0.edition, whole: whole.edition) }
    }

    /// What an edition has, and what is wrong with all of the course.
    func draw(
        _ course: EditionOfCourse, for edition: Edition, files: FigureFiles, isForOneFile: Bool = false,
        memory: inout BuildMemory
    ) async -> Drawn {
        let recordings = await Recordings.running(
            course.all, jobs: jobs, memo: &memory.recordings, sweeps: &memory.sweeps)
        var drawn = await draw(
            course.edition, of: course.whole, for: edition, recordings: recordings, files: files,
            isForOneFile: isForOneFile, memory: &memory.drawn)
        guard let whole = course.whole else {
            drawn.built.diagnostics += drawn.figureDiagnostics
            return drawn
        }
        // The figures that both have are drawn once.
        let rest = await draw(
            whole, for: .usual, recordings: recordings, files: FigureFiles(formats: [], fonts: fonts),
            besides: course.edition, withoutTexts: drawn.wholeTexts, memory: &memory.leftOut)
        drawn.built.diagnostics =
            rest.built.diagnostics + rest.figureDiagnostics + drawn.figureDiagnostics
            + drawn.built.diagnostics.ofEdition(edition, besides: rest.built.diagnostics)
        return drawn
    }
}

extension CourseBuilder.Drawn {
    /// The lessons whose texts have nothing that could be wrong in another edition: all of them is there, and right.
    fileprivate var wholeTexts: Set<String> {
        Set(
            zip(course.lessons, articles).filter { lesson, article in
                !lesson.isCut && !article.isIncomplete && article.diagnostics.isEmpty
            }.map(\.0.name))
    }
}

extension [Diagnostic] {
    /// What is wrong with an edition alone: something in it needs what it leaves out.
    ///
    /// - Parameter whole: what is wrong with the course in any edition.
    func ofEdition(_ edition: Edition, besides whole: [Diagnostic]) -> [Diagnostic] {
        let known = Set(whole.map(\.matter))
        // A warning, such as of a footnote that only an answer names, would be none to the author.
        return filter { $0.severity == .error && !known.contains($0.matter) }.map { diagnostic in
            var diagnostic = diagnostic
            diagnostic.message += " in the edition \"\(edition.rawValue)\""
            diagnostic.remedy =
                "it stands in an answer or where only: names other editions; move it out of there, or this into one too"
            return diagnostic
        }
    }
}
