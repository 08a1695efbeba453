/// What the columns of the results are called.
public enum SweepColumns {
    /// In front of the keys that vary.
    public static let run = "run"
    /// Behind them.
    public static let tail = [
        "seed", "status", "loss", "test_loss", "accuracy", "test_accuracy", "diverged_at", "updates",
    ]
    static let results = [run] + tail
}

/// How large a sweep may be.
enum SweepLimits {
    static let runs = 1_000_000
    static let keys = 100
}
