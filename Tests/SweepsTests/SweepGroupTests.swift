import Schema
import Sweeps
import Testing
import TrainingCore

@Suite("Groups of runs")
struct SweepGroupTests {
    @Test("The results of a sweep in groups are those of its runs one by one, whoever trains them")
    func equal() throws {
        let plan = try SweepPlanTests.plan(
            vary: [
                .init("training.optimizer.learning-rate", .list([.number(0.01), .number(1.7e308)])),
                .init("training.batch", .list([.integer(3), .integer(20)])),
                // The third does not fit.
                .init("network.layers[1].nodes", .list([.integer(1), .integer(3)])),
            ], seeds: .integer(5),
            record: .fields([
                .init("curves", .list([.text("loss"), .text("test_accuracy")])), .init("points", .integer(4)),
            ]))
        let alone = (0..<plan.count).compactMap { plan.train($0) }
        #expect(plan.count == 40)
        #expect(Set(alone.map(\.status)) == [.finished, .diverged, .failed])
        #expect("\(plan.results)" == "\(alone)")
        for jobs in [2, 3, 40] {
            let groups = SweepGroup.all(Array(0..<plan.count), jobs: jobs)
            #expect("\(groups.flatMap { plan.results(of: $0) })" == "\(alone)")
        }
    }

    @Test("Every run is in one group, and all threads have some", arguments: [1, 2, 7, 64])
    func shares(jobs: Int) {
        for count in [0, 1, 2, 7, 8, 9, 63, 500, 10_000] {
            let groups = SweepGroup.all(Array(0..<count), jobs: jobs)
            #expect(groups.flatMap(\.runs) == Array(0..<count))
            #expect(groups.allSatisfy { !$0.runs.isEmpty && $0.runs.count <= SweepGroup.most })
            #expect(groups.count >= min(jobs, count))
        }
    }

    @Test("A group that is stopped keeps what was done before")
    func stopped() throws {
        let plan = try SweepPlanTests.plan(
            vary: [.init("training.batch", .list([.integer(3), .integer(5)]))], seeds: .integer(4))
        var asked = 0
        var done: [SweepResult] = []
        let isWhole = plan.train(
            SweepGroup(Array(0..<8)),
            mayContinue: {
                asked += 1
                return asked < 2
            }, done: { done += $0 })
        #expect(!isWhole)
        #expect(done.count == 4)
    }
}
