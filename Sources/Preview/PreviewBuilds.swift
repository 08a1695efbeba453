import CairoRenderer
import ReportBuilder

/// Builds the courses of a preview again and again, each time with what the builds before have computed.
struct PreviewBuilds: Sendable {
    private struct Entry: Sendable {
        let folder: CourseFolder
        let name: String
        var memory = BuildMemory()
        /// From the last build without errors.
        var course: PreviewSite.Course?
        /// From the last build.
        var diagnostics: [Diagnostic] = []
        var failure: FileError?
    }

    private let builder: CourseBuilder
    private let readership: Readership
    private var entries: [Entry]

    init(_ request: PreviewRequest, fonts: FontSet, processors: Int) throws(CairoError) {
        builder = try CourseBuilder(fonts: fonts, jobs: request.jobs ?? processors)
        readership = Readership(settings: request.settings.compactMap { ParameterSetting($0) })
        entries = request.courses.map { path in
            let folder = CourseFolder(path: path)
            return Entry(folder: folder, name: folder.parameters.course)
        }
    }

    /// The folders of the courses.
    var folders: [String] { entries.map(\.folder.path) }

    /// A folder whose course is called like another one; `nil` for none.
    var namesake: String? {
        var names: Set<String> = []
        return entries.first { !names.insert($0.name).inserted }?.folder.path
    }

    /// Builds courses.
    ///
    /// - Parameter numbers: which, by their place in ``folders``.
    mutating func build(_ numbers: some Collection<Int>) async {
        let isOneOfSeveral = entries.count > 1
        for number in numbers where entries.indices.contains(number) {
            var entry = entries[number]
            entry.failure = nil
            do throws(FileError) {
                let built = try await builder.build(
                    entry.folder, for: readership, coursesAddress: isOneOfSeveral ? "../index.html" : nil,
                    memory: &entry.memory)
                entry.diagnostics = built.diagnostics
                if !built.hasErrors {
                    let stamps = built.media.map { FileSystem.stamp(of: "\(entry.folder.path)/\($0)") }
                    entry.course = PreviewSite.Course(
                        built: built, folder: entry.folder, mediaStamp: stamps.reduce(0) { $0 &* 31 &+ $1 })
                }
            } catch {
                entry.diagnostics = []
                entry.failure = error
            }
            entries[number] = entry
        }
    }

    /// What is wrong with any of the courses, as a terminal shows it: first what could not be read at all.
    var problems: [String] {
        entries.compactMap(\.failure).map { "\($0.path): error: \($0.reason)\n" }
            + Diagnostic.sorted(entries.flatMap(\.diagnostics)).map(\.text)
    }

    /// Whether a course differs from what its files say.
    var hasErrors: Bool {
        entries.contains { entry in
            entry.failure != nil || entry.diagnostics.contains { $0.severity == .error }
        }
    }

    var site: PreviewSite {
        PreviewSite(entries.map { ($0.name, $0.course) }, problems: problems)
    }
}
