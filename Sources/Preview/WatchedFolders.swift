/// What is watched of folders.
enum WatchedFolders {
    /// Folders with more folders beneath them are looked at from time to time.
    static let maximumFolders = 8192

    /// Whether a name is one that editors and systems give to files of their own.
    static func isIgnored(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#") || name.hasSuffix(".swp")
            || name.hasSuffix(".tmp") || name == "4913"
    }
}
