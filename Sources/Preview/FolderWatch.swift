import NIOPosix
import ReportBuilder

/// Notices changes of files in folders and what is beneath them, however they are saved.
enum FolderWatch {
    /// Watches on a thread that it keeps until the caller ends the changes.
    static func changes(in folders: [String], polls: Bool, on threads: NIOThreadPool) -> FolderChanges {
        let changes = FolderChanges()
        threads.submit { _ in
            #if os(Linux)
                if !polls, var told = ToldChanges(folders) {
                    while told.isComplete, !changes.isEnded { changes.note(told.wait()) }
                }
            #endif
            var seen = SeenFiles(folders)
            while !changes.isEnded { changes.note(seen.wait()) }
        }
        return changes
    }
}
