extension OutputFolder {
    /// Writes the courses into a new folder beside ``path`` and then makes ``path`` a link to it, so that readers see all
    /// pages of one build.
    ///
    /// The new folder has the name of ``path`` and a fingerprint of the pages: the same pages have the same folder. What
    /// others put into the folder of an earlier build stays there.
    ///
    /// - Returns: the pages to open first, through the link.
    /// - Throws: ``FileError``, where something other than a link is at ``path``, or the pages cannot be written; the
    ///   link is then as it was.
    public func writeAtomically(
        _ courses: [BuiltCourse], isFlushed: Bool = false, note: (String) -> Void = { _ in }
    ) throws(FileError) -> [String] {
        var link = path
        while link.utf8.count > 1, link.hasSuffix("/") { link.removeLast() }
        let kind = FileSystem.kind(of: link)
        guard kind == nil || kind == .link else {
            throw FileError(
                path: link,
                reason:
                    "only a link can be turned to new pages, and this is none; move it away, or choose another name"
            )
        }
        var content: [UInt8] = []
        for course in courses {
            for file in course.files {
                content +=
                    Array("\(isRoot ? "" : course.name)/\(file.path)\n\(file.bytes.count)\n".utf8)
                    + file.bytes
            }
        }
        let version = "\(link)-\(String(FileSystem.fingerprint(of: content), radix: 16))"
        let pages = try OutputFolder(path: version, isRoot: isRoot).write(
            courses, isFlushed: isFlushed, note: note)
        try FileSystem.turnLink(link, to: FileSystem.name(of: version))
        return pages.map { link + $0.dropFirst(version.count) }
    }
}
