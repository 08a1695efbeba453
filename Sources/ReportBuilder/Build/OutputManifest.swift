/// What builds have written into a folder: the list inside the folder, `.descent-manifest`.
///
/// The first line says whether the last build came to its end. While one writes, the list has what the build before
/// wrote and what this one is going to write, so that the next one knows both.
struct OutputManifest: Sendable, Hashable {
    struct Entry: Sendable, Hashable {
        /// As a build wrote the file; none if a build without fingerprints did.
        var written: ContentPrint?
        /// Whether a build wrote the file at all: else it was only about to.
        var isWritten: Bool
        /// As the build that is writing is going to write it.
        var planned: ContentPrint?

        /// Whether the content is one that a build has given to the file.
        func knows(_ print: ContentPrint) -> Bool {
            isWritten && written == nil || print == written || print == planned
        }
    }

    var isFinished: Bool
    /// By path, relative to the folder.
    var files: [String: Entry] = [:]
    /// The folders that builds have made, relative.
    var folders: Set<String> = []

    static let name = ".descent-manifest"
    private static let heading = "descent manifest 2, "
    private static let anyHeading = "descent manifest "
    private static let ending = "end "

    /// Why a list cannot be read.
    struct Damage: Error, Sendable, Hashable {
        let reason: String

        static let usual = Damage(
            reason:
                "the list of what builds have written is damaged; move it away, and the next build takes no file "
                + "that is here for its own")
    }

    init(isFinished: Bool) { self.isFinished = isFinished }

    /// The lines, in the order of paths.
    var bytes: [UInt8] {
        var lines = [Self.heading + (isFinished ? "finished" : "writing")]
        for folder in folders.sorted() { lines.append("folder \(Self.escaped(folder))") }
        for (path, entry) in files.sorted(by: { $0.key < $1.key }) {
            for (kind, print) in [("file", entry.written), ("planned", entry.planned)] {
                guard let print else { continue }
                lines.append("\(kind) \(print.size) \(String(print.hash, radix: 16)) \(Self.escaped(path))")
            }
            if entry.isWritten, entry.written == nil { lines.append("file - - \(Self.escaped(path))") }
        }
        // Tells a list that is cut off from a short one.
        lines.append("\(Self.ending)\(lines.count)")
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    /// Reads ``bytes``, or the plain list of paths that the first versions wrote.
    ///
    /// - Throws: ``Damage`` for anything else, also for a line that names nothing inside the folder: what is wrong in
    ///   one place gives no right to a file in another.
    init(_ bytes: [UInt8]) throws(Damage) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"))
        guard !lines.isEmpty, bytes.last == UInt8(ascii: "\n") else { throw .usual }
        let first = String(decoding: lines[0], as: UTF8.self)
        guard first.hasPrefix(Self.anyHeading) else {
            isFinished = true
            for line in lines {
                let path = String(decoding: line, as: UTF8.self)
                guard path.utf8.elementsEqual(line), Self.isInside(path) else { throw .usual }
                files[path] = Entry(written: nil, isWritten: true, planned: nil)
            }
            return
        }
        guard first.hasPrefix(Self.heading) else {
            throw Damage(
                reason:
                    "the list of what builds have written is of another version of descent (\"\(first.shortened(to: 40))\"); "
                    + "build with that version, or into another folder")
        }
        let last = String(decoding: lines.removeLast(), as: UTF8.self)
        guard ["finished", "writing"].contains(first.dropFirst(Self.heading.count)),
            last == "\(Self.ending)\(lines.count)"
        else { throw .usual }
        isFinished = first.hasSuffix("finished")
        for line in lines.dropFirst() {
            guard read(line) else { throw .usual }
        }
    }

    /// Takes in a line, unless it is none.
    private mutating func read(_ line: ArraySlice<UInt8>) -> Bool {
        let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 3, omittingEmptySubsequences: false)
        guard let kind = fields.first.map({ String(decoding: $0, as: UTF8.self) }) else { return false }
        if kind == "folder" {
            let path = Self.unescaped(line.dropFirst(kind.utf8.count + 1))
            folders.insert(path)
            return Self.isInside(path)
        }
        guard fields.count == 4, kind == "file" || kind == "planned" else { return false }
        let path = Self.unescaped(fields[3])
        let numbers = (String(decoding: fields[1], as: UTF8.self), String(decoding: fields[2], as: UTF8.self))
        let isUnknown = kind == "file" && numbers == ("-", "-")
        let size = Int(numbers.0)
        let hash = UInt64(numbers.1, radix: 16)
        let print = size.flatMap { size in hash.map { ContentPrint(size: size, hash: $0) } }
        guard Self.isInside(path), print != nil || isUnknown else { return false }
        var entry = files[path] ?? Entry(written: nil, isWritten: false, planned: nil)
        if kind == "planned" {
            entry.planned = print
        } else {
            entry.written = print
            entry.isWritten = true
        }
        files[path] = entry
        return true
    }

    /// The manifest of a folder; an empty one of a finished build where there is none.
    static func read(in folder: String) throws(FileError) -> OutputManifest {
        let path = "\(folder)/\(name)"
        guard let kind = FileSystem.kind(of: path) else { return OutputManifest(isFinished: true) }
        guard kind == .file else {
            throw FileError(
                path: path, reason: "a build keeps its list here, but this is no file; move it away")
        }
        let bytes = try FileSystem.read(path)
        do {
            return try OutputManifest(bytes)
        } catch {
            throw FileError(path: path, reason: error.reason)
        }
    }

    private static func isInside(_ path: String) -> Bool {
        CourseFolder.objection(to: path) == nil && path != name
    }

    /// On one line, and such that no byte changes its meaning beside others.
    private static func escaped(_ path: String) -> String {
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "\n"): bytes += Array("%0A".utf8)
            case UInt8(ascii: "\r"): bytes += Array("%0D".utf8)
            case UInt8(ascii: "%"): bytes += Array("%25".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func unescaped(_ path: ArraySlice<UInt8>) -> String {
        var bytes: [UInt8] = []
        var rest = path
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"),
                let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
