import CFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension FileSystem {
    /// The paths, relative to a folder, of everything below it that is not a folder; links are not followed.
    static func filesBelow(_ folder: String, prefix: String = "") throws(FileError) -> [String] {
        var files: [String] = []
        for name in try names(in: prefix.isEmpty ? folder : "\(folder)/\(prefix)") {
            let path = prefix.isEmpty ? name : "\(prefix)/\(name)"
            if kind(of: "\(folder)/\(path)") == .folder {
                files += try filesBelow(folder, prefix: path)
            } else {
                files.append(path)
            }
        }
        return files
    }

    /// A second name for the same file; a link gets a second link.
    static func hardLink(_ path: String, to target: String) throws(FileError) {
        guard linkat(AT_FDCWD, path, AT_FDCWD, target, 0) == 0 else {
            // Some file systems have no second names.
            guard kind(of: path) == .file else {
                throw FileError(path: path, reason: "this file cannot be kept beside the pages; move it away")
            }
            return try writeAtomically(try read(path), to: target)
        }
    }

    /// Lets a folder take the place of another one, which gets its name in turn; of nothing, by a plain rename.
    static func exchange(_ folder: String, _ place: String) throws(FileError) {
        guard kind(of: place) != nil else { return try rename(folder, to: place) }
        if descent_exchange(folder, place) == 0 { return }
        // File systems without an exchange: the place is empty for a moment.
        let aside = folder + ".old"
        try rename(place, to: aside)
        do throws(FileError) {
            try rename(folder, to: place)
        } catch {
            try rename(aside, to: place)
            throw error
        }
        try rename(aside, to: folder)
    }

    /// Removes a folder with everything below it, as far as possible; links are removed, not followed.
    static func removeTree(_ path: String) {
        switch kind(of: path) {
        case .folder:
            for name in (try? names(in: path)) ?? [] { removeTree("\(path)/\(name)") }
            removeEmptyFolder(path)
        case .file, .link, .other:
            try? removeFile(path)
        case nil:
            break
        }
    }
}
