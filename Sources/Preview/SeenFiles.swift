import ReportBuilder
import SystemLibrary

/// Changes of folders found by looking at all files from time to time, where the system tells nothing.
struct SeenFiles {
    /// In microseconds.
    private static let pause: UInt32 = 300_000

    private let folders: [String]
    /// A number for all that stands in each folder.
    private var stamps: [[String: UInt64]]

    init(_ folders: [String]) {
        self.folders = folders
        stamps = folders.map(Self.files)
    }

    /// Waits a moment and looks.
    ///
    /// - Returns: which folders have changed, by their places; may be none.
    mutating func wait() -> Set<Int> {
        usleep(Self.pause)
        var changed: Set<Int> = []
        for (number, folder) in folders.enumerated() {
            let now = Self.files(in: folder)
            if now != stamps[number] { changed.insert(number) }
            stamps[number] = now
        }
        return changed
    }

    /// The files beneath a folder, each with a number that a change makes another.
    private static func files(in folder: String) -> [String: UInt64] {
        var files: [String: UInt64] = [:]
        var waiting = [folder]
        while let next = waiting.popLast() {
            for name in (try? FileSystem.names(in: next)) ?? [] where !WatchedFolders.isIgnored(name) {
                let path = "\(next)/\(name)"
                if FileSystem.kind(of: path) == .folder {
                    waiting.append(path)
                } else {
                    files[path] = FileSystem.stamp(of: path)
                }
            }
        }
        return files
    }
}
