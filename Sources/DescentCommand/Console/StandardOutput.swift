import ReportBuilder
import SystemLibrary

/// The standard output, through which all results go: what cannot be written is an error, also when it only shows at the
/// very end.
///
/// Only the thread or task that runs the command writes, so nothing guards what is kept here.
enum StandardOutput {
    private nonisolated(unsafe) static var waiting: [UInt8] = []
    private nonisolated(unsafe) static var failure: FileError?
    /// Whether a person looks at it.
    static let isWatched = isatty(1) == 1
    private static let capacity = 1 << 16

    /// Writes a text, now or with what follows. After an error nothing more is written; ``finish()`` tells it.
    static func write(_ text: String) {
        waiting += text.utf8
        if waiting.count >= capacity || isWatched { flush() }
    }

    /// Writes what is left. Throws if anything of all that was written is not there.
    static func finish() throws(FileError) {
        let isUsed = isUsed
        flush()
        if let failure { throw failure }
        if isUsed { try FileSystem.closeStream(.output) }
    }

    /// Whether anything has been written or waits to be.
    static var isUsed: Bool { hasWritten || !waiting.isEmpty }

    private nonisolated(unsafe) static var hasWritten = false

    private static func flush() {
        defer { waiting.removeAll(keepingCapacity: true) }
        guard failure == nil, !waiting.isEmpty else { return }
        hasWritten = true
        do throws(FileError) {
            try FileSystem.write(waiting, to: .output)
        } catch {
            failure = error
        }
    }
}

/// Takes the place of Swift's own function, which says nothing when what it prints goes nowhere.
func print(_ item: some Any, terminator: String = "\n") {
    StandardOutput.write("\(item)" + terminator)
}
