import Charting

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Watches over a training: shows how far it is, and ends it when somebody presses Ctrl-C.
///
/// The interrupt is held back and asked for between updates, so that it never meets a recording half
/// written.
final class TrainingWatch {
    private let updates: Int
    private let clock = ContinuousClock()
    private var lastLook: ContinuousClock.Instant
    private var hasShown = false
    private var signals = sigset_t()

    init(updates: Int) {
        self.updates = updates
        lastLook = clock.now
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigprocmask(SIG_BLOCK, &signals, nil)
    }

    func mayContinue(_ done: Int, _ loss: Double) -> Bool {
        let now = clock.now
        guard now - lastLook > .milliseconds(100) else { return true }
        lastLook = now
        var pending = sigset_t()
        sigemptyset(&pending)
        if sigpending(&pending) == 0, sigismember(&pending, SIGINT) == 1 { return false }
        hasShown = true
        Console.status("update \(done) of \(updates), loss \(NumberText.significant(loss, 6))")
        return true
    }

    func end() {
        if hasShown { Console.status("") }
    }
}
