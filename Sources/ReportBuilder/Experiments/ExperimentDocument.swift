import Schema
import Sweeps
import TrainingCore

/// An experiment as it is written, with what a command line says otherwise.
struct ExperimentDocument: Sendable, Hashable {
    let value: Value
    /// Of its data file, if it has one.
    let fileSamples: SampleRows?

    init(value: Value, fileSamples: SampleRows?) {
        self.value = value
        self.fileSamples = fileSamples
    }

    /// As it could have been written, with the weights that were drawn.
    init?(of experiment: Experiment, kinds: ExperimentKinds) {
        guard let spec = ExperimentSpec(experiment, of: kinds) else { return nil }
        self.init(value: .fields(ExperimentSpec.kind(of: kinds).members(of: spec)), fileSamples: nil)
    }

    /// The trainings of the experiment from other seeds; `nil` where there are none such.
    ///
    /// - Parameter kinds: what it may name.
    func plan(seeds count: Int, of kinds: ExperimentKinds) -> SweepPlan? {
        guard (2...LessonSweepLimits.runs).contains(count) else { return nil }
        return try? SweepPlan(SweepSpec(selfContained, seeds: count), of: kinds)
    }

    /// The experiment with its samples in it, so that it needs no file any more.
    var selfContained: Value {
        guard let fileSamples else { return value }
        let ofFile = ["inputs", "targets", "file", "header", "missing"]
        var data = (value["data"] ?? .none).members.filter { !ofFile.contains($0.key) }
        // The samples know their classes; names of classes stay.
        data.removeAll { $0.key == "classes" && $0.value.items == nil }
        if value["data"]?["names"] == nil, !fileSamples.names.inputs.isEmpty {
            data.append(.init("names", .list(fileSamples.names.inputs.map { .text($0) })))
        }
        if value["data"]?["target-name"] == nil, !fileSamples.names.target.isEmpty {
            data.append(.init("target-name", .text(fileSamples.names.target)))
        }
        if value["data"]?["classes"] == nil, !fileSamples.names.classes.isEmpty {
            data.append(.init("classes", .list(fileSamples.names.classes.map { .text($0) })))
        }
        data.insert(.init("targets", .list(fileSamples.targets.map { .numbers(Array($0)) })), at: 0)
        data.insert(.init("inputs", .list(fileSamples.inputs.map { .numbers(Array($0)) })), at: 0)
        return value.replacing(["data"], by: .fields(data)) ?? value
    }
}
