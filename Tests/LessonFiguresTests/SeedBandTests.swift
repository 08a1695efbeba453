import Charting
import Testing

@testable import LessonFigures

@Suite("Bands over seeds")
struct SeedBandTests {
    /// A weight w on the input 1 with the target 0: the loss after k updates is w²(1 − 2η)²ᵏ.
    private static func run(_ weight: Double, learningRate: Double = 0.25, updates: Int = 2) throws -> Subject
    {
        try CourseExamples.subject(
            "one", inputs: [[1]], targets: [0], layers: [(.identity, [[weight]])],
            learningRate: learningRate, updates: updates)
    }

    private static func subject(_ reruns: [Subject]) throws -> Subject {
        var subject = try run(2)
        subject.reruns = reruns.map(\.recording)
        return subject
    }

    private static func figure(_ reruns: [Subject], seeds: Int = 5) throws -> StatedFigure {
        let kind = try #require(FigureCatalog.kind(named: "loss-history"))
        return try kind.stated(
            FigureInput(subjects: [try subject(reruns)], options: ["seeds": .integer(seeds)]))
    }

    @Test("The band lies between the quartiles, beside the median and the run itself")
    func quartiles() throws {
        let figure = LessonFigure(try Self.figure((1...5).map { try Self.run(Double($0)) }))
        #expect(
            figure.table.rows == [
                ["0", "4", "4", "9", "16"], ["1", "1", "1", "2.25", "4"],
                ["2", "0.25", "0.25", "0.5625", "1"],
            ])
        #expect(
            figure.table.columns == [
                "Update", "Training MSE", "Training MSE, lower quartile", "Training MSE, median",
                "Training MSE, upper quartile",
            ])
        let text = figure.alternativeText
        #expect(
            text.contains("The band is of 5 trainings from other seeds, none of which diverged."), "\(text)")
        #expect(
            text.contains(
                "Training MSE of the middle half of them goes from 0.25 to 1 at update 2, with the median 0.5625."
            ), "\(text)")
        let marks = try #require(figure.content as? Chart).marks
        let area = try #require(marks.compactMap { $0 as? AreaMark }.first)
        let dashed = marks.compactMap { $0 as? LineMark }.filter { !$0.style.dash.isEmpty }
        #expect(dashed.count == 1 && area.style.opacity < 1)
    }

    @Test("Of those that diverge it is said how many, and they count as the worst")
    func diverged() throws {
        let wild = try Self.run(1, learningRate: 1e200, updates: 2)
        #expect(wild.recording.divergedAtUpdate != nil)
        let runs = try (1...4).map { try Self.run(Double($0)) }
        let figure = LessonFigure(try Self.figure(runs + [wild]))
        #expect(
            figure.content.subtitle.contains("quartiles of 5 trainings from other seeds, 1 of which diverged")
        )
        #expect(figure.table.rows.last == ["2", "0.25", "0.25", "0.5625", "1"])
        let half = LessonFigure(try Self.figure(runs.prefix(2) + [wild, wild, wild]))
        #expect(half.table.rows.last == ["2", "0.25", "0.25", "", ""])
        #expect(!half.alternativeText.contains("middle half"))
    }

    @Test("The band ends where the first of the others stops")
    func ends() throws {
        let runs = try (1...4).map { try Self.run(Double($0)) } + [Self.run(5, updates: 1)]
        let figure = LessonFigure(try Self.figure(runs))
        #expect(figure.table.rows.last == ["2", "0.25", "", "", ""])
        #expect(
            figure.alternativeText.contains(
                "goes from 1 to 4 at update 1, where the first of them stops, with the median 2.25"),
            "\(figure.alternativeText)")
    }

    @Test("What can be no band is refused")
    func refusals() throws {
        func message(_ reruns: [Subject], seeds: Int = 5) throws -> String {
            do {
                _ = try Self.figure(reruns, seeds: seeds)
                return ""
            } catch let error as FigureError {
                #expect(error.option == "seeds")
                return error.message
            }
        }
        let run = try Self.run(1)
        #expect(
            try message([run, run]) == "All trainings of one are equal: nothing in it is drawn at random.")
        #expect(
            try message([])
                == "How the weights of one were drawn is not known, so that it cannot be trained from other seeds."
        )
        #expect(try message([run], seeds: 1) == "Seeds must be at least 2, found 1.")
        let kind = try #require(FigureCatalog.kind(named: "loss-history"))
        #expect(throws: FigureError.self) {
            _ = try kind.make(FigureInput(subjects: [run, run], options: ["seeds": .integer(5)]))
        }
    }
}
