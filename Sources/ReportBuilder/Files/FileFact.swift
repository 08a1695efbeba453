/// What was seen at a path.
package struct FileFact: Sendable, Hashable {
    /// How closely it was looked at.
    enum Extent: Int, Sendable {
        /// What stands there.
        case kind
        /// The content of a file.
        case content
        /// The names in a folder.
        case names
    }

    let path: String
    var extent: Extent
    var look: FileLook
    /// Tells the content or the names from others; `nil` where they could not be read.
    var mark: UInt64?

    init(_ path: String, _ extent: Extent, _ look: FileLook, mark: UInt64? = nil) {
        (self.path, self.extent, self.mark) = (path, extent, mark)
        self.look = look
        // What can change without another stamp has none.
        self.look.stamp = extent == .kind ? nil : look.reliableStamp
    }

    /// A file as it was written a moment ago.
    init(written path: String, mark: UInt64) {
        self.init(path, .content, FileLook(at: path), mark: mark)
        // Nobody else has written it since, within one step of the clock of the file system.
        look.stamp = FileLook(at: path).stamp.flatMap { $0.isCoarse ? nil : $0 }
    }

    /// As it is now.
    init(_ path: String, _ extent: Extent) {
        let look = FileLook(at: path)
        self.init(path, extent, look, mark: Self.mark(of: path, extent))
    }

    /// The same with the stamp that it has now; `nil` where something else stands there.
    func renewed() -> FileFact? {
        let now = FileLook(at: path)
        guard now.kind == look.kind, now.followedKind == look.followedKind else { return nil }
        if extent == .kind || look.stamp != nil && look.stamp == now.stamp { return self }
        guard Self.mark(of: path, extent) == mark else { return nil }
        return FileFact(path, extent, now, mark: mark)
    }

    /// Whether a file still stands there, as it did, with another content.
    var isChangedFile: Bool {
        let now = FileLook(at: path)
        return extent == .content && now.kind == look.kind && now.followedKind == .file
            && look.followedKind == .file
    }

    private static func mark(of path: String, _ extent: Extent) -> UInt64? {
        switch extent {
        case .kind: nil
        case .content: (try? FileSystem.read(path)).map(FileSystem.fingerprint)
        case .names: (try? FileSystem.names(in: path)).map(mark)
        }
    }

    static func mark(of names: [String]) -> UInt64 {
        FileSystem.fingerprint(of: names.flatMap { Array($0.utf8) + [0] })
    }
}

extension FileFact {
    func write(to record: inout RecordWriter) {
        record.add(path)
        record.add(extent.rawValue)
        record.add(look.kind?.number ?? 0)
        record.add(look.followedKind?.number ?? 0)
        record.add(look.stamp) { stamp, record in
            for number in [stamp.device, stamp.number, stamp.size] { record.add(number) }
            record.add(Int(stamp.written))
            record.add(Int(stamp.changed))
        }
        record.add(mark) { $1.add($0) }
    }

    init?(from record: inout RecordReader) {
        guard let path = record.text(), let extent = record.number().flatMap(Extent.init),
            let kind = record.number(), let followed = record.number(),
            let stamp = record.optional({ FileStamp(from: &$0) }),
            let mark = record.optional({ $0.word() })
        else { return nil }
        (self.path, self.extent, self.mark) = (path, extent, mark)
        look = FileLook(
            kind: FileSystem.Kind(number: kind), followedKind: FileSystem.Kind(number: followed), stamp: stamp
        )
    }
}

extension FileStamp {
    fileprivate init?(from record: inout RecordReader) {
        guard let device = record.word(), let number = record.word(), let size = record.word(),
            let written = record.number(), let changed = record.number()
        else { return nil }
        self.init(
            device: device, number: number, size: size, written: Int64(written), changed: Int64(changed))
    }
}

extension FileSystem.Kind {
    fileprivate var number: Int {
        switch self {
        case .file: 1
        case .folder: 2
        case .link: 3
        case .other: 4
        }
    }

    fileprivate init?(number: Int) {
        switch number {
        case 1: self = .file
        case 2: self = .folder
        case 3: self = .link
        case 4: self = .other
        default: return nil
        }
    }
}
