import SystemLibrary

/// Whose a file is, and who may do what with it. All names of one file share them.
struct FileRights: Sendable, Hashable {
    var mode: UInt32
    let owner: UInt32
    let group: UInt32

    init(_ status: stat) {
        mode = UInt32(status.st_mode) & 0o7777
        (owner, group) = (status.st_uid, status.st_gid)
    }
}

/// What tells a file from others and from itself after it was written to, whatever names it has.
struct FileIdentity: Sendable, Hashable {
    private let device: UInt64
    private let number: UInt64
    private let size: UInt64
    private let written: Int64

    init(_ stamp: FileStamp) {
        (device, number, size, written) = (stamp.device, stamp.number, stamp.size, stamp.written)
    }
}

extension FileSystem {
    /// What one look at a file shows; `nil` where no file stands, or a link.
    static func identity(of path: String) -> (identity: FileIdentity, rights: FileRights)? {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return (FileIdentity(FileStamp(status)), FileRights(status))
    }
}
