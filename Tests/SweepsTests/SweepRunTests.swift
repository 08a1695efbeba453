import Schema
import Sweeps
import Testing
import TrainingCore

@Suite("Runs of sweeps")
struct SweepRunTests {
    private static func experiment(_ plan: SweepPlan, _ run: Int) throws -> Experiment {
        var reader = Reader()
        let value = try #require(plan.writtenExperiment(of: run))
        return try #require(ExperimentSpec.read(value, into: &reader)?.experiment)
    }

    @Test("The written experiment of a run trains to the same numbers, bit for bit")
    func repeats() throws {
        let plan = try SweepPlanTests.plan(
            vary: [.init("training.optimizer.learning-rate", .list([.number(0.01), .number(0.1)]))],
            seeds: .integer(2),
            record: .fields([
                .init("curves", .list([.text("loss"), .text("test_accuracy")])), .init("points", .integer(4)),
            ]))
        for run in 0..<plan.count {
            let result = try #require(plan.train(run))
            let recording = try Self.experiment(plan, run).run()
            #expect(result.status == .finished)
            #expect(result.loss == recording.loss.last)
            #expect(result.testLoss == recording.testLoss.last)
            #expect(result.accuracy == recording.accuracy.last)
            #expect(result.testAccuracy == recording.testAccuracy.last)
            #expect(result.updates == recording.updateCount)
            #expect(result.curves.map(\.name) == ["loss", "test_accuracy"])
            #expect(result.curves[0].updates == [0, 3, 6, 9, 12])
            #expect(result.curves[0].values == result.curves[0].updates.map { recording.loss[$0] })
        }
    }

    @Test("A run that diverges says where, as its training does")
    func diverges() throws {
        let plan = try SweepPlanTests.plan(
            vary: [
                .init(
                    "training.optimizer",
                    .list([
                        .fields([
                            .init("name", .text("gradient-descent")), .init("learning-rate", .number(1e300)),
                        ])
                    ])),
                .init("network.layers[1].activation", .text("identity")),
                .init("loss", .text("mean-squared-error")),
            ])
        let result = try #require(plan.train(0))
        let recording = try Self.experiment(plan, 0).run()
        #expect(result.status == .diverged)
        #expect(result.divergedAt == recording.divergedAtUpdate)
        #expect(result.updates == recording.updateCount)
    }

    @Test("A run whose parts do not fit fails with the reason, and the next one does not")
    func fails() throws {
        let plan = try SweepPlanTests.plan(
            vary: [.init("network.layers[1].nodes", .list([.integer(1), .integer(3)]))])
        #expect(plan.train(0)?.status == .finished)
        let failed = try #require(plan.train(1))
        #expect(failed.status == .failed)
        #expect(failed.message?.isEmpty == false)
        #expect(plan.writtenExperiment(of: 1) == nil)
    }

    @Test("A run that is ended gives nothing")
    func interrupted() throws {
        let plan = try SweepPlanTests.plan()
        #expect(plan.train(0, mayContinue: { false }) == nil)
    }

    @Test(
        "A table has the run, what varies, the seed and the results; a cell is empty where there is nothing")
    func table() throws {
        let plan = try SweepPlanTests.plan(
            vary: [.init("loss", .list([.text("binary-cross-entropy"), .text("mean-squared-error")]))])
        let table = SweepTable(plan, try (0..<2).map { try #require(plan.train($0)) })
        #expect(
            table.columns == [
                "run", "experiment.loss", "seed", "status", "loss", "test_loss", "accuracy", "test_accuracy",
                "diverged_at", "updates",
            ])
        let lines = String(decoding: table.csv, as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count == 3)
        #expect(lines[1].hasPrefix("0,binary-cross-entropy,1,finished,0."))
        #expect(lines[2].hasSuffix(",,12"))
        #expect(table.archive.arrays.map(\.name) == table.columns)
        #expect(String(decoding: table.jsonLines, as: UTF8.self).contains("\"diverged_at\": null"))
    }

    @Test("A setting has the mean and the quantiles of the runs that finished, as NumPy's quantiles are")
    func settings() throws {
        let plan = try SweepPlanTests.plan(
            vary: [.init("training.batch", .list([.integer(4), .integer(8)]))], seeds: .integer(3))
        var results = (0..<6).map { SweepResult(run: $0, status: .finished, updates: 1) }
        for (index, loss) in [3.0, 1, 2, 10, 20].enumerated() { results[index].loss = loss }
        results[5].status = .diverged
        let table = SweepTable(settingsOf: plan, results)
        #expect(
            table.columns == [
                "training.batch", "runs", "finished", "diverged", "failed", "loss_mean", "loss_low",
                "loss_median",
                "loss_high",
            ])
        #expect(table.rows.count == 2)
        #expect(Array(table.rows[0].prefix(5)) == [4, 3, 3, 0, 0].map { .integer($0) })
        #expect(Array(table.rows[0].suffix(4)) == [2, 1.2, 2, 2.8].map { .number($0) })
        #expect(Array(table.rows[1].prefix(5)) == [8, 3, 2, 1, 0].map { .integer($0) })
        #expect(Array(table.rows[1].suffix(4)) == [15, 11, 15, 19].map { .number($0) })
    }
}
