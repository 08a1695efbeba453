import Charting
import Testing
import TrainingCore

@testable import LessonFigures

/// Figures of classes against a plain pass forward that shares nothing with them.
@Suite("Regions and confusion matrices")
struct ClassFigureTests {
    private static let hidden: [[Double]] = [[1.2, -0.7], [-0.4, 0.9], [0.3, 0.5]]
    private static let outputs: [[Double]] = [[0.8, -1, 0.2], [-0.6, 0.4, 1], [0.1, 0.9, -0.8]]

    private static func plain(_ input: [Double]) -> [Double] {
        let values = hidden.map { row in max(0, row[0] * input[0] + row[1] * input[1]) }
        return outputs.map { row in (0..<3).reduce(0) { $0 + row[$1] * values[$1] } }
    }

    private static func decision(_ input: [Double]) -> Int {
        let outputs = plain(input)
        return outputs.indices.reduce(0) { outputs[$1] > outputs[$0] ? $1 : $0 }
    }

    private static let samples: [[Double]] = (0..<40).map { index in
        let (x, y) = (Double(index % 7), Double(index * index % 11))
        return [x - 3.1, y / 2 - 2.3]
    }
    private static func truth(_ index: Int) -> Int { index % 3 }

    private static func subject(_ change: (inout ExperimentDraft) -> Void = { _ in }) throws -> Subject {
        var draft = ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(activation: .relu, weights: hidden), .init(activation: .softmax, weights: outputs),
            ],
            inputs: samples,
            targets: samples.indices.map { index in (0..<3).map { $0 == truth(index) ? 1 : 0 } },
            loss: .crossEntropy, optimizer: .gradientDescent(learningRate: 0), length: .updates(0))
        draft.names = DataNames(inputs: ["length", "width"], classes: ["red", "green", "blue"])
        change(&draft)
        return Subject(id: "net", recording: try draft.experiment().run())
    }

    private static func figure(
        _ kind: String, _ subject: Subject, _ options: [String: OptionValue] = [:]
    ) throws -> LessonFigure {
        try #require(FigureCatalog.kind(named: kind)).make(FigureInput(subjects: [subject], options: options))
    }

    @Test("A confusion matrix counts the decisions of a plain pass forward")
    func confusion() throws {
        let table = try Self.figure("confusion-matrix", Self.subject()).table
        for truth in 0..<3 {
            let counts = (0..<3).map { decision in
                Self.samples.indices.count {
                    Self.truth($0) == truth && Self.decision(Self.samples[$0]) == decision
                }
            }
            #expect(Array(table.rows[truth][1...3]) == counts.map(String.init))
        }
        #expect(table.columns.prefix(4) == ["Class", "red", "green", "blue"])
        #expect(table.rows.map(\.first) == ["red", "green", "blue"])
    }

    @Test("Regions have the shares of a plain pass forward over the same places")
    func regions() throws {
        let options: [String: OptionValue] = ["x": .text("length=-2:3:21"), "y": .text("width=-3:1:17")]
        let table = try Self.figure("decision-regions", Self.subject(), options).table
        for index in 0..<3 {
            let count = (0..<17).reduce(0) { sum, j in
                sum
                    + (0..<21).count { i in
                        Self.decision([-2 + 5 * Double(i) / 20, -3 + 4 * Double(j) / 16]) == index
                    }
            }
            let share = try #require(table.rows[index][1].split(separator: " ").first.flatMap { Double($0) })
            #expect(abs(share - 100 * Double(count) / 357) < 0.06 + share * 0.005)
        }
    }

    @Test("Standardized inputs are drawn and chosen in the units of the data")
    func units() throws {
        let subject = try Self.subject {
            $0.preparation = DataPreparation(testShare: 0.25, seed: 4, standardizesInputs: true)
        }
        let record = try #require(subject.experiment.preparation)
        let options: [String: OptionValue] = ["x": .text("length=-2:3:21"), "y": .text("width=-3:1:17")]
        let table = try Self.figure("decision-regions", subject, options).table
        let count = (0..<17).reduce(0) { sum, j in
            sum
                + (0..<21).count { i in
                    let place = [-2 + 5 * Double(i) / 20, -3 + 4 * Double(j) / 16]
                    return Self.decision(
                        (0..<2).map { (place[$0] - record.means[$0]) / record.deviations[$0] }) == 1
                }
        }
        let share = try #require(table.rows[1][1].split(separator: " ").first.flatMap { Double($0) })
        #expect(abs(share - 100 * Double(count) / 357) < 0.06 + share * 0.005)
        let data = try Self.figure("data", subject)
        let first = try #require(Self.samples.indices.first { !record.testSamples.contains($0) })
        #expect(data.table.rows[0][1] == Words.number(Self.samples[first][0]))
        #expect(data.alternativeText.contains("to test on"))
    }

    @Test(
        "What cannot be drawn truthfully is refused with a reason",
        arguments: [
            ("confusion-matrix", "on", "test", "has no test samples"),
            ("decision-regions", "x", "lenght", "no input"),
            ("decision-regions", "x", "width=0:0:5", "is empty"),
            ("hidden-units", "y", "length=1:2", "range"),
            ("data", "y", "depth", "no input"), ("fit", "x", "width=0:1:2000", "2000 points"),
        ])
    func refusals(kind: String, option: String, value: String, reason: String) throws {
        let subject = try Self.subject()
        let error = #expect(throws: FigureError.self) {
            try Self.figure(kind, subject, [option: .text(value)])
        }
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
        #expect(error?.option == option)
    }

    @Test(
        "Regressions have no regions and no confusion matrix",
        arguments: ["decision-regions", "confusion-matrix"])
    func regressions(kind: String) throws {
        let subject = try CourseExamples.networkA()
        let error = #expect(throws: FigureError.self) { try Self.figure(kind, subject) }
        #expect(error?.message.contains("numbers, not classes") == true)
    }

    @Test("An input is held where `hold` says")
    func held() throws {
        let subject = try Self.subject()
        func subtitle(_ hold: [String]) throws -> String {
            try Self.figure("fit", subject, ["x": .text("width"), "hold": .texts(hold)]).content.subtitle
        }
        #expect(try subtitle(["length=1.5"]).contains("length held at 1.5"))
        #expect(try subtitle(["median"]).contains("(its median)"))
        #expect(throws: FigureError.self) { try subtitle(["mode"]) }
    }
}
