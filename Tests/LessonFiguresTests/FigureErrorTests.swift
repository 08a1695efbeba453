import LossLandscape
import Testing
import TrainingCore

@testable import LessonFigures

@Suite("Figures that cannot be made")
struct FigureErrorTests {
    struct Case: Sendable, CustomStringConvertible {
        let kind: String
        let subjects: [Subject]
        var options: [String: OptionValue] = [:]
        /// The option to blame.
        let option: String
        var description: String { "\(kind) \(options.keys.sorted()) \(option)" }
    }

    static func cases() throws -> [Case] {
        let (a, neuron) = (try CourseExamples.networkA(), try CourseExamples.neuron(updates: 3))
        let (x, y) = (try CourseExamples.axis("W1[0,0]=-1:1:5"), try CourseExamples.axis("W1[0,1]=-1:1:5"))
        let lost = try CourseExamples.neuron(updates: 4, learningRate: 1e308)
        let absent = try CourseExamples.axis("W9[0,0]=-1:1:5")
        let name = try CourseExamples.parameter("W1[0,0]")
        let noName = try CourseExamples.parameter("W9[0,0]")
        var cases = FigureCatalog.kinds.map { kind in
            Case(
                kind: kind.name, subjects: Array(repeating: a, count: kind.subjects.upperBound + 1),
                option: "of")
        }
        cases.append(Case(kind: "eigen-convergence", subjects: [lost], option: "of"))
        for kind in FigureCatalog.kinds where kind.subjects.lowerBound > 0 {
            cases.append(Case(kind: kind.name, subjects: [], option: "of"))
        }
        for kind in FigureCatalog.kinds where kind.options.contains(where: { $0.name == "sample" }) {
            for sample in [-1, 4, .max, .min] {
                var options: [String: OptionValue] = ["sample": .integer(sample)]
                options["x"] = x
                options["quantity"] = .text("error")
                options["parameter"] = name
                let subjects = Array(repeating: a, count: kind.subjects.lowerBound)
                cases.append(Case(kind: kind.name, subjects: subjects, options: options, option: "sample"))
            }
        }
        for kind in FigureCatalog.kinds where kind.options.contains(where: { $0.name == "labels" }) {
            let subjects = Array(repeating: a, count: kind.subjects.lowerBound)
            let options: [String: OptionValue] = [
                "labels": .texts(["a", "b", "c", "d", "e"]), "x": x, "y": y,
            ]
            cases.append(Case(kind: kind.name, subjects: subjects, options: options, option: "labels"))
        }
        cases += [
            Case(kind: "loss-curve", subjects: [a], option: "x"),
            Case(kind: "loss-curve", subjects: [a], options: ["x": absent], option: "x"),
            Case(
                kind: "loss-curve", subjects: [a, neuron],
                options: ["x": try CourseExamples.axis("W2[0,0]=0:1:3")], option: "x"),
            Case(
                kind: "loss-curve", subjects: [a, neuron],
                options: ["x": x, "quantity": .text("error"), "sample": .integer(3)], option: "sample"),
            Case(kind: "loss-surface", subjects: [a], options: ["x": x], option: "y"),
            Case(kind: "loss-surface", subjects: [a], options: ["y": y], option: "x"),
            Case(kind: "loss-surface", subjects: [a], options: ["x": absent, "y": y], option: "x"),
            Case(kind: "loss-surface", subjects: [a], options: ["x": x, "y": x], option: "y"),
            Case(kind: "loss-surface-3d", subjects: [a], options: ["x": x, "y": absent], option: "y"),
            Case(kind: "optimizer-paths", subjects: [], options: ["x": .text("a=1:2:3")], option: "x"),
            Case(kind: "optimizer-paths", subjects: [], options: ["y": .text("1:2")], option: "y"),
            Case(kind: "optimizer-paths", subjects: [], options: ["start": .numbers([1])], option: "start"),
            Case(kind: "optimizer-paths", subjects: [], options: ["rates": .numbers([1])], option: "rates"),
            Case(
                kind: "optimizer-paths", subjects: [], options: ["rates": .numbers([1, -1])], option: "rates"),
            Case(
                kind: "optimizer-paths", subjects: [], options: ["optimizers": .texts(["adam", "walk"])],
                option: "optimizers"),
            Case(
                kind: "optimizer-paths", subjects: [], options: ["optimizers": .texts([])],
                option: "optimizers"),
            Case(
                kind: "optimizer-paths", subjects: [], options: ["updates": .integer(-1)], option: "updates"),
            Case(kind: "loss-plane", subjects: [a], option: "x"),
            Case(kind: "loss-plane", subjects: [a], options: ["x": .text("W1[0,0]=0:1:3")], option: "x"),
            Case(
                kind: "loss-plane", subjects: [a],
                options: ["x": .text("random=-1:1:9"), "y": .text("random=1:1:9")], option: "y"),
            Case(
                kind: "loss-plane", subjects: [try CourseExamples.diverging()],
                options: ["x": .text("random=-1:1:9")], option: "at"),
            Case(kind: "gradient-factors", subjects: [a], option: "parameter"),
            Case(
                kind: "gradient-factors", subjects: [a], options: ["parameter": noName], option: "parameter"),
            Case(
                kind: "gradient-factors", subjects: [a],
                options: ["parameter": try CourseExamples.parameter("b1[0]")],
                option: "parameter"),
            Case(kind: "gradient-cloud", subjects: [a], options: ["x": name], option: "y"),
            Case(kind: "gradient-cloud", subjects: [a], options: ["x": name, "y": noName], option: "y"),
            Case(kind: "learning-rates", subjects: [neuron], options: ["x": x], option: "rates"),
            Case(
                kind: "learning-rates", subjects: [neuron], options: ["rates": .numbers([0.1])], option: "x"),
            Case(
                kind: "learning-rates", subjects: [neuron], options: ["rates": .numbers([]), "x": x],
                option: "rates"),
            Case(
                kind: "learning-rates", subjects: [neuron], options: ["rates": .numbers([-0.1]), "x": x],
                option: "rates"),
            Case(
                kind: "learning-rates", subjects: [neuron], options: ["rates": .numbers([0.1]), "x": absent],
                option: "x"),
            Case(
                kind: "learning-rates", subjects: [neuron],
                options: ["rates": .numbers([0.1]), "x": x, "names": .texts(["a", "b"])], option: "names"),
            Case(
                kind: "learning-rate-sweep", subjects: [neuron], options: ["from": .number(-1)],
                option: "from"),
            Case(
                kind: "learning-rate-sweep", subjects: [neuron], options: ["to": .number(.nan)],
                option: "to"),
            Case(
                kind: "learning-rate-sweep", subjects: [neuron], options: ["points": .integer(1)],
                option: "points"),
            Case(
                kind: "weight-update", subjects: [neuron], options: ["update": .integer(4)], option: "update"),
            Case(
                kind: "weight-update", subjects: [neuron], options: ["update": .integer(0)], option: "update"),
            Case(kind: "weight-update", subjects: [a], option: "update"),
            Case(kind: "epoch-ruler", subjects: [a], option: "of"),
            Case(kind: "network-comparison", subjects: [a, neuron], option: "of"),
            Case(kind: "squared-errors", subjects: [a, neuron], option: "of"),
            Case(kind: "predictions", subjects: [a, neuron], option: "of"),
            Case(kind: "loss-history", subjects: [neuron], options: ["ratio": .number(-1)], option: "ratio"),
            Case(
                kind: "loss-history", subjects: [neuron], options: ["ratio": .number(.nan)], option: "ratio"),
            Case(kind: "loss-history", subjects: [a], options: ["show": .text("batch")], option: "show"),
            Case(kind: "loss-history", subjects: [a], options: ["start": .flag(false)], option: "start"),
        ]
        return cases
    }

    @Test("The error names the option to blame, what is wrong and what to do", arguments: try cases())
    func errors(example: Case) throws {
        let kind = try #require(FigureCatalog.kind(named: example.kind))
        do {
            _ = try kind.make(FigureInput(subjects: example.subjects, options: example.options))
            Issue.record("\(example) was made")
        } catch {
            #expect(error.option == example.option, "\(error)")
            #expect(error.message.hasSuffix(".") && error.remedy.hasSuffix("."), "\(error)")
        }
    }

    @Test("A gradient of zero has no direction to search along")
    func flatStart() throws {
        let flat = try CourseExamples.subject(
            "flat", inputs: [[1]], targets: [2], layers: [(.identity, [[2]])])
        #expect(throws: FigureError.self) { try FigureCatalog.make("line-search", of: [flat]) }
    }

    @Test("Tables are about one experiment")
    func tables() throws {
        let a = try CourseExamples.networkA()
        for kind in TableCatalog.kinds {
            for subjects in [[], [a, a]] {
                #expect(throws: FigureError.self) { try kind.make(FigureInput(subjects: subjects)) }
            }
            let table = try kind.make(FigureInput(subjects: [a]))
            #expect(!table.rows.contains { $0.count != table.columns.count })
        }
    }
}
