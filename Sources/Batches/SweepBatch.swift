import ReportBuilder
import Sweeps

/// Trains all runs of a sweep, or of a shard of one, that are not stored yet.
package struct SweepBatch: Sendable {
    package enum Event: Sendable {
        /// Before the first run: how many there are, and how many of them are stored from before.
        case started(runs: Int, stored: Int)
        /// A run is stored, or will be within a moment.
        case done(SweepResult, SweepTally)
    }

    package let plan: SweepPlan
    package let folder: SweepFolder
    package let shard: Shard?
    /// How many threads train.
    package let jobs: Int

    package init(_ plan: SweepPlan, in folder: SweepFolder, shard: Shard? = nil, jobs: Int) {
        (self.plan, self.folder, self.shard, self.jobs) = (plan, folder, shard, max(1, jobs))
    }

    /// How many runs there are to do, stored ones included.
    package var count: Int { shard?.count(of: plan.count) ?? plan.count }

    /// Trains and stores.
    ///
    /// A transaction closes once a run is done and a tenth of a second has passed since the last one, and at once after a
    /// run that took half as long. What a kill takes is what was done since.
    ///
    /// - Parameters:
    ///   - mayContinue: false ends it in order: what is done is stored, what goes on is given up.
    ///   - event: is told what happens.
    package func run(
        mayContinue: @escaping @Sendable () -> Bool = { true }, event: (Event) throws -> Void = { _ in }
    ) async throws -> SweepSummary {
        do {
            try FileSystem.makeFolder(folder.path)
        } catch {
            throw BatchError(error)
        }
        // Before there is a store: that of another sweep would be in the way of the right one.
        try folder.refuse(plan, except: folder.store(shard))
        if let shard { try folder.refuse(shard) }
        let store = try SweepStore(writing: folder.store(shard), plan)
        let (stored, others) = try storedRuns(store)
        var tally = others
        let summaryPath = folder.summary(shard)
        try SweepSummary(shard: shard, runs: count, tally: tally).write(to: summaryPath)
        try event(.started(runs: count, stored: tally.total))
        let pending = (0..<plan.count).filter { (shard?.has($0) ?? true) && !stored.contains($0) }

        let (results, continuation) = AsyncStream<Done>.makeStream()
        let queue = RunQueue(pending, jobs: jobs)
        let workers = Task { [plan, jobs] in
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<min(jobs, max(1, pending.count)) {
                    group.addTask {
                        let clock = ContinuousClock()
                        while mayContinue(), let group = await queue.next() {
                            var start = clock.now
                            let goesOn = { mayContinue() && !Task.isCancelled }
                            let isWhole = plan.train(group, mayContinue: goesOn) { results in
                                continuation.yield(Done(results: results, time: clock.now - start))
                                start = clock.now
                            }
                            guard isWhole else { return }
                            // Who stores it gets its turn on the same threads.
                            await Task.yield()
                        }
                    }
                }
            }
            continuation.finish()
        }
        do {
            try await keep(results, in: store, &tally, summaryPath, event)
        } catch {
            await queue.stop()
            workers.cancel()
            await workers.value
            throw error
        }
        let summary = SweepSummary(shard: shard, runs: count, tally: tally)
        try summary.write(to: summaryPath)
        return summary
    }

    /// Runs that were trained together, and how long that took.
    private struct Done: Sendable {
        let results: [SweepResult]
        let time: Duration
    }

    private func keep(
        _ results: AsyncStream<Done>, in store: SweepStore, _ tally: inout SweepTally, _ summary: String,
        _ event: (Event) throws -> Void
    ) async throws {
        let clock = ContinuousClock()
        var (lastStore, lastSummary) = (clock.now, clock.now)
        var waiting: [SweepResult] = []
        for await done in results {
            for result in done.results {
                waiting.append(result)
                tally.add(result)
                try event(.done(result, tally))
            }
            let now = clock.now
            guard now - lastStore > .milliseconds(100) || done.time > .milliseconds(50) else { continue }
            try store.append(waiting)
            waiting = []
            lastStore = clock.now
            guard now - lastSummary > .seconds(1) else { continue }
            try SweepSummary(shard: shard, runs: count, tally: tally).write(to: summary)
            lastSummary = now
        }
        try store.append(waiting)
    }

    /// The runs that need not be done, and what became of them: those of the own store, and of the whole sweep also those
    /// of shards in the same folder.
    private func storedRuns(_ store: SweepStore) throws(BatchError) -> (runs: Set<Int>, tally: SweepTally) {
        var (runs, tally) = (Set(try store.runs()), try store.tally())
        guard shard == nil else { return (runs, tally) }
        for path in try folder.stores() where path != folder.store(nil) {
            let other = try SweepStore(reading: path)
            try plan.refuse(anotherThan: other.plan.text, path: path)
            for result in try other.results(withCurves: false) where runs.insert(result.run).inserted {
                tally.add(result)
            }
        }
        return (runs, tally)
    }
}

/// Hands out runs in groups, each once.
private actor RunQueue {
    private var rest: ArraySlice<Int>
    private let jobs: Int

    init(_ runs: [Int], jobs: Int) { (rest, self.jobs) = (runs[...], jobs) }

    func next() -> SweepGroup? { rest.isEmpty ? nil : SweepGroup(takenFrom: &rest, jobs: jobs) }

    func stop() { rest = [] }
}
