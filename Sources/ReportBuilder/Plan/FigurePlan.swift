import LessonFigures
import Sweeps

/// The figures and tables of a course that can be made, in the order of the course.
struct FigurePlan: Sendable {
    private(set) var jobs: [FigureJob] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// The lesson of each job, and where its block starts.
    private var places: [(lesson: String, start: Int)] = []

    /// - Parameter other: an edition of the same course whose figures are not planned.
    init(
        _ course: Course, index: ExperimentIndex, recordings: Recordings, besides other: Course? = nil
    ) {
        for lesson in course.lessons {
            let known = Set(other?.lesson(named: lesson.name)?.blocks.map(\.range.lower) ?? [])
            for block in lesson.blocks {
                guard case .figure(let figure) = block.content else { continue }
                if let sweep = sweep(of: figure, in: lesson, index: index) {
                    guard !figure.isBroken, !known.contains(block.range.lower) else { continue }
                    jobs.append(
                        FigureJob(
                            block: figure, subjects: [], sweep: sweep, lesson: lesson.name, file: lesson.file,
                            range: block.range))
                    places.append((lesson.name, block.range.lower))
                    continue
                }
                let subjects = subjects(of: figure, in: lesson, index: index, recordings: recordings)
                guard let subjects, let seeds = seeds(of: figure, in: lesson, index, course.vocabulary),
                    !figure.isBroken, !known.contains(block.range.lower)
                else { continue }
                jobs.append(
                    FigureJob(
                        block: figure, subjects: subjects,
                        seeds: seeds,
                        sources: sources(of: figure, block.source, in: lesson, index), lesson: lesson.name,
                        file: lesson.file,
                        range: block.range))
                places.append((lesson.name, block.range.lower))
            }
        }
    }

    /// The trainings from other seeds that a figure wants; `nil` where they are too many.
    private mutating func seeds(
        of figure: FigureBlock, in lesson: Lesson, _ index: ExperimentIndex, _ vocabulary: Vocabulary
    ) -> [SweepPlan]? {
        guard let count = figure.seedCount else { return [] }
        var plans: [SweepPlan] = []
        for reference in figure.subjects {
            let plan = index.written(reference.name, in: lesson.name)
                .flatMap { $0.plan(seeds: count, of: vocabulary.experiments) }
            guard let plan else { continue }
            if let objection = LessonSweepLimits.objection(to: plan) {
                diagnostics.append(
                    Diagnostic(
                        "from \(count) seeds this is a sweep, and \(objection)", file: lesson.file,
                        range: figure.place(of: "seeds") ?? reference.range,
                        remedy: "ask for fewer seeds, or for fewer updates", code: .figure))
                return nil
            }
            plans.append(plan)
        }
        return plans
    }

    private func sources(
        of figure: FigureBlock, _ own: [UInt8]?, in lesson: Lesson, _ index: ExperimentIndex
    ) -> [[UInt8]]? {
        guard let own else { return nil }
        let others = figure.subjects.map { index.source(of: $0.name, in: lesson.name) }
        return others.contains(nil) ? nil : [own] + others.compactMap { $0 }
    }

    /// The sweep that a chart or a figure of sweeps is about, if it is about one.
    private func sweep(of figure: FigureBlock, in lesson: Lesson, index: ExperimentIndex) -> SweptRuns? {
        guard figure.mayBeOfSweep, let reference = figure.subjects.first,
            case .sweep(let sweep)? = try? index.entry(reference.name, in: lesson.name)
        else { return nil }
        return sweep
    }

    /// The experiments of a figure, or `nil` where one is unknown or has errors.
    private mutating func subjects(
        of figure: FigureBlock, in lesson: Lesson, index: ExperimentIndex, recordings: Recordings
    ) -> [Subject]? {
        var subjects: [Subject] = []
        for reference in figure.subjects {
            do {
                let entry = try index.entry(reference.name, in: lesson.name)
                if let problem = Self.objection(to: entry, reference, of: figure, in: lesson) {
                    diagnostics.append(problem)
                    continue
                }
                guard case .experiment(let experiment) = entry,
                    let recording = recordings[experiment]
                else { continue }
                subjects.append(
                    Subject(id: ExperimentReference.id(in: reference.name), recording: recording))
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

    /// What is wrong with a sweep for a figure of experiments, or the other way round.
    private static func objection(
        to entry: ExperimentIndex.Entry, _ reference: FigureBlock.SubjectReference, of figure: FigureBlock,
        in lesson: Lesson
    ) -> Diagnostic? {
        let (message, remedy): (String, String)
        switch (entry, figure.kind) {
        case (.sweep, _):
            message = "\"\(reference.name)\" is a sweep, which only charts and figures of sweeps show"
            remedy = "write kind: sweep-sensitivity or another of sweeps, or name an experiment"
        case (.experiment, .figure(let kind)?) where kind.isOfSweep:
            message = "\"\(reference.name)\" is an experiment, \(kind.name) shows a sweep"
            remedy = "name a sweep"
        default: return nil
        }
        return Diagnostic(message, file: lesson.file, range: reference.range, remedy: remedy)
    }

    /// The files that were made of the figures, in the order of the course.
    func files(_ results: [Result<MadeFigure, DiagnosticError>]) -> [OutputFile] {
        zip(zip(jobs, places), results).flatMap { planned, result -> [OutputFile] in
            guard case .success(let made) = result, case .drawing(_, _, let files) = made.content,
                let id = planned.0.block.id?.name
            else { return [] }
            return files.map { file in
                OutputFile(
                    path: FigureFile.path(of: id, in: planned.1.lesson, as: file.format),
                    content: file.content)
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
