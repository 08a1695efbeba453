import Schema

/// Why bytes are no recording that can be used, and what to do.
public struct RecordingReadError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String
    init(_ description: String) { self.description = description }
}

extension RecordingFile {
    /// Reads a recording as it was written: an archive (`.npz`) or a JSON object.
    ///
    /// The recording of an archive is equal to the one that was written. JSON has no number that is not finite and
    /// of long trainings not all weights (see ``json``); all else is equal. Nothing is trained.
    public init(bytes: [UInt8]) throws(RecordingReadError) {
        try self.init(
            bytes.first == UInt8(ascii: "{") ? RecordedNumbers(json: bytes) : RecordedNumbers(npz: bytes))
    }

    /// Whether bytes are meant as a recording, and not as an experiment in JSON or YAML.
    public static func isRecording(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0x50, 0x4B]) { return true }
        guard bytes.first == UInt8(ascii: "{") else { return false }
        let start = String(decoding: bytes.prefix(64), as: UTF8.self).filter { !$0.isWhitespace }
        return start.hasPrefix("{\"version\":") || contains("\"batchLoss\"", in: bytes)
    }

    private static func contains(_ text: StaticString, in bytes: [UInt8]) -> Bool {
        text.withUTF8Buffer { wanted in
            bytes.indices.contains { start in
                bytes[start] == wanted[0] && bytes[start...].starts(with: wanted)
            }
        }
    }

    private init(_ numbers: RecordedNumbers) throws(RecordingReadError) {
        id = numbers.id
        recording = try numbers.recording()
    }
}

/// What a file says of a recording, before anything is known to fit.
struct RecordedNumbers {
    var id: String?
    var experiment: Experiment
    var loss: [Double]
    var testLoss: [Double]
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
        _ value: JSONValue, array: (String) -> Matrix? = { _ in nil }
    ) throws(RecordingReadError) -> (id: String?, experiment: Experiment) {
        var reader = Reader()
        if let read = ExperimentSpec.read(value.written, into: &reader, array: array) { return read }
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
        try expect(testLoss.count, experiment.test == nil ? 0 : n + 1, "test losses")
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
        let last = parameters.row(parameters.rows - 1)
        return Recording(
            experiment: experiment, loss: loss, testLoss: testLoss, penalty: penalty, batchLoss: batchLoss,
            gradientNorms: norms, thinnedUpdates: isWhole ? nil : updates, parameters: parameters,
            gradients: Matrix(rows: updates.count - 1, columns: count, elements: gradients.elements),
            initial: NetworkState(
                network: experiment.network, predictions: predictions.initial, gradient: gradient.initial,
                loss: loss[0]),
            final: NetworkState(
                network: experiment.network.with(parameters: last), predictions: predictions.final,
                gradient: gradient.final, loss: loss[n]),
            divergedAtUpdate: ending == .diverged ? n : nil, ending: ending)
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
