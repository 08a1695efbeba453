import Testing

@testable import ReportBuilder

/// Builds of a course on disk as `descent build` does them, each by a process that has nothing but the cache from others.
struct KeptBuild {
    enum Way: Sendable, Equatable { case nothing, revised, whole, failed }

    /// Above the course and the pages.
    let path: String
    var words = ["course"]
    var cache: ResultCache { ResultCache(path: path + "/cache", program: "this") }
    var course: CourseFolder { CourseFolder(path: path + "/course") }
    private var builder: CourseBuilder

    init(in path: String) throws {
        self.path = path
        builder = try TestCourse.builder(jobs: 1)
        builder.cache = cache
    }

    /// What is known of the last build.
    var known: FinishedBuild? { FinishedBuild.known(to: cache, as: words) }

    func build() async throws -> Way {
        switch known?.state {
        case .same(let build, let isNewer)?:
            if isNewer { build.keep(in: cache, as: words) }
            return .nothing
        case .edited(let build, let lessons)?:
            let revised = try? await builder.revise(
                build, lessons: lessons, of: course, for: Readership(), figures: nil)
            guard let revised else { break }
            revised.keep(in: cache, as: words)
            return .revised
        case .another?, nil: break
        }
        let observer = FileObserver()
        let built = try await FileObservation.$observer.withValue(observer) {
            try await builder.build(course)
        }
        guard !built.hasErrors else { return .failed }
        let written = try OutputFolder(path: path + "/out").writeAll([built])
        BuildRecord(
            course: FileSystem.place(of: course.path), folder: path + "/out/course", program: "this",
            inputs: built.inputs
        ).keep(in: cache)
        FinishedBuild(
            seen: observer, written, warnings: built.diagnostics.map(FinishedBuild.Warning.init),
            course: built.kept)?
            .keep(in: cache, as: words)
        return .whole
    }
}
