import CFiles
import SystemLibrary

/// Files that are there as a whole or not at all.
///
/// A file is written under another name in the folder of its place and then given its name in one step. Whoever is
/// stopped in between leaves that other file behind; it is locked as long as its writer lives, so that the next one who
/// writes into the folder can tell what is left over, and removes it.
extension FileSystem {
    /// What may stand at the place of a file before it is written.
    enum Replacement: Sendable {
        case anything
        /// Nothing: what has appeared meanwhile stays, and is an error.
        case nothing
    }

    /// When a file is on the disk, and not only in the memory of the system, which a power failure empties.
    package enum Durability: Sendable {
        /// When the system gets round to it: for what can be made again.
        case usual
        /// Before the file gets its name, and its name before the call returns.
        case flushed
    }

    /// Writes a file that is there as a whole or not at all. A link stays, and what it leads to is replaced; devices and
    /// pipes, which have no place beside them, are written as they are, and so is what is open already: `/dev/stdout`.
    package static func writeAtomically(
        _ bytes: [UInt8], to path: String, _ durability: Durability = .usual
    ) throws(FileError) {
        if let open = openDescriptor(of: path) { return try write(bytes, to: dup(open), path) }
        try writeAtomically(to: path, durability) { file throws(FileError) in try file.append(bytes) }
    }

    /// Writes where an open file stands, behind what others have written there.
    private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(FileError) {
        guard descriptor >= 0 else { throw FileError(path: path, reason: reason(errno)) }
        defer { close(descriptor) }
        try Writer(descriptor: descriptor, path: path).append(bytes)
    }

    /// The number of the open file that a path leads to by way of `/dev/stdout`, `/dev/fd` or `/proc/self/fd`. To put
    /// another file in its place would take it from those who have it open.
    private static func openDescriptor(of path: String) -> Int32? {
        var path = path
        for _ in 0..<40 {
            let place = canonicalPath(folder(of: path)) ?? ""
            if place == canonicalPath("/proc/self/fd") || place == "/dev/fd" { return Int32(name(of: path)) }
            guard kind(of: path) == .link, let next = try? linkTarget(of: path) else { return nil }
            path = next.hasPrefix("/") ? next : "\(folder(of: path))/\(next)"
        }
        return nil
    }

    /// Writes a file part by part. What stands there must not be a pipe or a device if a part goes back.
    package static func writeAtomically(
        to path: String, _ durability: Durability = .usual,
        _ parts: (borrowing Writer) throws(FileError) -> Void
    ) throws(FileError) {
        guard openDescriptor(of: path) == nil else {
            throw FileError(path: path, reason: "this file is open already; name another one")
        }
        let target = try target(of: path)
        guard kind(of: target) != .file || access(target, W_OK) == 0 else {
            throw FileError(path: target, reason: reason(errno))
        }
        guard followedKind(of: target) != .other else { return try write(in: target, parts) }
        removeLeftovers(in: folder(of: target))
        try replace(target, .anything, durability, parts)
    }

    /// Where a path leads through links that stand at its end; what they lead to need not be there.
    static func target(of path: String) throws(FileError) -> String {
        var path = path
        for _ in 0..<40 {
            guard kind(of: path) == .link else { return path }
            // A link into /proc says no path, but leads somewhere.
            if let canonical = canonicalPath(path) { return canonical }
            if let kind = followedKind(of: path) { return kind == .other ? path : try failedLink(path) }
            let next = try linkTarget(of: path)
            path = next.hasPrefix("/") ? next : "\(folder(of: path))/\(next)"
        }
        return try failedLink(path)
    }

    private static func failedLink(_ path: String) throws(FileError) -> String {
        throw FileError(path: path, reason: "this link cannot be followed to a file")
    }

    /// Puts a file in place of what stands at a path, with its rights.
    ///
    /// - Returns: the rights of a file that is new there.
    @discardableResult
    static func replace(
        _ target: String, _ replacement: Replacement, _ durability: Durability = .usual,
        _ parts: (borrowing Writer) throws(FileError) -> Void
    ) throws(FileError) -> FileRights {
        let (temporary, descriptor, rights) = try openTemporary(for: target)
        defer { descent_temporary_end(temporary) }
        do throws(FileError) {
            do throws(FileError) {
                // Before the content, which others may not be allowed to read.
                var status = stat()
                if lstat(target, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
                    _ = fchmod(descriptor, status.st_mode & 0o777)
                }
                try parts(Writer(descriptor: descriptor, path: target))
                if durability == .flushed { try flush(descriptor, target) }
            } catch {
                close(descriptor)
                throw error
            }
            // The lock lives as long as a descriptor does, and what closing one says must be heard before the file
            // gets its name.
            let lock = dup(descriptor)
            defer { close(lock) }
            guard close(descriptor) == 0 else { throw FileError(path: target, reason: reason(errno)) }
            switch replacement {
            case .anything: try rename(temporary, to: target)
            case .nothing:
                guard descent_rename_new(temporary, target) == 0 else {
                    throw FileError(
                        path: target, reason: errno == EEXIST ? Self.hasAppeared : reason(errno))
                }
            }
            if durability == .flushed { try flushFolder(folder(of: target)) }
        } catch {
            unlink(temporary)
            throw error
        }
        return rights
    }

    /// Waits until a file is on the disk. What has no disk behind it needs no wait.
    private static func flush(_ descriptor: Int32, _ path: String) throws(FileError) {
        guard fsync(descriptor) != 0, errno != EINVAL, errno != EROFS else { return }
        throw FileError(path: path, reason: reason(errno))
    }

    /// Waits until the names in a folder are on the disk.
    private static func flushFolder(_ path: String) throws(FileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        // Whoever may write into a folder may yet not be allowed to read it.
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        try flush(descriptor, path)
    }

    /// Waits until everything that was written into the file system of a folder is on the disk.
    package static func flushFileSystem(of folder: String) throws(FileError) {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard descriptor >= 0 else { throw FileError(path: folder, reason: reason(errno)) }
        defer { close(descriptor) }
        guard descent_flush_file_system(descriptor) == 0 else {
            throw FileError(path: folder, reason: reason(errno))
        }
    }

    /// Writes into a device or a pipe.
    private static func write(
        in path: String, _ parts: (borrowing Writer) throws(FileError) -> Void
    ) throws(FileError) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, reason: reason(errno)) }
        do throws(FileError) {
            try parts(Writer(descriptor: descriptor, path: path))
        } catch {
            close(descriptor)
            throw error
        }
        guard close(descriptor) == 0 else { throw FileError(path: path, reason: reason(errno)) }
    }

    static let hasAppeared = "a file has appeared here meanwhile, which stays"

    // MARK: Temporary files

    private static let temporaryStart = ".descent-"
    private static let temporaryEnd = ".tmp"

    static func temporaryPath(beside path: String) -> String {
        let number = String(UInt64.random(in: .min ... .max), radix: 16)
        let zeros = String(repeating: "0", count: 16 - number.utf8.count)
        return "\(folder(of: path))/\(temporaryStart)\(zeros)\(number)\(temporaryEnd)"
    }

    /// A file of its own name beside a path, locked.
    private static func openTemporary(for target: String) throws(FileError) -> (
        path: String, descriptor: Int32, rights: FileRights
    ) {
        while true {
            let path = temporaryPath(beside: target)
            let descriptor = descent_temporary_open(path)
            guard descriptor >= 0 else {
                if errno == EEXIST { continue }
                throw FileError(path: target, reason: reason(errno))
            }
            var status = stat()
            // Who looks for leftovers may have been faster than the lock. Some file systems have no locks.
            if descent_lock(descriptor, 0) == 0 || errno != EWOULDBLOCK, fstat(descriptor, &status) == 0,
                status.st_nlink > 0
            {
                return (path, descriptor, FileRights(status))
            }
            close(descriptor)
            descent_temporary_end(path)
        }
    }

    /// Whether this is a name that only temporary files have.
    static func isTemporaryName(_ name: String) -> Bool {
        guard name.hasPrefix(temporaryStart), name.hasSuffix(temporaryEnd) else { return false }
        let number = name.dropFirst(temporaryStart.count).dropLast(temporaryEnd.count)
        return number.utf8.count == 16 && number.allSatisfy { $0.isHexDigit && !$0.isUppercase }
    }

    /// Removes the temporary files of writers that are no more; those of living ones are locked.
    static func removeLeftovers(in folder: String) {
        for name in (try? names(in: folder)) ?? [] where isTemporaryName(name) {
            let path = "\(folder)/\(name)"
            let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
            guard descriptor >= 0 else { continue }
            if kind(of: path) == .file, descent_lock(descriptor, 0) == 0 { unlink(path) }
            close(descriptor)
        }
    }

    /// Does something in a folder that no other process does there at the same time: who comes second waits. File
    /// systems without locks give none, and nobody waits.
    ///
    /// - Parameter waiting: is called once if another process is at work there.
    static func locked<Result>(
        _ folder: String, waiting: () -> Void = {}, _ work: () throws(FileError) -> Result
    ) throws(FileError) -> Result {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        defer { if descriptor >= 0 { close(descriptor) } }
        if descriptor >= 0, descent_lock(descriptor, 0) != 0, errno == EWOULDBLOCK {
            waiting()
            _ = descent_lock(descriptor, 1)
        }
        return try work()
    }

    /// A fingerprint of the content of a file: tells whether it is what it was.
    package static func fingerprint(of bytes: [UInt8]) -> UInt64 { descent_fingerprint(bytes, bytes.count) }

    /// From now on the signals to end are noted instead: what goes on looks at ``notedSignal`` and ends in order.
    package static func noteSignals() { descent_note_signals() }

    /// The number of the signal that wants the process to end; `nil`: none.
    package static var notedSignal: Int32? {
        let number = descent_noted_signal()
        return number == 0 ? nil : number
    }

    // MARK: Links

    /// What stands at the end of all links, `nil` for nothing.
    package static func followedKind(of path: String) -> Kind? {
        FileObservation.observer?.asked(path)
        var status = stat()
        return stat(path, &status) == 0 ? Kind(status) : nil
    }

    /// Makes a link, or turns the one that is there, in one step.
    static func turnLink(_ path: String, to target: String) throws(FileError) {
        try locked(folder(of: path)) { () throws(FileError) in
            // Of links that were left behind: nobody else turns one here now.
            for name in try names(in: folder(of: path)) where isTemporaryName(name) {
                let left = "\(folder(of: path))/\(name)"
                if kind(of: left) == .link { unlink(left) }
            }
            let temporary = temporaryPath(beside: path)
            guard symlink(target, temporary) == 0 else { throw FileError(path: path, reason: reason(errno)) }
            do throws(FileError) {
                try rename(temporary, to: path)
            } catch {
                unlink(temporary)
                throw error
            }
        }
    }

    private static func linkTarget(of path: String) throws(FileError) -> String {
        let size = 4096
        var buffer = [CChar](repeating: 0, count: size)
        let count = readlink(path, &buffer, size)
        guard count > 0, count < size else { throw FileError(path: path, reason: reason(errno)) }
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
