import Drawing
import LessonFigures

/// A figure of a lesson that a command line names, as its page shows it.
public struct FigureSource: Sendable {
    /// The figure, with its words and its table.
    public let figure: LessonFigure
    /// The size in the page where there is room.
    public let size: Size
    /// What the figure's block says it is; `nil` for a chart described mark by mark.
    public let kind: FigureKind?

    /// Reads a lesson, trains what the figure is about and makes the figure.
    ///
    /// - Parameters:
    ///   - argument: `lesson.md#figure`.
    ///   - vocabulary: what may be named.
    ///   - diagnostics: takes what is wrong with the figure and its experiments; mistakes elsewhere do not matter.
    /// - Returns: `nil` after errors in the material.
    /// - Throws: ``FileError`` where a file cannot be read, or the lesson has no such figure.
    public static func read(
        _ argument: String, measuring: any TextMeasuring, vocabulary: Vocabulary = .standard,
        diagnostics: inout [Diagnostic]
    ) throws(FileError) -> FigureSource? {
        let parts = argument.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        let (folder, file) = CourseFolder.course(ofLesson: parts[0])
        var lessons = LessonFiles(folder: folder, vocabulary: vocabulary)
        guard let lesson = try lessons.read(file, at: parts[0]) else {
            diagnostics += lessons.diagnostics
            return nil
        }
        guard let block = try block(parts.count > 1 ? parts[1] : "", in: lesson, at: parts[0], lessons)
        else {
            diagnostics += lessons.diagnostics
            return nil
        }
        guard let job = lessons.job(of: block, in: lesson, diagnostics: &diagnostics) else { return nil }
        do {
            let made = try FigureMaker(measuring: measuring).drawable(job)
            var kind: FigureKind?
            if case .figure(let own)? = job.block.kind { kind = own }
            return FigureSource(figure: made.figure, size: made.size, kind: kind)
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
    }

    /// The block of the figure; `nil` where a block that cannot be read may be the one.
    private static func block(
        _ id: String, in lesson: Lesson, at path: String, _ lessons: LessonFiles
    ) throws(FileError) -> LessonBlock? {
        var figures: [String] = []
        var others: [String: String] = [:]
        var hasUnreadable = false
        for block in lesson.blocks {
            switch block.content {
            case .sweep, .check, .quiz: continue
            case .experiment(let experiment): others[experiment.id?.name ?? ""] = "an experiment"
            case .figure(let figure):
                guard let own = figure.id?.name else {
                    hasUnreadable = true
                    continue
                }
                if case .table? = figure.kind {
                    others[own] = "a table"
                } else {
                    if own == id { return block }
                    figures.append(own)
                }
            }
        }
        if hasUnreadable { return nil }
        let listed =
            figures.isEmpty
            ? "the lesson has no figures"
            : "its figures are " + figures.map { "#\($0)" }.joined(separator: ", ")
        let reason: String
        if id.isEmpty {
            reason = "say which figure of the lesson is meant; \(listed)"
        } else if let other = others[id] {
            reason =
                other == "an experiment"
                ? "\"\(id)\" is an experiment; add --figure KIND, or name a figure: \(listed)"
                : "\"\(id)\" is a table, which cannot be drawn; \(listed)"
        } else {
            let near = Nearest.match(id, among: figures).map { Nearest.question(about: "#\($0)") + " " } ?? ""
            reason = "there is no figure \"\(id.shortened(to: 60))\" in this lesson; \(near)\(listed)"
        }
        throw FileError(path: path, reason: reason)
    }
}

/// The lessons that a figure needs: its own, and those whose experiments it shows.
private struct LessonFiles {
    let folder: CourseFolder
    let vocabulary: Vocabulary
    private(set) var diagnostics: [Diagnostic] = []

    init(folder: CourseFolder, vocabulary: Vocabulary) {
        self.folder = folder
        self.vocabulary = vocabulary
    }

    /// - Parameters:
    ///   - name: the file as the folder calls it.
    ///   - path: as messages call it; `nil` for one that nobody named.
    mutating func read(_ name: String, at path: String? = nil) throws(FileError) -> Lesson? {
        let file =
            if let path { SourceFile(name: path, bytes: try FileSystem.read(path)) } else {
                try folder.read(name)
            }
        let folder = folder.ofLesson(name)
        let name = String(name.dropLast(3))
        let parameters = ParameterReading.parameters(of: folder, diagnostics: &diagnostics)
        var shared = LessonReader.shared(
            for: file, name: name, folder: folder, parameters: parameters, vocabulary: vocabulary)
        return LessonReader.read(
            file, name: name, folder: folder, parameters: parameters, vocabulary: vocabulary, shared: &shared,
            diagnostics: &diagnostics)
    }

    /// What is needed to draw the figure of a block; `nil` after errors in it or in its experiments.
    mutating func job(
        of block: LessonBlock, in lesson: Lesson, diagnostics found: inout [Diagnostic]
    ) -> FigureJob? {
        guard case .figure(let figure) = block.content else { return nil }
        var own = lesson
        own.blocks = []
        var others: [Lesson] = []
        var places = [(lesson.file.name, block.range)]
        for reference in figure.subjects {
            let id = ExperimentReference.id(in: reference.name)
            let meanings = ExperimentReference.meanings(of: reference.name, in: lesson.name)
            let meant = meanings.first { meaning in
                if meaning.lesson == lesson.name || others.contains(where: { $0.name == meaning.lesson }) {
                    return true
                }
                guard let other = try? read("\(meaning.lesson).md") else { return false }
                others.append(other)
                return true
            }
            let home = meant?.lesson == lesson.name ? lesson : others.first { $0.name == meant?.lesson }
            let needed = home?.blocks.first { $0.content.experimentID == id }
            guard let home, let needed else { continue }
            places.append((home.file.name, needed.range))
        }
        own.blocks = lesson.blocks.filter { candidate in
            candidate.content.isTrained || candidate.range == block.range
        }
        found += diagnostics.filter { diagnostic in
            places.contains { name, range in
                diagnostic.file.name == name
                    && diagnostic.range.map { range.lower <= $0.lower && $0.lower < range.upper } ?? true
            }
        }
        others = others.map { other in
            var other = other
            other.blocks.removeAll { !$0.content.isTrained }
            return other
        }
        let course = Course(
            folder: folder, name: "", file: lesson.file, title: "", language: "en", description: "",
            allowsRawHTML: false, figureFormats: [], lessons: [own] + others, parameters: .none,
            vocabulary: vocabulary)
        let names = figure.subjects.map(\.name)
        var recordings = Recordings.running(
            ExperimentIndex(course).experiments(named: names, in: lesson.name))
        recordings.runSweeps(
            of: course,
            named: names.map(ExperimentReference.id))
        let plan = FigurePlan(
            course, index: ExperimentIndex(course, recordings: recordings), recordings: recordings)
        found += plan.diagnostics
        return plan.jobs.first
    }
}
