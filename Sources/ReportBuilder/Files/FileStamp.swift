import SystemLibrary

/// What the file system says of a file without a look into it: with the same stamp a file is as it was.
package struct FileStamp: Sendable, Hashable {
    var device: UInt64
    var number: UInt64
    var size: UInt64
    /// When the content was written and when anything of the file was changed, in nanoseconds.
    var written: Int64
    var changed: Int64

    init(device: UInt64, number: UInt64, size: UInt64, written: Int64, changed: Int64) {
        (self.device, self.number, self.size) = (device, number, size)
        (self.written, self.changed) = (written, changed)
    }

    init(_ status: stat) {
        #if canImport(Darwin)
            let times = (status.st_mtimespec, status.st_ctimespec)
        #else
            let times = (status.st_mtim, status.st_ctim)
        #endif
        self.init(
            device: UInt64(truncatingIfNeeded: status.st_dev),
            number: UInt64(truncatingIfNeeded: status.st_ino),
            size: UInt64(truncatingIfNeeded: status.st_size), written: Self.nanoseconds(times.0),
            changed: Self.nanoseconds(times.1))
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(truncatingIfNeeded: time.tv_sec) &* 1_000_000_000 &+ Int64(truncatingIfNeeded: time.tv_nsec)
    }

    /// Whether the file could be changed once more without another stamp, because the clock of the file system has not
    /// gone on since, or the clocks disagree.
    func isYoung(at now: Int64 = FileStamp.now) -> Bool {
        max(written, changed) > now - (isCoarse ? 3_000_000_000 : 50_000_000)
    }

    /// Whether the file system counts seconds, or two. The others count what the kernel's clock does, at most ten
    /// milliseconds.
    var isCoarse: Bool { changed % 1_000_000 == 0 }

    /// Nanoseconds of the clock on the wall.
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return nanoseconds(time)
    }
}

/// What stands at a path, as one look at it shows.
struct FileLook: Sendable, Hashable {
    /// Without and with following a link; `nil` for nothing.
    var kind: FileSystem.Kind?
    var followedKind: FileSystem.Kind?
    /// Of what links lead to.
    var stamp: FileStamp?

    init(kind: FileSystem.Kind?, followedKind: FileSystem.Kind?, stamp: FileStamp?) {
        (self.kind, self.followedKind, self.stamp) = (kind, followedKind, stamp)
    }

    init(at path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        kind = FileSystem.Kind(status)
        if kind == .link, stat(path, &status) != 0 { return }
        followedKind = FileSystem.Kind(status)
        stamp = FileStamp(status)
    }

    /// The stamp, if nothing can change without another one.
    var reliableStamp: FileStamp? { stamp.flatMap { $0.isYoung() ? nil : $0 } }
}
