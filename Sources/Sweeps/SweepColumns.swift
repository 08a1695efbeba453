/// What the columns of the results are called.
package enum SweepColumns {
    /// In front of the keys that vary.
    package static let run = "run"
    /// Behind them.
    package static let tail = [
        "seed", "status", "loss", "test_loss", "accuracy", "test_accuracy", "diverged_at", "updates",
    ]
    static let results = [run] + tail
}

/// How large a sweep may be.
enum SweepLimits {
    static let runs = 1_000_000
    static let keys = 100
}
