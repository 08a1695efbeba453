/// Results that are kept from one run of the program to the next, in a folder of the user's, never in one of pages.
///
/// Nothing depends on it: what is not there, damaged or cannot be read is computed, and what cannot be kept is not. Entries
/// are written beside their place and renamed, so that several programs may use it at once and be ended at any moment.
package struct ResultCache: Sendable {
    /// How much it may hold, in bytes.
    package static let capacity = 2 << 30

    /// The folder.
    package let path: String
    /// What computes: version, libraries, fonts. Results of another program are other ones.
    package let program: String

    package init(path: String, program: String) {
        self.path = path
        self.program = program
    }

    /// `descent` in the folder that the user has for such things; `nil` where there is none.
    package static var usualPath: String? {
        if let folder = FileSystem.variable("XDG_CACHE_HOME"), folder.hasPrefix("/") {
            return folder + "/descent"
        }
        return FileSystem.variable("HOME").flatMap { $0.hasPrefix("/") ? $0 + "/.cache/descent" : nil }
    }

    private static let heading = Array("descent result 1\n".utf8)

    /// - Parameters:
    ///   - kind: what is kept, as the name of a folder.
    ///   - key: the name of the entry, of letters and digits; at least three.
    func content(_ kind: String, _ key: String) -> [UInt8]? {
        guard let bytes = unseen({ try? FileSystem.read(place(kind, key)) }), bytes.starts(with: Self.heading)
        else {
            return nil
        }
        let content = Array(bytes.dropFirst(Self.heading.count + 8))
        let print = withUnsafeBytes(of: FileSystem.fingerprint(of: content).littleEndian) { Array($0) }
        return Array(bytes.dropFirst(Self.heading.count).prefix(8)) == print ? content : nil
    }

    func keep(_ content: [UInt8], _ kind: String, _ key: String) {
        unseen { write(content, kind, key) }
    }

    /// Nothing depends on what is kept.
    private func unseen<Answer>(_ work: () -> Answer) -> Answer {
        FileObservation.$observer.withValue(nil, operation: work)
    }

    private func write(_ content: [UInt8], _ kind: String, _ key: String) {
        let place = place(kind, key)
        let print = withUnsafeBytes(of: FileSystem.fingerprint(of: content).littleEndian) { Array($0) }
        do {
            try FileSystem.makeFolder(FileSystem.folder(of: place))
            try FileSystem.replace(place, .anything) { file throws(FileError) in
                try file.append(Self.heading + print + content)
            }
            // One in some hundred looks at the size of all, and leaves room for the others.
            if key.hasPrefix("00") { trim(to: Self.capacity / 10 * 9) }
        } catch {
            // A cache that cannot be written is none.
        }
    }

    /// The keys of all that is kept of a kind, in their order.
    func keys(_ kind: String) -> [String] {
        Self.names(in: "\(path)/\(kind)").flatMap { part in
            Self.names(in: "\(path)/\(kind)/\(part)").filter { !FileSystem.isTemporaryName($0) }.map {
                part + $0
            }
        }
    }

    private func place(_ kind: String, _ key: String) -> String {
        "\(path)/\(kind)/\(key.prefix(2))/\(key.dropFirst(2))"
    }

    /// Removes the oldest entries until the rest fits.
    package func trim(to capacity: Int = ResultCache.capacity) {
        var entries: [(path: String, size: Int, age: Int)] = []
        for kind in Self.names(in: path) {
            for part in Self.names(in: "\(path)/\(kind)") {
                let folder = "\(path)/\(kind)/\(part)"
                for name in Self.names(in: folder) {
                    if let (size, time) = FileSystem.sizeAndTime(of: "\(folder)/\(name)") {
                        entries.append(("\(folder)/\(name)", size, time))
                    }
                }
            }
        }
        var size = entries.reduce(0) { $0 + $1.size }
        for entry in entries.sorted(by: { ($0.age, $0.path) < ($1.age, $1.path) }) {
            guard size > capacity else { return }
            try? FileSystem.removeFile(entry.path)
            size -= entry.size
        }
    }

    private static func names(in folder: String) -> [String] { (try? FileSystem.names(in: folder)) ?? [] }
}
