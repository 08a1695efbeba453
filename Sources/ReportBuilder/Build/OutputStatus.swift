/// Whether the last build into a folder came to its end.
public struct OutputStatus: Sendable, Hashable {
    /// The folder of a course, or of several, with a list of what was written.
    public struct Place: Sendable, Hashable {
        /// Its folder.
        public let path: String
        /// Whether everything is of one build; else it was stopped, and the next one goes on.
        public let isFinished: Bool
        /// How many files builds have written here.
        public let fileCount: Int
        /// Those that are no longer as they were written, and those that are gone, in the order of their paths.
        public let changed: [String]
        /// Files of the list that are not there.
        public let missing: [String]
    }

    /// The folder itself, then those inside, as far as builds have written into them: directly, or in folders that no build
    /// has written into, as `--path '{group}/{student}'` makes them.
    public let places: [Place]

    /// Whether all builds into it came to their end.
    public var isFinished: Bool { places.allSatisfy(\.isFinished) }

    /// - Throws: ``FileError`` where the folder cannot be read or no build has written into it.
    public init(of folder: String) throws(FileError) {
        try FileSystem.requireFolder(folder)
        var places: [Place] = []
        if let place = try OutputStatus.place(folder) { places.append(place) }
        places += try Self.places(in: folder, depth: Self.deepest)
        guard !places.isEmpty else {
            throw FileError(path: folder, reason: "no build has written into this folder, or those inside")
        }
        self.places = places
    }

    /// How many folders deep pages of students may lie.
    private static let deepest = 4

    private static func places(in folder: String, depth: Int) throws(FileError) -> [Place] {
        var places: [Place] = []
        for name in try FileSystem.names(in: folder) {
            let inner = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
            guard FileSystem.isFolder(inner) else { continue }
            if let place = try OutputStatus.place(inner) {
                places.append(place)
            } else if depth > 1, !name.hasPrefix("."), FileSystem.kind(of: inner) == .folder,
                FileSystem.kind(of: "\(folder)/\(OutputManifest.name)") == nil
            {
                places += try Self.places(in: inner, depth: depth - 1)
            }
        }
        return places
    }

    private static func place(_ path: String) throws(FileError) -> Place? {
        guard FileSystem.kind(of: "\(path)/\(OutputManifest.name)") != nil else { return nil }
        let manifest = try OutputManifest.read(in: path)
        var (changed, missing) = ([String](), [String]())
        for (name, entry) in manifest.files.sorted(by: { $0.key < $1.key }) {
            let file = "\(path)/\(name)"
            guard FileSystem.followedKind(of: file) == .file, let bytes = try? FileSystem.read(file) else {
                missing.append(name)
                continue
            }
            if !entry.knows(ContentPrint(bytes)) { changed.append(name) }
        }
        return Place(
            path: path, isFinished: manifest.isFinished, fileCount: manifest.files.count, changed: changed,
            missing: missing)
    }
}
