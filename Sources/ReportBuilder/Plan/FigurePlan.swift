import LessonFigures

/// The figures and tables of a course that can be made, in the order of the course.
struct FigurePlan: Sendable {
    private(set) var jobs: [FigureJob] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// The lesson of each job, and where its block starts.
    private var places: [(lesson: String, start: Int)] = []

    init(_ course: Course, index: ExperimentIndex, recordings: Recordings) {
        for lesson in course.lessons {
            for block in lesson.blocks {
                guard case .figure(let figure) = block.content else { continue }
                let subjects = subjects(of: figure, in: lesson, index: index, recordings: recordings)
                guard let subjects, !figure.isBroken else { continue }
                jobs.append(
                    FigureJob(block: figure, subjects: subjects, file: lesson.file, range: block.range))
                places.append((lesson.name, block.range.lower))
            }
        }
    }

    /// The experiments of a figure, or `nil` where one is unknown or has errors.
    private mutating func subjects(
        of figure: FigureBlock, in lesson: Lesson, index: ExperimentIndex, recordings: Recordings
    ) -> [Subject]? {
        var subjects: [Subject] = []
        for reference in figure.subjects {
            do {
                guard case .experiment(let experiment) = try index.entry(reference.name, in: lesson.name),
                    let recording = recordings[experiment]
                else { continue }
                let id = reference.name.split(separator: "/").last.map(String.init) ?? reference.name
                subjects.append(Subject(id: id, recording: recording))
            } catch {
                diagnostics.append(
                    Diagnostic(
                        error.message, file: lesson.file, range: reference.range, remedy: error.remedy,
                        code: .unknownName)
                )
            }
        }
        return subjects.count == figure.subjects.count ? subjects : nil
    }

    /// The files that were made of the figures, in the order of the course.
    func files(_ results: [Result<MadeFigure, DiagnosticError>]) -> [OutputFile] {
        zip(zip(jobs, places), results).flatMap { planned, result -> [OutputFile] in
            guard case .success(let made) = result, case .drawing(_, _, let files) = made.content,
                let id = planned.0.block.id?.name
            else { return [] }
            return files.map { file in
                OutputFile(
                    path: FigureFile.path(of: id, in: planned.1.lesson, as: file.format), bytes: file.bytes)
            }
        }
    }

    /// The figures that could be made, by lesson and by where their blocks start.
    func sorted(
        _ results: [Result<MadeFigure, DiagnosticError>], diagnostics: inout [Diagnostic]
    ) -> [String: [Int: MadeFigure]] {
        var figures: [String: [Int: MadeFigure]] = [:]
        for (place, result) in zip(places, results) {
            switch result {
            case .success(let figure): figures[place.lesson, default: [:]][place.start] = figure
            case .failure(let error): diagnostics.append(error.diagnostic)
            }
        }
        return figures
    }
}
