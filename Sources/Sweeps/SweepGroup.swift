import Schema
import TrainingCore

/// Some runs of a sweep that one thread trains: those of one shape in lockstep, the others one by one. What becomes of a
/// run does not depend on which ones stand beside it.
package struct SweepGroup: Sendable {
    package let runs: [Int]

    package init(_ runs: [Int]) { self.runs = runs }

    /// The most runs of a group. Their experiments are held in memory together.
    package static let most = 4 * LockstepShape.width

    /// How many of the runs that are left the next group takes: enough for full registers of each shape, and fewer near
    /// the end, so that all threads have something to do.
    package static func size(ofRest rest: Int, jobs: Int) -> Int {
        let (jobs, width) = (max(1, jobs), LockstepShape.width)
        let share = min(most, rest / (2 * jobs))
        return share >= width ? share / width * width : min(width, (rest + jobs - 1) / jobs)
    }

    /// All runs in groups, as `jobs` threads take them.
    package static func all(_ runs: [Int], jobs: Int) -> [SweepGroup] {
        var rest = runs[...]
        var groups: [SweepGroup] = []
        while !rest.isEmpty { groups.append(SweepGroup(takenFrom: &rest, jobs: jobs)) }
        return groups
    }

    /// The next one of those that are left.
    package init(takenFrom rest: inout ArraySlice<Int>, jobs: Int) {
        let size = Self.size(ofRest: rest.count, jobs: jobs)
        runs = Array(rest.prefix(size))
        rest = rest.dropFirst(size)
    }
}

extension SweepPlan {
    /// Trains the runs of a group.
    ///
    /// - Parameters:
    ///   - mayContinue: asked now and then; false ends the trainings that go on, of which nothing is kept.
    ///   - done: is told the results of runs that are done together.
    /// - Returns: whether all are done.
    @discardableResult
    package func train(
        _ group: SweepGroup, mayContinue: () -> Bool = { true }, done: ([SweepResult]) -> Void
    ) -> Bool {
        var shapes: [(shape: LockstepShape, runs: [PreparedRun])] = []
        for run in group.runs {
            let prepared: PreparedRun
            switch prepare(run) {
            case .success(let ready): prepared = ready
            case .failure(let failure):
                done([failure.result])
                continue
            }
            // Only experiments that are small wait for others.
            guard let shape = LockstepShape(prepared.experiment) else {
                guard train([prepared], mayContinue, done) else { return false }
                continue
            }
            let index = shapes.firstIndex { $0.shape == shape }
            if let index { shapes[index].runs.append(prepared) } else { shapes.append((shape, [prepared])) }
            guard let index, shapes[index].runs.count == LockstepShape.width else { continue }
            guard train(shapes.remove(at: index).runs, as: shape, mayContinue, done) else { return false }
        }
        for (shape, runs) in shapes {
            guard train(runs, as: shape, mayContinue, done) else { return false }
        }
        return true
    }

    /// In lockstep, where there is a shape and more than one run.
    private func train(
        _ runs: [PreparedRun], as shape: LockstepShape? = nil, _ mayContinue: () -> Bool,
        _ done: ([SweepResult]) -> Void
    ) -> Bool {
        guard let shape, runs.count > 1 else {
            for run in runs {
                guard let result = train(run, mayContinue: mayContinue) else { return false }
                done([result])
            }
            return true
        }
        let recordings = Experiment.run(
            runs.map(\.experiment), inLockstepAs: shape, mayContinue: mayContinue)
        guard let recordings else { return false }
        done(zip(runs, recordings).map { SweepResult(run: $0.run, $1, curves: record.curves) })
        return true
    }

    /// The results of a group, in the order of its runs.
    package func results(of group: SweepGroup) -> [SweepResult] {
        var results: [SweepResult] = []
        train(group) { results += $0 }
        return results.sorted { $0.run < $1.run }
    }

    /// The results of all runs, one group after the other.
    package var results: [SweepResult] {
        SweepGroup.all(Array(0..<count), jobs: 1).flatMap { results(of: $0) }
    }
}
