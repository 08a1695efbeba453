import Charting
import Drawing
import FigureChecks
import Testing
import TrainingCore

@testable import LessonFigures

@Suite("Names and keys in figures")
struct FigureNameTests {
    private func texts(_ figure: LessonFigure, width: Double = 640) -> [String] {
        let even = EvenTextMeasurer()
        let size = figure.size(width: width, measuring: even)
        return figure.content.scene(size: size, measuring: even).textBoxes(measuring: even).map(\.text)
    }

    @Test(
        "A single target is called on axes as the column it stands in, also after the run was written and read"
    )
    func targets() throws {
        let own = try CourseExamples.oneWeight().experiment
        let named = try Experiment(
            network: own.network, data: own.data, training: own.training,
            names: DataNames(inputs: ["area"], target: "price"))
        let written = try RecordingFile(bytes: RecordingFile(id: "house", named.run()).archive.bytes())
            .recording
        for kind in ["fit", "data"] {
            let texts = texts(try FigureCatalog.make(kind, of: [Subject(id: "house", recording: written)]))
            #expect(texts.contains("price") && texts.contains("area"), "\(kind)")
            #expect(!texts.contains("Target"), "\(kind)")
        }
    }

    @Test(
        "Where the middle of a chain is left out, the edges that are drawn have their numbers, also on a narrow page"
    )
    func chains() throws {
        let chain = try CourseExamples.subject(
            "chain", inputs: [[1]], targets: [2], layers: (1...8).map { (.identity, [[1 + Double($0) / 8]]) })
        for width in [640.0, 320] {
            let texts = texts(try FigureCatalog.make("network", of: [chain]), width: width)
            #expect(texts.contains("1.125") && texts.contains("2"), "\(width)")
            #expect(texts.joined(separator: " ").contains("4 more layers"), "\(width)")
        }
    }

    @Test("What dots and short lines are stands below the plot")
    func keys() throws {
        let neuron = try CourseExamples.neuron()
        let x = try CourseExamples.axis("W1[0,1]=-1:3:21")
        let curve = try FigureCatalog.make("loss-curve", of: [neuron], ["x": x, "steps": .flag(true)])
        #expect(texts(curve).joined(separator: " ").contains("Short lines: tangents at the first dots."))
        let y = try CourseExamples.axis("W1[0,2]=-1:3:21")
        let surface = try FigureCatalog.make("loss-surface", of: [neuron], ["x": x, "y": y])
        #expect(texts(surface).contains("Dots: updates."))
        let sweep = try FigureCatalog.make(
            "learning-rate-sweep", of: [neuron],
            ["from": .number(0.001), "to": .number(0.1), "points": .integer(5)])
        #expect(texts(sweep).contains("MSE after the last update"))
    }
}
