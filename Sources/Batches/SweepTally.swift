import Sweeps

/// How many runs ended how.
public struct SweepTally: Sendable, Hashable {
    public struct Failure: Sendable, Hashable {
        public let run: Int
        public let message: String
    }

    static let mostFailures = 1_000

    public var counts: [SweepResult.Status: Int] = [:]
    /// The first 1000.
    public var failures: [Failure] = []

    public var total: Int { counts.values.reduce(0, +) }

    public subscript(status: SweepResult.Status) -> Int { counts[status] ?? 0 }

    mutating func add(_ result: SweepResult) {
        counts[result.status, default: 0] += 1
        guard result.status == .failed, failures.count < Self.mostFailures else { return }
        failures.append(Failure(run: result.run, message: result.message ?? ""))
    }
}
