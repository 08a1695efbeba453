import Schema
import Tables

/// A recording with what a file of it holds besides, so that nothing else is needed to go on with it: the experiment
/// that made it.
///
/// ``init(bytes:)`` reads what ``archive`` and ``json`` write.
public struct RecordingFile: Sendable, Hashable {
    /// What the experiment was called; nil: nothing.
    public let id: String?
    /// The training.
    public let recording: Recording
    /// What the experiment may name.
    private let kinds: ExperimentKinds

    /// A recording, and the name that figures call it by. An experiment that names kinds of one's own needs a list that
    /// has them, to be written and to be read.
    public init(id: String? = nil, _ recording: Recording, of kinds: ExperimentKinds = .standard) {
        self.id = id
        self.recording = recording
        self.kinds = kinds
    }

    /// Whether both hold the same recording by the same name.
    public static func == (one: RecordingFile, other: RecordingFile) -> Bool {
        one.id == other.id && one.recording == other.recording
    }

    /// As `==` compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(recording)
    }

    /// What writers of files call this form, and readers know.
    static let version = 1

    /// How many numbers of samples stand in the text of an experiment; more are arrays beside it.
    static let mostWrittenNumbers = 1 << 16

    /// How many numbers of weights and gradients a JSON object holds at most; of longer trainings fewer updates are
    /// in it.
    package static let jsonBudget = 1 << 17

    /// The experiment as it is written, nil if it cannot be.
    private func experiment(isBrief: Bool) -> JSONValue? {
        guard var spec = ExperimentSpec(recording.experiment, id: id, of: kinds) else { return nil }
        if isBrief {
            spec.data?.file = (id ?? "recording") + ".npz"
            spec.data?.inputs = .text("inputs")
            spec.data?.targets = .text("targets")
        }
        return JSONValue(.fields(ExperimentSpec.kind(of: kinds).members(of: spec)))
    }
}

extension RecordingFile {
    /// ``Recording/archive``, with `version`, the text `experiment` (an experiment file in JSON), `ending`, and
    /// `initial_gradient` and `final_gradient` (P numbers each, over all data and without a penalty). Samples of more
    /// than 65,536 numbers are the arrays `inputs` and `targets`, which the experiment names as columns of a file; fewer
    /// stand in the experiment.
    public var archive: NumPyArchive {
        var archive = recording.archive
        archive.add("version", [Double(Self.version)])
        let source = recording.experiment.source.data
        let isBrief = source.inputs.elements.count + source.targets.elements.count > Self.mostWrittenNumbers
        if let experiment = experiment(isBrief: isBrief) {
            archive.add("experiment", texts: ["\(experiment)"])
            if isBrief {
                archive.add("inputs", source.inputs)
                archive.add("targets", source.targets)
            }
        }
        archive.add("ending", texts: [recording.ending.rawValue])
        archive.add("initial_gradient", recording.initial.gradient)
        archive.add("final_gradient", recording.final.gradient)
        return archive
    }

    /// ``Recording/json``, between the `version` and what a reader needs besides: `learningRates` and `gradientNorms`
    /// (n numbers each), `divergedAt` (null unless it diverged), `ending` (`complete`, `diverged`, `loss-reached`,
    /// `early-stopping` or `interrupted`), the norms of gradients by layer, the rows of `parameters` and `gradients` of the updates kept, and the `experiment`.
    ///
    /// `keptUpdates` is there if these are not all: where weights were thinned, and where the rows of all updates
    /// would be more than 131,072 numbers. An archive has them all.
    public var json: JSONValue {
        let (rows, updates) = (jsonRows, recording.keptUpdates)
        let kept = rows.map { updates[$0] }
        let all = recording.updateCount + 1
        var members: [JSONValue.Member] = [.init("version", .integer(Self.version))]
        if case .object(let own) = recording.json { members += own.filter { $0.key != "keptUpdates" } }
        members += [
            .init("learningRates", JSONValue(recording.learningRates)),
            .init("gradientNorms", JSONValue(recording.gradientNorms)),
            .init("divergedAt", recording.divergedAtUpdate.map { .integer($0) } ?? .null),
            .init("ending", .string(recording.ending.rawValue)),
        ]
        if recording.isThinned || kept.count < all {
            members.append(.init("keptUpdates", .array(kept.map { .integer($0) })))
        }
        let norms = recording.layerGradientNorms
        members.append(.init("layerGradientNorms", .array(rows.dropLast().map { JSONValue(norms.row($0)) })))
        members.append(.init("parameters", .array(rows.map { JSONValue(recording.parameters.row($0)) })))
        members.append(
            .init("gradients", .array(rows.dropLast().map { JSONValue(recording.gradients.row($0)) })))
        if let experiment = experiment(isBrief: false) { members.append(.init("experiment", experiment)) }
        return .object(members)
    }

    /// The rows that JSON has room for: all, or evenly spread ones with the first, the last, the best and those of traces.
    private var jsonRows: [Int] {
        let count = recording.parameters.rows
        let room = max(2, Self.jsonBudget / (2 * max(1, recording.parameters.columns)))
        let step = (count + room - 1) / room
        guard step > 1 else { return Array(0..<count) }
        let wanted = recording.experiment.recording.traces + (recording.bestUpdate.map { [$0] } ?? [])
        let traced = Set(wanted.compactMap(recording.row(after:)))
        return (0..<count).filter { $0 % step == 0 || $0 == count - 1 || traced.contains($0) }
    }
}

extension RecordingFile: NumericResult {
    /// ``Recording/table``: of what has a number for each update.
    package var table: Table { recording.table }
}
