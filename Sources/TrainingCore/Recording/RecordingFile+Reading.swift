import Schema
import Tables

/// Why bytes are no recording that can be used, and what to do.
public struct RecordingReadError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with the file, as a sentence.
    public let description: String
    init(_ description: String) { self.description = description }
}

extension RecordingFile {
    /// Reads a recording as it was written: an archive (`.npz`) or a JSON object.
    ///
    /// The recording of an archive is equal to the one that was written. JSON has no number that is not finite and
    /// of long trainings not all weights (see ``json``); all else is equal. Nothing is trained.
    ///
    /// - Parameter kinds: what its experiment may name.
    /// - Throws: for bytes that are no recording, are damaged or cut off, or do not fit the experiment that they name.
    public init(bytes: [UInt8], of kinds: ExperimentKinds = .standard) throws(RecordingReadError) {
        let numbers =
            try bytes.first == UInt8(ascii: "{")
            ? RecordedNumbers(json: bytes, of: kinds) : RecordedNumbers(npz: bytes, of: kinds)
        self.init(id: numbers.id, try numbers.recording(), of: kinds)
    }

    /// Whether bytes are meant as a recording, and not as an experiment in JSON or YAML.
    package static func isRecording(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0x50, 0x4B]) { return true }
        guard bytes.first == UInt8(ascii: "{") else { return false }
        let start = String(decoding: bytes.prefix(64), as: UTF8.self).filter { !$0.isWhitespace }
        return start.hasPrefix("{\"version\":") || contains("\"batchLoss\"", in: bytes)
    }

    /// Whether an archive holds a training, and not weights or a surface.
    package static func isRecording(_ archive: NumPyContents) -> Bool {
        archive.names.contains("batch_loss") && archive.names.contains(RecordedWeights.kept)
    }

    private static func contains(_ text: StaticString, in bytes: [UInt8]) -> Bool {
        text.withUTF8Buffer { wanted in
            bytes.indices.contains { start in
                bytes[start] == wanted[0] && bytes[start...].starts(with: wanted)
            }
        }
    }
}

/// What a file says of a recording, before anything is known to fit.
struct RecordedNumbers {
    var id: String?
    var experiment: Experiment
    var loss: [Double]
    /// What stands under the names of ``RecordedSeries/aside``.
    var aside: [String: [Double]]
    /// nil: as the schedule says.
    var rates: [Double]
    var best: Double?
    var penalty: [Double]
    var batchLoss: [Double]
    var norms: [Double]
    /// nil: all.
    var kept: [Double]?
    var parameters: Matrix
    var gradients: Matrix
    var predictions: (initial: Matrix, final: Matrix)
    var gradient: (initial: [Double], final: [Double])
    var ending: Recording.Ending

    static let remedy = "Write the recording again: descent train EXPERIMENT -o FILE.npz."

    /// The experiment of a file, from its text.
    static func experiment(
        _ value: JSONValue, of kinds: ExperimentKinds, array: (String) -> Matrix? = { _ in nil }
    ) throws(RecordingReadError) -> (id: String?, experiment: Experiment) {
        var reader = Reader()
        if let read = ExperimentSpec.read(value.written, of: kinds, into: &reader, array: array) {
            return read
        }
        let problem = reader.problems.first?.message ?? "it cannot be read"
        throw RecordingReadError("The experiment in the recording is none: \(problem). \(remedy)")
    }

    /// Whether two numbers that must agree do.
    private func expect(_ found: Int, _ expected: Int, _ what: String) throws(RecordingReadError) {
        guard found != expected else { return }
        throw RecordingReadError(
            "The recording has \(found) \(what), where its experiment and its updates ask for \(expected). "
                + Self.remedy)
    }

    /// Checks that everything fits together.
    func recording() throws(RecordingReadError) -> Recording {
        let (n, count) = (batchLoss.count, experiment.network.parameterCount)
        try expect(loss.count, n + 1, "losses")
        let (histories, deadUnits) = try histories(n)
        try expect(rates.count, n, "learning rates")
        try expect(penalty.count, experiment.penalty == nil ? 0 : n + 1, "penalties")
        try expect(norms.count, n, "gradient norms")
        let updates = try keptUpdates(n)
        try expect(parameters.rows, updates.count, "rows of weights")
        try expect(gradients.rows, updates.count - 1, "rows of gradients")
        try expect(parameters.columns, count, "weights and biases")
        if gradients.rows > 0 { try expect(gradients.columns, count, "slopes an update") }
        let states = [(predictions.initial, gradient.initial), (predictions.final, gradient.final)]
        for (predictions, gradient) in states {
            try expect(predictions.rows, experiment.data.sampleCount, "predictions")
            try expect(predictions.columns, experiment.network.outputCount, "outputs")
            try expect(gradient.count, count, "slopes")
        }
        guard parameters.row(0) == experiment.network.parameters, n <= experiment.training.updates else {
            throw RecordingReadError(
                "The recording does not belong to the experiment that it names. " + Self.remedy)
        }
        let isWhole =
            experiment.recording.weightsEvery(
                parameterCount: count, updates: experiment.training.updates) == 1 && updates.count == n + 1
        let best = try bestUpdate(updates)
        let isRestored = experiment.training.earlyStopping?.restoresBest == true
        let finalRow = isRestored ? best.flatMap(updates.firstIndex) ?? updates.count - 1 : updates.count - 1
        let last = parameters.row(finalRow)
        let isFollowed = experiment.training.schedule.watchedPart != nil && n > 0
        return Recording(
            experiment: experiment, histories: histories, deadUnits: deadUnits, penalty: penalty,
            batchLoss: batchLoss, gradientNorms: norms, followedRates: isFollowed ? rates : nil,
            thinnedUpdates: isWhole ? nil : updates, parameters: parameters,
            gradients: Matrix(rows: updates.count - 1, columns: count, known: gradients.elements),
            initial: NetworkState(
                network: experiment.network, predictions: predictions.initial, gradient: gradient.initial,
                loss: loss[0]),
            final: NetworkState(
                network: experiment.network.replacing(parameters: last), predictions: predictions.final,
                gradient: gradient.final, loss: loss[updates[finalRow]]),
            bestUpdate: best, divergedAtUpdate: ending == .diverged ? n : nil, ending: ending)
    }

    /// The losses and accuracies of all parts. Files of an older descent have no accuracies.
    private func histories(_ n: Int) throws(RecordingReadError) -> (PartHistories, dead: [Double]) {
        var histories = PartHistories.none
        histories.training.loss = loss
        for part in [DataPart.test, .validation] {
            histories[part].loss = aside["\(part.rawValue)Loss"] ?? []
            let count = experiment.data(of: part) == nil ? 0 : n + 1
            try expect(histories[part].loss.count, count, "\(part.rawValue) losses")
        }
        for part in DataPart.allCases {
            let name = part == .training ? "accuracy" : "\(part.rawValue)Accuracy"
            guard let list = aside[name], !list.isEmpty else { continue }
            let count = experiment.classRule == nil ? 0 : histories[part].loss.count
            try expect(list.count, count, part == .training ? "accuracies" : "\(part.rawValue) accuracies")
            histories[part].accuracy = list
        }
        let dead = aside["deadUnits"] ?? []
        if !dead.isEmpty { try expect(dead.count, n + 1, "shares of dead units") }
        return (histories, dead)
    }

    private func bestUpdate(_ updates: [Int]) throws(RecordingReadError) -> Int? {
        guard experiment.training.earlyStopping != nil, let best else { return nil }
        guard let update = Int(exactly: best), updates.contains(update) else {
            throw RecordingReadError(
                "The weights of the best update are not in the recording. " + Self.remedy)
        }
        return update
    }

    private func keptUpdates(_ n: Int) throws(RecordingReadError) -> [Int] {
        guard let kept else { return Array(0...n) }
        let updates = kept.compactMap { Int(exactly: $0) }
        let isAscending = zip(updates, updates.dropFirst()).allSatisfy { $0 < $1 }
        guard updates.count == kept.count, isAscending, updates.first == 0, updates.last == n else {
            throw RecordingReadError(
                "The updates whose weights are kept do not ascend from 0 to \(n). " + Self.remedy)
        }
        return updates
    }
}
