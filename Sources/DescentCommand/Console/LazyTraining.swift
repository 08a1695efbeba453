import TrainingCore

/// Trains when it is asked for, and knows how long that took.
final class LazyTraining {
    private(set) var duration = Duration.zero

    func run(_ experiment: Experiment) -> Recording {
        let clock = ContinuousClock()
        let begin = clock.now
        let watch = TrainingWatch(updates: experiment.training.updates)
        let recording = experiment.run(mayContinue: watch.mayContinue)
        watch.end()
        duration += clock.now - begin
        return recording
    }
}
