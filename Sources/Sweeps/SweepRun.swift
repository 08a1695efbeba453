import Schema
import TrainingCore

/// What became of one run.
package struct SweepResult: Sendable, Hashable {
    package enum Status: String, Sendable, Hashable, CaseIterable {
        case finished
        /// The loss or a weight became no finite number.
        case diverged
        /// There is no such experiment: its parts do not fit.
        case failed
    }

    /// Some numbers of a training while it goes on.
    package struct Curve: Sendable, Hashable {
        /// The column of ``TrainingCore/RecordedSeries``.
        package var name: String
        /// After how many updates.
        package var updates: [Int]
        package var values: [Double]

        package init(name: String, updates: [Int], values: [Double]) {
            self.name = name
            self.updates = updates
            self.values = values
        }
    }

    package var run: Int
    package var status: Status
    /// At the end; nil where there is none, or it is not-a-number.
    package var loss: Double?
    package var testLoss: Double?
    package var accuracy: Double?
    package var testAccuracy: Double?
    package var divergedAt: Int?
    /// The updates that were done.
    package var updates: Int
    /// Why it failed.
    package var message: String?
    package var curves: [Curve] = []

    package init(run: Int, status: Status, updates: Int = 0, message: String? = nil) {
        (self.run, self.status, self.updates, self.message) = (run, status, updates, message)
    }
}

extension SweepPlan {
    /// What is wrong with the experiment of a run; paths start at the experiment.
    package func problems(of run: Int) -> [Problem] {
        var reader = Reader()
        _ = read(run, into: &reader)
        return reader.problems
    }

    /// Why the experiment of a run cannot be trained, in a line; `nil` where it can.
    package func problem(of run: Int) -> String? { problems(of: run).first?.description }

    /// How many updates a run is to have; `nil` where it cannot be trained.
    package func updates(of run: Int) -> Int? {
        var reader = Reader()
        return read(run, into: &reader)?.training.updates
    }

    private func read(_ run: Int, into reader: inout Reader) -> Experiment? {
        guard let value = experiment(of: run) else {
            let lost = axes.first { experiment.replacing($0.path, by: .flag(true)) == nil }
            let path = lost?.path ?? []
            reader.report(Value.noPlace(for: path, in: "the experiment"))
            return nil
        }
        return ExperimentSpec.read(value, of: kinds, into: &reader)?.experiment
    }

    /// The experiment of a run as it is written, with how much its training records: `descent train` repeats the run with
    /// it, bit for bit. `nil` where the run failed.
    package func writtenExperiment(of run: Int) -> Value? {
        var reader = Reader()
        guard let experiment = read(run, into: &reader), let value = self.experiment(of: run) else {
            return nil
        }
        guard let every = lossEvery(experiment, of: value) else { return value }
        return value.replacing(["recording", "loss-every"], by: .integer(every))
    }

    /// After how many updates the loss over all data is taken; `nil`: as the experiment says, or must have it.
    private func lossEvery(_ experiment: Experiment, of value: Value) -> Int? {
        let training = experiment.training
        guard value["recording"]?["loss-every"] == nil, training.earlyStopping == nil,
            !training.schedule.goesByLosses
        else { return nil }
        guard !record.curves.isEmpty else { return max(1, training.updates) }
        return max(1, training.updates / record.points + (training.updates % record.points == 0 ? 0 : 1))
    }

    /// Trains one run, and keeps all that its experiment says; `nil` where there is no such experiment.
    package func recording(of run: Int) -> Recording? {
        var reader = Reader()
        return read(run, into: &reader)?.run()
    }

    /// Trains one run by itself.
    ///
    /// - Parameter mayContinue: asked now and then; false ends the training, of which nothing is kept.
    /// - Returns: `nil` after that.
    package func train(_ run: Int, mayContinue: () -> Bool = { true }) -> SweepResult? {
        switch prepare(run) {
        case .success(let run): train(run, mayContinue: mayContinue)
        case .failure(let failure): failure.result
        }
    }

    func train(_ run: PreparedRun, mayContinue: () -> Bool) -> SweepResult? {
        let recording = withoutActuallyEscaping(mayContinue) { ask in
            run.experiment.run(mayContinue: { updates, _ in updates & 255 != 0 || ask() })
        }
        return recording.ending == .interrupted
            ? nil : SweepResult(run: run.run, recording, curves: record.curves)
    }

    /// The experiment of a run, which records no more than is kept.
    func prepare(_ run: Int) -> Result<PreparedRun, FailedRun> {
        var reader = Reader()
        guard let whole = read(run, into: &reader) else {
            return .failure(FailedRun(run, reader.problems.first?.description))
        }
        let every = lossEvery(whole, of: experiment(of: run) ?? .none) ?? whole.recording.lossEvery
        let options = RecordingOptions(lossEvery: every, weightsEvery: max(1, whole.training.updates))
        do {
            return .success(PreparedRun(run: run, experiment: try whole.with(recording: options)))
        } catch {
            return .failure(FailedRun(run, "\(error)"))
        }
    }
}

/// A run that can be trained.
struct PreparedRun {
    let run: Int
    let experiment: Experiment
}

/// A run of which there is no experiment.
struct FailedRun: Error {
    let result: SweepResult

    init(_ run: Int, _ message: String?) {
        result = SweepResult(run: run, status: .failed, message: message)
    }
}

extension SweepResult {
    init(run: Int, _ recording: Recording, curves names: [String]) {
        self.init(
            run: run, status: recording.divergedAtUpdate == nil ? .finished : .diverged,
            updates: recording.updateCount)
        let last = recording.finalUpdate
        func number(_ list: [Double]) -> Double? {
            list.indices.contains(last) && !list[last].isNaN ? list[last] : nil
        }
        loss = number(recording.loss)
        testLoss = number(recording.testLoss)
        accuracy = number(recording.accuracy)
        testAccuracy = number(recording.testAccuracy)
        divergedAt = recording.divergedAtUpdate
        let updates = recording.lossUpdates
        curves = SweepRecord.series.filter { names.contains($0.column) }.compactMap { series in
            let list = series.list(recording)
            return list.isEmpty
                ? nil
                : Curve(
                    name: series.column, updates: updates,
                    values: updates.map { list[$0].isFinite ? list[$0] : .nan })
        }
    }
}
