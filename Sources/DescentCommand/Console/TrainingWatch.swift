import Charting
import ReportBuilder
import SystemLibrary

/// Watches over a training: shows how far it is, and ends it when the user presses Ctrl-C.
///
/// The first interrupt only puts the usual reaction back in place, which is seen between two updates, so
/// that no recording is left half written; the second one then ends the process.
final class TrainingWatch {
    private let updates: Int
    private let clock = ContinuousClock()
    private var lastLook: ContinuousClock.Instant
    private var hasShown = false

    init(updates: Int) {
        self.updates = updates
        lastLook = clock.now
        _ = Self.catchInterrupt()
    }

    func mayContinue(_ done: Int, _ loss: Double) -> Bool {
        // A look at the clock costs as much as a small update.
        guard done & 15 == 0 || updates < 10_000 else { return true }
        let now = clock.now
        guard now - lastLook > .milliseconds(100) else { return true }
        lastLook = now
        if Self.catchInterrupt() { return false }
        hasShown = true
        Console.status("update \(done) of \(updates), loss \(NumberText.significant(loss, 6))")
        return true
    }

    func end() {
        FileSystem.cleanUpOnSignals()
        if hasShown { Console.status("") }
    }

    /// Whether the reaction to an interrupt was the usual one, as it is after the first; it is no more.
    static func catchInterrupt() -> Bool {
        if case .none = signal(SIGINT, { _ in signal(SIGINT, SIG_DFL) }) { return true }
        return false
    }
}
