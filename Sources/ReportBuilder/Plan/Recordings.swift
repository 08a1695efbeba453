import TrainingCore

/// The recordings of experiments. Equal experiments are run once.
struct Recordings: Sendable {
    private var recordings: [Experiment: Recording] = [:]

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
}
