import TrainingCore

/// The recordings of experiments. Equal experiments are run once.
struct Recordings: Sendable {
    private var recordings: [Experiment: Recording] = [:]

    /// Runs the experiments, each once.
    static func running(_ experiments: [Experiment], jobs: Int) async -> Recordings {
        var distinct: [Experiment] = []
        var seen: Set<Experiment> = []
        for experiment in experiments where seen.insert(experiment).inserted { distinct.append(experiment) }
        let results = await Parallel.map(distinct, jobs: jobs) { $0.run() }
        var recordings = Recordings()
        for recording in results { recordings.recordings[recording.experiment] = recording }
        return recordings
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
