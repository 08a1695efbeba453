import Schema
import Sweeps
import TrainingCore

/// The recordings of experiments. Equal experiments are run once.
struct Recordings: Sendable {
    private var recordings: [Experiment: Recording] = [:]
    /// By lesson and id.
    private var sweeps: [[String]: SweptRuns] = [:]

    /// Runs the experiments, each once.
    ///
    /// - Parameter memo: holds recordings of before, which are not made again; takes those of now.
    static func running(
        _ experiments: [Experiment], jobs: Int, memo: inout Memo<Experiment, Recording>
    ) async -> Recordings {
        let wanted = distinct(experiments)
        let known = memo
        let recordings = await Parallel.map(wanted, jobs: jobs) { known[$0] ?? $0.run() }
        let all = Recordings(recordings)
        memo.keep(all.recordings)
        return all
    }

    /// Runs the experiments one after the other, each once.
    static func running(_ experiments: [Experiment]) -> Recordings {
        Recordings(distinct(experiments).map { $0.run() })
    }

    private init(_ recordings: [Recording]) {
        for recording in recordings { self.recordings[recording.experiment] = recording }
    }

    private static func distinct(_ experiments: [Experiment]) -> [Experiment] {
        var seen: Set<Experiment> = []
        return experiments.filter { seen.insert($0).inserted }
    }

    /// The same, and all runs of the sweeps.
    ///
    /// - Parameter sweeps: the same for sweeps.
    static func running(
        _ course: Course, jobs: Int, memo: inout Memo<Experiment, Recording>,
        sweeps: inout Memo<SweepIngredients, [SweepResult]>
    ) async -> Recordings {
        var recordings = await running(course.experiments, jobs: jobs, memo: &memo)
        var used: [SweepIngredients: [SweepResult]] = [:]
        for sweep in course.sweeps {
            let plan = sweep.plan
            let ingredients = SweepIngredients(plan)
            var results = used[ingredients] ?? sweeps[ingredients]
            if results == nil {
                let groups = SweepGroup.all(Array(0..<plan.count), jobs: jobs)
                results = await Parallel.map(groups, jobs: jobs) { plan.results(of: $0) }.flatMap { $0 }
            }
            used[ingredients] = results
            recordings.sweeps[sweep.name] = SweptRuns(plan, results ?? [])
        }
        sweeps.keep(used)
        return recordings
    }

    /// Runs the sweeps of a course one run after the other.
    mutating func runSweeps(of course: Course, named names: [String]) {
        for sweep in course.sweeps where names.contains(sweep.name[1]) {
            sweeps[sweep.name] = SweptRuns(sweep.plan, sweep.plan.results)
        }
    }

    /// The results of a sweep.
    func sweep(_ id: String, in lesson: String) -> SweptRuns? { sweeps[[lesson, id]] }

    /// How many experiments were run.
    var count: Int { recordings.count }

    subscript(experiment: Experiment) -> Recording? { recordings[experiment] }
}

extension Course {
    /// All experiments without errors, in the order of the course.
    var experiments: [Experiment] {
        lessons.flatMap(\.blocks).compactMap { block in
            guard case .experiment(let block) = block.content else { return nil }
            return block.experiment
        }
    }

    /// All sweeps without errors, in the order of the course, by lesson and id.
    var sweeps: [(name: [String], plan: SweepPlan)] {
        lessons.flatMap { lesson in
            lesson.blocks.compactMap { block in
                guard case .sweep(let block) = block.content, let id = block.id?.name, let plan = block.plan
                else { return nil }
                return ([lesson.name, id], plan)
            }
        }
    }
}
