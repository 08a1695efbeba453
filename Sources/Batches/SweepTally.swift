import Sweeps

/// How many runs ended how.
package struct SweepTally: Sendable, Hashable {
    package struct Failure: Sendable, Hashable {
        package let run: Int
        package let message: String
    }

    static let mostFailures = 1_000

    package var counts: [SweepResult.Status: Int] = [:]
    /// The first 1000.
    package var failures: [Failure] = []

    package var total: Int { counts.values.reduce(0, +) }

    package subscript(status: SweepResult.Status) -> Int { counts[status] ?? 0 }

    mutating func add(_ result: SweepResult) {
        counts[result.status, default: 0] += 1
        guard result.status == .failed, failures.count < Self.mostFailures else { return }
        failures.append(Failure(run: result.run, message: result.message ?? ""))
    }
}
