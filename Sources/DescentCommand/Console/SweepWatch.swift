import Batches
import Sweeps
import Tables
import TrainingCore

/// Tells what happens in a batch: to a person at a terminal in a line that is replaced, to a program as events.
final class SweepWatch {
    private let count: Int
    private let isJSON: Bool
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var lastLook: ContinuousClock.Instant
    private var before = 0

    init(_ count: Int, isJSON: Bool) {
        (self.count, self.isJSON) = (count, isJSON)
        start = clock.now
        lastLook = start
    }

    func see(_ event: SweepBatch.Event) {
        switch event {
        case .started(let runs, let stored):
            before = stored
            if isJSON {
                print(
                    JSONValue.object([
                        .init("event", .string("started")), .init("runs", .integer(runs)),
                        .init("stored", .integer(stored)),
                    ]))
            } else if stored < runs {
                Console.progress("descent: \(runs) runs" + (stored > 0 ? ", \(stored) of them stored" : ""))
            }
        case .done(let result, let tally):
            if isJSON {
                print(
                    JSONValue.object([
                        .init("event", .string("run")), .init("run", .integer(result.run)),
                        .init("status", .string(result.status.rawValue)),
                        .init("loss", result.loss.map { .number($0) } ?? .null),
                        .init("message", result.message.map { .string($0) } ?? .null),
                    ]))
                return
            }
            show(tally)
        }
    }

    private func show(_ tally: SweepTally) {
        let now = clock.now
        guard Console.isWatched, now - lastLook > .milliseconds(100) else { return }
        lastLook = now
        let done = tally.total - before
        let left = (now - start) * Double(count - tally.total) / Double(max(1, done))
        let others = [SweepResult.Status.diverged, .failed].filter { tally[$0] > 0 }
            .map { ", \(tally[$0]) \($0.rawValue)" }.joined()
        Console.status("\(tally.total) of \(count) runs\(others), \(left.components.seconds + 1) s left")
    }

    func end() { Console.status("") }
}
