import LessonFigures
import LongRuns
import Testing
import TrainingCore

/// Every number that figures and tables say, of runs that are hard to speak of, against what was recorded.
///
/// `DESCENT_LONG=1` looks at all runs, else at a few; `DESCENT_RUNS` names others, such as `Adam,deep`, or says which
/// part of them, such as `2/8`.
@Suite("Nothing that figures say is false")
struct TruthHarnessTests {
    static let runs = runsOfEnvironment ?? (LongRuns.areAsked ? HardRun.all : HardRun.sample)

    @Test("Every statement of every figure and table is true", arguments: runs)
    func statements(run: HardRun) throws {
        let subjects = try run.make()
        var (count, drawn) = (0, Set<String>())
        for figure in FigureCase.all(of: subjects) {
            do throws(FigureError) {
                guard let audit = try figure.audit() else {
                    Issue.record("There is no kind \(figure.kind).")
                    continue
                }
                count += audit.count
                drawn.insert(figure.kind)
                for fault in audit.faults.prefix(3) { Issue.record("\(run), \(figure.name): \(fault)") }
            } catch {
                // A figure that cannot be drawn truthfully is refused.
                continue
            }
        }
        #expect(count > 300 && drawn.count >= 8, "\(count) statements of \(drawn.count) kinds")
    }

    @Test("Every statement of figures that are of no run is true")
    func functions() throws {
        for figure in FigureCase.ofFunctions {
            let audit = try #require(try figure.audit())
            for fault in audit.faults.prefix(3) { Issue.record("\(figure.name): \(fault)") }
        }
    }

    @Test("Every statement of every figure of a sweep is true", arguments: HardSweep.all)
    func sweeps(sweep: HardSweep) throws {
        let runs = try sweep.make()
        var drawn = 0
        for figure in FigureCase.all(of: runs) {
            do throws(FigureError) {
                guard let audit = try figure.audit() else {
                    Issue.record("There is no kind \(figure.kind).")
                    continue
                }
                drawn += 1
                for fault in audit.faults.prefix(3) {
                    Issue.record("\(sweep.name), \(figure.name): \(fault)")
                }
            } catch {
                // Not every sweep has two keys, or several seeds.
                continue
            }
        }
        #expect(drawn >= 4, "\(drawn) figures")
    }

    @Test("Of 200 false statements about sweeps at least 99 in a hundred are found")
    func mutationsOfSweeps() throws {
        var mutations = Mutations()
        for sweep in HardSweep.all.prefix(4) {
            for figure in FigureCase.all(of: try sweep.make()) {
                if let audit = try? figure.audit() { mutations.add(audit) }
            }
        }
        let made = mutations.make(200)
        let missed = made.filter { FigureAudit.fault($0.statement, $0.facts) == nil }
        #expect(made.count == 200 && missed.count <= 2, "\(missed.map { "\($0.statement)" }.prefix(5))")
    }

    @Test("The hard sweeps are hard: some diverge, some fail, some are not done")
    func hardSweeps() throws {
        let all = try HardSweep.all.map { try $0.make() }
        let statuses = Set(all.flatMap(\.results).map(\.status))
        #expect(statuses.count == 3)
        #expect(all.contains { $0.results.count < $0.plan.count })
    }

    @Test("The runs make every kind of figure")
    func kinds() throws {
        var drawn: Set<String> = []
        for subjects in try [
            [HardRun.subject()], HardRun.few[2].make(), HardRun.few[4].make(), HardRun.few[5].make(), [],
        ] {
            for figure in FigureCase.all(of: subjects) where !drawn.contains(figure.kind) {
                if (try? figure.audit()) != nil { drawn.insert(figure.kind) }
            }
        }
        for figure in FigureCase.all(of: try HardSweep.all[0].make()) where (try? figure.audit()) != nil {
            drawn.insert(figure.kind)
        }
        let kinds = FigureCatalog.kinds.map(\.name) + TableCatalog.kinds.map(\.name)
        #expect(kinds.filter { !drawn.contains($0) } == [])
    }

    @Test("There are sixty hard runs and more, each of a name")
    func count() {
        #expect(HardRun.all.count >= 60)
        #expect(Set(HardRun.all.map(\.name)).count == HardRun.all.count)
    }

    // MARK: The harness itself

    @Test("Of 500 false statements at least 99 in a hundred are found")
    func mutations() throws {
        var mutations = Mutations()
        for run in HardRun.few.suffix(3) {
            for figure in FigureCase.all(of: try run.make()) {
                if let audit = try? figure.audit() { mutations.add(audit) }
            }
        }
        let made = mutations.make(500)
        #expect(made.count == 500)
        let missed = made.filter { FigureAudit.fault($0.statement, $0.facts) == nil }
        for miss in missed.prefix(8) {
            print("missed: \(miss.what): \(miss.statement.quantity) \(miss.statement.text)")
        }
        #expect(missed.count <= 5, "\(missed.count) missed")
        #expect(Set(made.map(\.what)).count == Mutations.Way.allCases.count)
    }

    @Test("A number without a statement is found")
    func bareNumbers() throws {
        var audit = try #require(try FigureCase("loss-history", [HardRun.subject()]).audit())
        let before = audit.faults.count
        audit.check("The loss falls by 12 in all")
        audit.check("About ½ of it")
        #expect(audit.faults.count == before + 2)
    }

    @Test(
        "Numerals are read as they are written",
        arguments: [
            ("25.4", 25.4, 0.05), ("\u{2212}3", -3, 0.5), ("1.2×10⁻⁷", 1.2e-7, 0.05e-7),
            ("about 0.3333", 0.3333, 0.00005),
            ("99.5 %", 0.995, 0.0005), ("1/28 ≈ 0.03571", 0.03571, 0.000005), ("123456", 123456, 0.5),
        ])
    func numerals(text: String, value: Double, half: Double) throws {
        let numeral = try #require(Numeral(text))
        #expect(abs(numeral.value - value) <= 1e-12 * abs(value))
        #expect(abs(numeral.half - half) <= 1e-9 * half)
    }
}
