import ArgumentParser
import Batches

/// Does something with batches and says in one line what went wrong.
func withBatches<Result>(_ work: () throws(BatchError) -> Result) throws -> Result {
    do {
        return try work()
    } catch {
        throw Console.fail(error.description)
    }
}

extension SweepSummary {
    /// Ends with 2 where runs failed, with 1 where all did.
    func end(notingFailures: Bool = true) throws {
        guard tally[.failed] > 0 else { return }
        if notingFailures {
            for failure in tally.failures.prefix(5) {
                Console.note("run \(failure.run) failed: \(failure.message)")
            }
            if tally[.failed] > 5 { Console.note("and \(tally[.failed] - 5) more; see summary.json") }
        }
        throw ExitCode(tally[.failed] == tally.total ? 1 : 2)
    }
}
