import SystemLibrary

/// The few things this project asks of files, with errors in words.
///
/// POSIX calls instead of Foundation, because two of them matter here and Foundation has neither: opening
/// without following a link, and a rename that replaces a file in one step.
package enum FileSystem {
    package enum Kind: Sendable, Hashable {
        case file, folder, link, other

        init(_ status: stat) {
            switch status.st_mode & S_IFMT {
            case S_IFREG: self = .file
            case S_IFDIR: self = .folder
            case S_IFLNK: self = .link
            default: self = .other
            }
        }
    }

    /// The largest file that is read, in bytes.
    package static let maximumFileSize = 256 << 20

    /// What stands at a path, without following a link; `nil` for nothing.
    package static func kind(of path: String) -> Kind? {
        FileObservation.observer?.asked(path)
        var status = stat()
        return lstat(path, &status) == 0 ? Kind(status) : nil
    }

    /// Whether the path is a folder or a link to one.
    package static func isFolder(_ path: String) -> Bool {
        FileObservation.observer?.asked(path)
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Throws where the path is no folder and no link to one.
    package static func requireFolder(_ path: String) throws(FileError) {
        guard !isFolder(path) else { return }
        throw FileError(
            path: path, reason: kind(of: path) == nil ? "there is no such folder" : "this is no folder")
    }

    /// The path without links, `.` and `..`; `nil` where nothing stands there.
    package static func canonicalPath(_ path: String) -> String? {
        let resolved = realpath(path, nil)
        defer { free(resolved) }
        let place = resolved.map { String(cString: $0) }
        FileObservation.observer?.asked(path, place: place)
        return place
    }

    /// Where a path leads, or would lead if all of it were there: absolute, and without links.
    package static func place(of path: String) -> String {
        if let whole = canonicalPath(path) { return whole }
        var known = path.hasPrefix("/") ? "/" : canonicalPath(".") ?? "."
        for step in path.split(separator: "/") {
            switch step {
            case ".": continue
            case "..": known = folder(of: known)
            default:
                let next = known == "/" ? "/\(step)" : "\(known)/\(step)"
                known = canonicalPath(next) ?? next
            }
        }
        return known
    }

    /// The whole content of a file. `-` is the standard input.
    package static func read(_ path: String) throws(FileError) -> [UInt8] {
        guard path != "-" else {
            FileObservation.observer?.lost()
            return try read(descriptor: 0, path: "standard input")
        }
        guard let observer = FileObservation.observer else { return try content(of: path) }
        return try observer.reading(path) { () throws(FileError) in try content(of: path) }
    }

    private static func content(of path: String) throws(FileError) -> [UInt8] {
        // Nobody may write into a pipe with a name, and reading from it would wait for ever; a device is not even opened.
        var status = stat()
        let isOpen = ["/dev/fd/", "/dev/stdin", "/proc/self/fd/"].contains { path.hasPrefix($0) }
        if !isOpen, stat(path, &status) == 0, Kind(status) == .other {
            throw FileError(path: path, reason: noFile)
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | (isOpen ? 0 : O_NONBLOCK))
        guard descriptor >= 0 else { throw FileError(path: path, reason: reason(errno)) }
        defer { close(descriptor) }
        guard isOpen || fstat(descriptor, &status) != 0 || Kind(status) != .other else {
            throw FileError(path: path, reason: noFile)
        }
        return try read(descriptor: descriptor, path: path)
    }

    /// Why a pipe or a device is not read. What a shell passes on, `<(…)` and the standard input, is.
    static let noFile = "this is a device or a pipe, not a file"

    /// The names in a folder, in the order of their bytes, without `.` and `..`.
    package static func names(in folder: String) throws(FileError) -> [String] {
        guard let observer = FileObservation.observer else { return try entries(of: folder) }
        return try observer.listing(folder) { () throws(FileError) in try entries(of: folder) }
    }

    private static func entries(of folder: String) throws(FileError) -> [String] {
        guard let directory = opendir(folder) else {
            throw FileError(path: folder, reason: reason(errno))
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Makes a folder and those above it; one that is there already is fine.
    package static func makeFolder(_ path: String) throws(FileError) {
        guard !path.isEmpty else { throw FileError(path: "", reason: "the path of the folder is empty") }
        guard !isFolder(path) else { return }
        let parent = folder(of: path)
        if parent != path { try makeFolder(parent) }
        guard mkdir(path, 0o777) != 0 else { return }
        let code = errno
        guard code == EEXIST else { throw FileError(path: path, reason: reason(code)) }
        guard isFolder(path) else {
            throw FileError(
                path: path,
                reason: "a folder is needed, but this is none; move it away, or name another folder")
        }
    }

    static func rename(_ path: String, to target: String) throws(FileError) {
        guard systemRename(path, target) == 0 else {
            throw FileError(path: target, reason: reason(errno))
        }
    }

    /// Removes a file; one that is not there is fine.
    package static func removeFile(_ path: String) throws(FileError) {
        guard unlink(path) == 0 || errno == ENOENT else {
            throw FileError(path: path, reason: reason(errno))
        }
    }

    /// Removes a folder if nothing is in it.
    static func removeEmptyFolder(_ path: String) {
        _ = rmdir(path)
    }

    /// Makes one folder; one that is there already is fine. Returns whether it was made.
    static func makeOneFolder(_ path: String) throws(FileError) -> Bool {
        if mkdir(path, 0o777) == 0 { return true }
        guard errno == EEXIST, isFolder(path) else { throw FileError(path: path, reason: reason(errno)) }
        return false
    }

    // MARK: Names

    /// `a/b` for `a/b/c`, `.` for `c`.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// `c` for `a/b/c`.
    package static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// `npz` for `a/b.c.npz`; empty without a dot.
    package static func pathExtension(of path: String) -> String {
        let name = name(of: path)
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return String(name[name.index(after: dot)...]).lowercased()
    }

    // MARK: -

    private static func read(descriptor: Int32, path: String) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { systemRead(descriptor, $0) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileError(path: path, reason: reason(errno)) }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= maximumFileSize else {
                throw FileError(
                    path: path,
                    reason: "the file is larger than \(maximumFileSize) bytes, the most that is read")
            }
        }
    }

    /// Why the system refused, in words.
    package static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT: return "there is no such file or folder"
        case EACCES, EPERM: return "access is not permitted"
        case EISDIR: return "this is a folder, not a file"
        case ENOTDIR: return "a part of the path is a file, not a folder"
        case ENOSPC: return "the disk is full"
        case EROFS: return "the file system is read-only"
        case EFBIG: return "the file is larger than is allowed; ask for less, or allow more (ulimit -f)"
        case ENAMETOOLONG: return "the name is too long; choose a shorter one"
        default: return String(cString: strerror(code)).lowercased()
        }
    }
}

// Inside the enum above these names mean its own functions.
private func systemRename(_ old: String, _ new: String) -> Int32 { rename(old, new) }
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}
