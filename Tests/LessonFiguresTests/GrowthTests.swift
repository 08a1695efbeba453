import Charting
import Drawing
import FigureChecks
import Testing

@testable import LessonFigures

@Suite("Figures that grow")
struct GrowthTests {
    /// A figure of every kind that says it grows.
    private static func figures() throws -> [LessonFigure] {
        let neuron = try CourseExamples.neuron()
        let axes = [
            "x": try CourseExamples.axis("W1[0,0]=-4:2:21"), "y": try CourseExamples.axis("W1[0,1]=-2:3:21"),
        ]
        let options = [
            "loss-surface": axes, "loss-plane": ["x": .text("pca=auto:11")],
            "gradient-field": ["x": OptionValue.text("pca=auto:11"), "arrows": .integer(5)],
        ]
        let subjects = [
            "loss-plane": try CourseExamples.twoMinima(updates: 40),
            "gradient-field": try CourseExamples.twoMinima(updates: 40),
            "accuracy-history": try CourseExamples.classifier(),
        ]
        return try FigureCatalog.kinds.filter(\.grows).map { kind in
            let own = kind.name == "steps-1d" ? [] : [subjects[kind.name] ?? neuron]
            return try FigureCatalog.make(kind.name, of: own, options[kind.name] ?? [:])
        }
    }

    private static func texts(_ items: [SceneItem]) -> [TextItem] {
        items.flatMap { item -> [TextItem] in
            switch item {
            case .text(let text): [text]
            case .group(let group): texts(group.items)
            case .path: []
            }
        }
    }

    @Test("Seven kinds grow, and each of them has a picture for every update")
    func kinds() throws {
        let growing = FigureCatalog.kinds.filter(\.grows).map(\.name)
        #expect(
            growing == [
                "loss-surface", "loss-plane", "gradient-field", "steps-1d", "loss-history",
                "accuracy-history",
                "weight-history",
            ])
        #expect(try Self.figures().map { $0.growth(frames: 600).count } == [21, 41, 41, 11, 21, 21, 21])
    }

    @Test("Other kinds have no pictures of growth")
    func others() throws {
        for example in try CourseExamples.all() {
            guard let kind = FigureCatalog.kind(named: example.kind), !kind.grows else { continue }
            let figure = try kind.make(example.input)
            #expect(figure.growth(frames: 10).isEmpty, "\(example.kind)")
        }
    }

    @Test("Pictures have the layout of the whole, and the last is the whole")
    func layout() throws {
        for figure in try Self.figures() {
            let measurer = EvenTextMeasurer()
            let whole = figure.content.scene(size: figure.size, measuring: measurer)
            let stages = figure.growth(frames: 5).map {
                $0.content.scene(size: figure.size, measuring: measurer)
            }
            #expect(stages.count == 5)
            #expect(stages.last == whole)
            #expect(Set(stages.map(\.description)).count == 5)
            let places = Set(Self.texts(whole.items))
            for stage in stages { #expect(Set(Self.texts(stage.items)).isSubset(of: places)) }
        }
    }

    @Test("A line has as many points as there have been updates")
    func points() throws {
        let figure = try FigureCatalog.make("loss-history", of: [CourseExamples.neuron()])
        for (update, stage) in figure.growth(frames: 600).enumerated() {
            let scene = stage.content.scene(size: stage.size, measuring: EvenTextMeasurer())
            let circles = scene.description.split(separator: "\n").count {
                $0.contains("path fill=") && $0.contains("C")
            }
            #expect(circles == update + 1)
        }
    }

    @Test("Moments are chosen evenly, with the first and the last")
    func moments() {
        let chart = Chart {
            LineMark(
                x: .value("x", [0.0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
                y: .value("y", [0.0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
            )
            .appearing(at: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90])
        }
        #expect(chart.moments == [0, 10, 20, 30, 40, 50, 60, 70, 80, 90])
        #expect(chart.growth(frames: 4).count == 4)
        #expect(chart.growth(frames: 100).count == 10)
        #expect(chart.growth(frames: -3).count == 2)
        #expect(Chart { PointMark(x: .value("x", [1.0]), y: .value("y", [1.0])) }.growth(frames: 4).isEmpty)
    }
}
