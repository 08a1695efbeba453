import Drawing
import FigureChecks
import Testing

@testable import LessonFigures

@Suite("Scenes of teaching figures")
struct FigureSnapshotTests {
    @Test("The exercise's loss history is the one that was looked at")
    func lossHistory() throws {
        try compare("loss-history", of: [CourseExamples.neuron()], ["start": .flag(false)])
    }

    @Test("The network with its values is the one that was looked at")
    func network() throws {
        try compare("network", of: [CourseExamples.small()])
    }

    @Test("The gradient as a product is the one that was looked at")
    func factors() throws {
        let name = try CourseExamples.parameter("W1[0,1]")
        try compare("gradient-factors", of: [CourseExamples.small()], ["parameter": name])
    }

    private func compare(
        _ kind: String, of subjects: [Subject], _ options: [String: OptionValue] = [:]
    ) throws {
        let figure = try FigureCatalog.make(kind, of: subjects, options)
        let size = figure.size(width: 640, measuring: EvenTextMeasurer())
        let scene = figure.content.scene(size: size, measuring: EvenTextMeasurer())
        let difference = Snapshot(kind, besides: #filePath).difference(from: scene.description)
        #expect(difference == nil)
    }
}
