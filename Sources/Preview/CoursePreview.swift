import CairoRenderer
import NIOCore
import NIOPosix
import ReportBuilder

/// A preview of courses: a server on this machine alone, whose pages are always as the files of the courses are.
package struct CoursePreview: Sendable {
    /// What there is to tell the person who started it.
    package enum Message: Sendable {
        /// Where the pages are.
        case address(String)
        /// What is wrong after a build, as a terminal shows it.
        case problems([String], hasErrors: Bool)
        /// The courses are without errors again.
        case mended
    }

    private let request: PreviewRequest
    private let fonts: FontSet
    private let processors: Int
    private let polls: Bool
    private let tell: @Sendable (Message) -> Void

    /// - Parameters:
    ///   - processors: how many cores there are.
    ///   - polls: whether files are looked at from time to time though the system would tell of changes.
    ///   - tell: is called with what there is to say, from any thread.
    package init(
        _ request: PreviewRequest, fonts: FontSet, processors: Int, polls: Bool = false,
        tell: @escaping @Sendable (Message) -> Void
    ) {
        self.request = request
        self.fonts = fonts
        self.processors = processors
        self.polls = polls
        self.tell = tell
    }

    /// Serves until the task is cancelled.
    ///
    /// - Throws: ``FileError`` where a folder is none, ``CairoError`` without fonts, ``PortError`` without a port.
    package func run() async throws {
        var builds = try PreviewBuilds(request, fonts: fonts, processors: processors)
        for folder in builds.folders { try FileSystem.requireFolder(folder) }
        if let twice = builds.namesake {
            throw FileError(
                path: twice,
                reason: "two courses would have the same address; rename the folder of one of them")
        }
        // One thread answers, one waits for the system's word of changes; what is built shares those of all tasks.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let threads = NIOThreadPool(numberOfThreads: 1)
        threads.start()
        let outcome: Result<Void, any Error>
        do {
            try await serve(&builds, group, threads)
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        try await threads.shutdownGracefully()
        try await group.shutdownGracefully()
        try outcome.get()
    }

    private func serve(
        _ builds: inout PreviewBuilds, _ group: MultiThreadedEventLoopGroup, _ threads: NIOThreadPool
    ) async throws {
        let server = try await PreviewServer.bound(from: request.port, in: group)
        // Watching begins first, so that no edit falls between.
        let changes = FolderWatch.changes(in: builds.folders, polls: polls, on: threads)
        defer { changes.end() }
        await builds.build(Array(builds.folders.indices))
        report(builds, after: nil)
        let desk = PreviewDesk(builds.site)
        tell(.address("http://127.0.0.1:\(server.port)/"))
        try await withThrowingTaskGroup(of: Void.self) { [builds] tasks in
            tasks.addTask { try await server.serve(desk) }
            tasks.addTask { await follow(changes, builds, desk) }
            defer { tasks.cancelAll() }
            try await tasks.next()
        }
    }

    private func follow(_ changes: FolderChanges, _ builds: PreviewBuilds, _ desk: PreviewDesk) async {
        var builds = builds
        for await _ in changes.signals {
            let before = builds.problems
            await builds.build(changes.take())
            await desk.publish(builds.site)
            report(builds, after: before)
        }
    }

    private func report(_ builds: PreviewBuilds, after before: [String]?) {
        let problems = builds.problems
        guard problems != before ?? [] else { return }
        tell(problems.isEmpty ? .mended : .problems(problems, hasErrors: builds.hasErrors))
    }
}
