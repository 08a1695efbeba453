import CairoRenderer

extension CourseBuilder {
    /// Goes on from a build that came to its end, where only the texts of some lessons are others: writes what changes.
    ///
    /// - Parameters:
    ///   - names: the lessons.
    ///   - note: is told what is worth knowing about files that were changed after the build that wrote them.
    /// - Returns: the build as it is now; `nil` where nothing was written, and all of the course must be built.
    package func revise(
        _ finished: FinishedBuild, lessons names: Set<String>, of folder: CourseFolder,
        for reader: Readership,
        figures formats: [ImageFormat]?, note: (String) -> Void = { _ in }
    ) async throws(FileError) -> FinishedBuild? {
        guard let kept = finished.course, let tree = finished.tree else { return nil }
        let index = try? FileSystem.read("\(tree.path)/\(SearchPage.indexScript)")
        let observer = FileObserver()
        let result: Result<CourseRevision?, FileError> = await FileObservation.$observer.withValue(observer) {
            do throws(FileError) {
                return .success(
                    try await revise(
                        folder, for: reader, figures: formats, kept, names: names, searchIndex: index))
            } catch {
                return .failure(error)
            }
        }
        guard let revision = try result.get(),
            let outcome = try tree.revise(revision.files, if: { finished.isLast })
        else { return nil }
        for text in outcome.notes { note(text) }
        if let cache, var record = BuildRecord.read(from: cache, of: tree.path) {
            record.inputs.revise(revision.inputs)
            record.keep(in: cache)
        }
        return finished.revised(revision, seen: observer, left: outcome.facts)
    }

    /// Makes the pages of some lessons anew, if nothing else can change by what is other in their files: neither their
    /// titles, nor what other lessons see of them, nor which files belong to the pages.
    ///
    /// - Parameters:
    ///   - kept: the course as the build before had it.
    ///   - names: the lessons to read.
    ///   - index: what the search looked through.
    /// - Returns: `nil` where all of the course must be built, also where there is anything to say of it.
    func revise(
        _ folder: CourseFolder, for reader: Readership, figures formats: [ImageFormat]?, _ kept: KeptCourse,
        names: Set<String>, searchIndex index: [UInt8]?
    ) async throws(FileError) -> CourseRevision? {
        guard reader.edition == .usual else { return nil }
        var memory = BuildMemory()
        memory.lessons.kept = kept
        memory.lessons.read = names
        var diagnostics: [Diagnostic] = []
        guard
            let read = try CourseReader.read(
                folder, vocabulary: vocabulary, for: reader, memory: &memory.lessons,
                diagnostics: &diagnostics)
        else { return nil }
        let templates = try CourseTemplates.read(folder, memory: &memory.pages, diagnostics: &diagnostics)
        guard diagnostics.isEmpty else { return nil }
        let files = FigureFiles(formats: formats ?? read.figureFormats, fonts: fonts)
        guard let made = await revised(read, files: files, memory: &memory) else { return nil }
        let before = Dictionary(kept.lessons.map { ($0.name, $0) }) { first, _ in first }
        guard made.lessons.count == names.count, made.lessons.allSatisfy({ before[$0.name] == $0 }),
            let pages = CoursePages(course: made.course, templates: templates, coursesAddress: nil)
                .files(of: made.articles, searchIndex: index)
        else { return nil }
        let inputs = CourseInputs(of: made.course, for: reader.edition, memory)
        return CourseRevision(files: pages, lessons: made.lessons, inputs: inputs)
    }

    private struct Revised {
        var course: Course
        var articles: [LessonArticle.Result]
        var lessons: [KeptLesson]
    }

    private func revised(_ read: Course, files: FigureFiles, memory: inout BuildMemory) async -> Revised? {
        var diagnostics: [Diagnostic] = []
        let recordings = await Recordings.running(
            read, jobs: jobs, memo: &memory.recordings, sweeps: &memory.sweeps)
        let index = ExperimentIndex(read, recordings: recordings)
        let course = FilledTexts.filled(read, index: index, recordings: recordings, diagnostics: &diagnostics)
        let plan = FigurePlan(course, index: index, recordings: recordings)
        let made = await figureMaker(files).make(plan.jobs, jobs: jobs, memo: &memory.drawn.figures)
        let figures = plan.sorted(made, diagnostics: &diagnostics)
        guard diagnostics.isEmpty, plan.diagnostics.isEmpty, plan.files(made).isEmpty else { return nil }
        let links = LinkIndex(course, memo: &memory.drawn.targets)
        var own = course
        own.lessons.removeAll { $0.isKept }
        let articles = await articles(
            of: own, links, for: .usual, index: index, recordings: recordings, figures: figures,
            memory: &memory.drawn.articles)
        let isWhole = articles.allSatisfy {
            $0.diagnostics.isEmpty && !$0.isIncomplete && !$0.links.isIncomplete
        }
        guard isWhole else { return nil }
        let lessons = zip(own.lessons, articles).map { lesson, article in
            KeptLesson(
                lesson, ids: links.targets(of: lesson)?.names ?? [], assets: article.assets,
                hasFigureFiles: false)
        }
        return Revised(course: course, articles: articles, lessons: lessons)
    }

    /// What is kept of all lessons of a course.
    func kept(_ drawn: Drawn, _ memory: BuildMemory) -> KeptCourse {
        let withFiles = Set(drawn.figures.map { CourseFolder.folder(of: $0.path) })
        return KeptCourse(
            lessons: zip(drawn.course.lessons, drawn.articles).map { lesson, article in
                KeptLesson(
                    lesson, ids: memory.drawn.targets[lesson.reading]?.names ?? [], assets: article.assets,
                    hasFigureFiles: withFiles.contains(lesson.name))
            })
    }
}
