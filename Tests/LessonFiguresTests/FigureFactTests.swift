import Charting
import Drawing
import FigureChecks
import Testing
import TrainingCore

@testable import LessonFigures

/// What figures of losses, gradients and errors show, against numbers that can be worked out by hand.
@Suite("Facts in figures")
struct FigureFactTests {
    private func points(_ figure: LessonFigure) throws -> (x: [Double], y: [Double]) {
        let chart = try #require(figure.content as? Chart)
        let line = try #require(chart.marks.lazy.compactMap { $0 as? LineMark }.first)
        guard case .numbers(let x) = line.x.values, case .numbers(let y) = line.y.values else {
            return ([], [])
        }
        return (x, y)
    }

    // MARK: Loss history

    @Test("Without the start, the loss history has one point an update, beginning after update 1")
    func lossHistory() throws {
        let neuron = try CourseExamples.neuron()
        let figure = try FigureCatalog.make("loss-history", of: [neuron], ["start": .flag(false)])
        let (x, y) = try points(figure)
        #expect(x == (1...20).map(Double.init))
        for (update, loss) in zip(1..., y) {
            let exact = (0..<update).reduce(49.0) { value, _ in value * 0.5184 }
            #expect(abs(loss - exact) < 1e-12 * exact)
        }
        let chart = try #require(figure.content as? Chart)
        #expect(chart.marks.lazy.compactMap { $0 as? LineMark }.first?.y.label == "Mean Squared Error")
        #expect(figure.table.rows.count == 20)
        #expect(figure.table.rows.map { $0[1] } == y.map(NumberText.exact))
        #expect(figure.content.title == "Every update multiplies the MSE by 0.5184")
        let even = EvenTextMeasurer()
        let texts = figure.content.scene(size: Size(640, 400), measuring: even).textBoxes(measuring: even)
            .map(\.text)
        #expect(texts.contains("Mean Squared Error") && texts.contains("Update") && texts.contains("25.4"))
    }

    @Test("With the start, the loss before the first update is point 0")
    func lossHistoryFromStart() throws {
        let (x, y) = try points(FigureCatalog.make("loss-history", of: [CourseExamples.neuron()]))
        #expect(x == (0...20).map(Double.init) && y.first == 49)
    }

    @Test("The closed form lies on the losses of the run")
    func closedForm() throws {
        let figure = try FigureCatalog.make(
            "loss-history", of: [CourseExamples.neuron()], ["ratio": .number(0.5184)])
        let lines = try #require(figure.content as? Chart).marks.compactMap { $0 as? LineMark }
        guard lines.count == 2, case .numbers(let run) = lines[0].y.values,
            case .numbers(let form) = lines[1].y.values
        else {
            Issue.record("There are \(lines.count) lines.")
            return
        }
        #expect(run.count == form.count)
        for (a, b) in zip(run, form) { #expect(abs(a - b) < 1e-12 * abs(b)) }
    }

    @Test("A batch loss belongs to the update that used the batch")
    func batchLoss() throws {
        let run = try CourseExamples.batches(of: 4)
        let (x, y) = try points(FigureCatalog.make("loss-history", of: [run], ["show": .text("batch")]))
        #expect(x == (1...36).map(Double.init) && y == run.recording.batchLoss)
    }

    // MARK: Gradients

    @Test(
        "The factors of a gradient multiply to it, for every weight",
        arguments: ["W1[0,0]", "W1[0,1]", "W1[1,1]", "W2[0,0]", "W2[0,1]"])
    func factors(name: String) throws {
        let small = try CourseExamples.small()
        let parameter = try #require(ParameterName(name))
        let figure = try FigureCatalog.make(
            "gradient-factors", of: [small], ["parameter": .parameter(parameter)])
        let numbers = figure.table.rows[0].map { Double($0.replacing("−", with: "-")) ?? .nan }
        #expect(numbers.count == 4 && numbers[0] * numbers[1] * numbers[2] == numbers[3])
        let index = try #require(small.experiment.network.index(of: parameter))
        #expect(small.recording.initial.gradient[index] == numbers[3])
    }

    @Test("The course's edge has the factors 2, 8 and 1, and the gradient 16")
    func courseEdge() throws {
        let figure = try FigureCatalog.make(
            "gradient-factors", of: [CourseExamples.small()],
            ["parameter": CourseExamples.parameter("W1[0,1]")])
        #expect(figure.table.rows == [["2", "8", "1", "16"]])
        #expect(figure.alternativeText.contains("16"))
    }

    @Test("The bars of the neuron are 14, 28 and 42, each worked out")
    func gradientBars() throws {
        let figure = try FigureCatalog.make("gradient-bars", of: [CourseExamples.neuron()])
        #expect(figure.table.rows.map { $0[1] } == ["14", "28", "42"])
        #expect(figure.alternativeText.contains("[14, 28, 42]"))
        let even = EvenTextMeasurer()
        let scene = figure.content.scene(size: Size(640, 340), measuring: even)
        #expect(scene.textBoxes(measuring: even).map(\.text).contains("2 × 2 × 7 = 28"))
    }

    @Test("The mean of the batches' gradients is the gradient of all data")
    func gradientCloud() throws {
        let names = try (CourseExamples.parameter("W1[0,0]"), CourseExamples.parameter("W1[0,1]"))
        let figure = try FigureCatalog.make(
            "gradient-cloud", of: [CourseExamples.batches(of: 4)], ["x": names.0, "y": names.1])
        let rows = figure.table.rows.map {
            $0.dropFirst().map { Double($0.replacing("−", with: "-")) ?? .nan }
        }
        #expect(figure.table.rows.map { $0[0] } == ["1", "2", "3", "all data"])
        for column in 0...1 {
            let mean = (rows[0][column] + rows[1][column] + rows[2][column]) / 3
            #expect(abs(mean - rows[3][column]) < 3e-3)
        }
    }

    // MARK: Errors

    @Test("The squared errors of A stack to 37.5 and those of B to 49.890625")
    func squaredErrors() throws {
        let figure = try FigureCatalog.make(
            "squared-errors", of: [CourseExamples.networkA(), CourseExamples.networkB()],
            ["labels": .texts(["A", "B"])])
        #expect(figure.table.rows.last == ["MSE", "37.5", "49.89"])
        #expect(figure.table.rows.map { $0[1] } == ["16", "9", "6.25", "6.25", "37.5"])
        #expect(figure.alternativeText.contains("37.5") && figure.alternativeText.contains("49.89"))
    }

    @Test("The residuals of A are 8, 6, −5 and 5, and their mean square is 37.5")
    func residuals() throws {
        let figure = try FigureCatalog.make("residuals", of: [CourseExamples.networkA()])
        #expect(figure.table.rows.map { $0[3] } == ["8", "6", "−5", "5"])
        #expect(figure.alternativeText.contains("37.5"))
    }

    @Test("One update takes the neuron's error from 7 to 5.04 and its weights down by 0.14, 0.28 and 0.42")
    func oneUpdate() throws {
        let neuron = try CourseExamples.neuron(updates: 1)
        let errors = try FigureCatalog.make("errors", of: [neuron])
        #expect(errors.table.rows.map { Array($0[1...2]) } == [["7", "5.04"]])
        let weights = try FigureCatalog.make("weight-update", of: [neuron])
        #expect(weights.table.rows.map { $0[3] } == ["−0.14", "−0.28", "−0.42"])
    }

    @Test("A name given with `labels` stands in the subtitle", arguments: ["residuals", "errors"])
    func labels(kind: String) throws {
        let figure = try FigureCatalog.make(
            kind, of: [CourseExamples.networkA()], ["labels": .texts(["network A"])])
        #expect(figure.content.subtitle.hasPrefix("network A: "))
    }

    @Test("In network A and B, two changed weights are named")
    func comparison() throws {
        let figure = try FigureCatalog.make(
            "network-comparison", of: [CourseExamples.networkA(), CourseExamples.networkB()])
        #expect(figure.alternativeText.contains("They differ in W1[1,1] and W2[0,1]."))
    }
}
