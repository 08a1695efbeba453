/// A build that came to its end without errors, as the cache keeps it: all that it has seen of files, and all that it left.
/// While nothing of that is another, the same build would do nothing.
package struct FinishedBuild: Sendable {
    /// A warning as it was told.
    package struct Warning: Sendable, Hashable {
        /// For people, and as a line of JSON.
        package var text: String
        package var json: String
        /// The file that it is about.
        fileprivate var file: String

        package init(_ diagnostic: Diagnostic) {
            (text, json) = (diagnostic.text, "\(ProblemRecord(diagnostic).json)")
            file = diagnostic.file.name
        }

        fileprivate init(text: String, json: String, file: String) {
            (self.text, self.json, self.file) = (text, json, file)
        }
    }

    private var seen: [FileFact]
    private var places: [FileObserver.Place]
    /// The last of each folder is its list of what builds have written.
    private var left: [FileFact]
    package var warnings: [Warning]
    /// The pages to open first.
    package var pages: [String]
    /// The lessons, where it was of one course.
    package private(set) var course: KeptCourse?

    /// - Parameters:
    ///   - observer: has seen what was read.
    ///   - written: what was left of it.
    ///   - course: what is kept of the lessons, where it was of one course.
    /// - Returns: `nil` where something changed while it was read.
    package init?(
        seen observer: FileObserver, _ written: OutputFolder.Written, warnings: [Warning],
        course: KeptCourse? = nil
    ) {
        guard let facts = observer.facts else { return nil }
        (seen, places, left) = (facts.files, facts.places + written.places, written.facts)
        (self.warnings, pages) = (warnings, written.pages)
        self.course = course
    }

    /// What the same build would do now.
    package enum State: Sendable {
        /// Nothing: with the stamps of now, and whether some of them are new.
        case same(FinishedBuild, isNewer: Bool)
        /// It would read other texts of some lessons.
        case edited(FinishedBuild, lessons: Set<String>)
        case another
    }

    package var state: State {
        guard places.allSatisfy(\.holds) else { return .another }
        var build = self
        var edited: Set<String> = []
        for (number, fact) in seen.enumerated() {
            if let renewed = fact.renewed() {
                build.seen[number] = renewed
            } else if fact.isChangedFile, let lesson = course?.lesson(inFile: fact.path),
                edited.count < Self.mostEdited, !warnings.contains(where: { $0.file == fact.path })
            {
                edited.insert(lesson)
            } else {
                return .another
            }
        }
        guard build.renewLeft() else { return .another }
        guard edited.isEmpty else { return .edited(build, lessons: edited) }
        return .same(build, isNewer: build.seen != seen || build.left != left)
    }

    /// Where more have changed all are read.
    private static let mostEdited = 20

    /// Whether all that it left is there still; takes the stamps of now.
    private mutating func renewLeft() -> Bool {
        for (number, fact) in left.enumerated() {
            guard let renewed = fact.renewed() else { return false }
            left[number] = renewed
        }
        return true
    }

    /// The folder of the pages of the one course.
    var tree: OutputTree? {
        course == nil ? nil : left.last.map { OutputTree(path: FileSystem.folder(of: $0.path)) }
    }

    /// Whether nobody has written there since, which its list tells.
    var isLast: Bool { left.last?.renewed() != nil }

    /// The same after some lessons were made anew.
    func revised(
        _ revision: CourseRevision, seen observer: FileObserver, left facts: [FileFact]
    ) -> FinishedBuild? {
        guard let now = observer.facts else { return nil }
        var build = self
        build.course = course?.revised(by: revision)
        build.seen = Self.merged(seen, now.files)
        build.left = Self.merged(left, facts)
        let known = Set(places.map(\.path))
        build.places += now.places.filter { !known.contains($0.path) }
        return build
    }

    /// Later facts in place of earlier ones.
    private static func merged(_ earlier: [FileFact], _ later: [FileFact]) -> [FileFact] {
        var new = Dictionary(later.map { ($0.path, $0) }) { first, _ in first }
        let merged = earlier.map { fact in
            guard let other = new.removeValue(forKey: fact.path) else { return fact }
            return other.extent == .kind ? fact : other
        }
        return merged + later.filter { new[$0.path] != nil }
    }

    // MARK: In the cache

    private static let kind = "finished"

    /// - Parameter build: what was asked for, as texts.
    package func keep(in cache: ResultCache, as build: [String]) {
        var record = RecordWriter()
        for facts in [seen, left] { record.add(facts) { $0.write(to: &$1) } }
        record.add(places) { place, record in
            record.add(place.path)
            record.add(place.canonical) { $1.add($0) }
        }
        record.add(warnings) { warning, record in
            for text in [warning.text, warning.json, warning.file] { record.add(text) }
        }
        record.add(pages) { $1.add($0) }
        record.add(course) { $0.write(to: &$1) }
        cache.keep(record.bytes, Self.kind, Self.key(build, cache))
    }

    package static func known(to cache: ResultCache, as build: [String]) -> FinishedBuild? {
        cache.content(kind, key(build, cache)).flatMap(FinishedBuild.init)
    }

    private init?(_ bytes: [UInt8]) {
        var record = RecordReader(bytes)
        guard let seen = record.list({ FileFact(from: &$0) }),
            let left = record.list({ FileFact(from: &$0) }),
            let places = record.list({ FileObserver.Place(from: &$0) }),
            let warnings = record.list({ Warning(from: &$0) }), let pages = record.list({ $0.text() }),
            let course = record.optional({ KeptCourse(from: &$0) }),
            record.isAtEnd
        else { return nil }
        (self.seen, self.left, self.places) = (seen, left, places)
        (self.warnings, self.pages, self.course) = (warnings, pages, course)
    }

    private static func key(_ build: [String], _ cache: ResultCache) -> String {
        ResultCache.key(of: [cache.program] + build)
    }
}

extension FileObserver.Place {
    fileprivate init?(from record: inout RecordReader) {
        guard let path = record.text(), let canonical = record.optional({ $0.text() }) else { return nil }
        self.init(path: path, canonical: canonical)
    }
}

extension FinishedBuild.Warning {
    fileprivate init?(from record: inout RecordReader) {
        guard let texts = record.list(count: 3, { $0.text() }) else { return nil }
        self.init(text: texts[0], json: texts[1], file: texts[2])
    }
}
