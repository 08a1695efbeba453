import Drawing
import FigureChecks
import Testing

@testable import Charting

@Suite("Second axes")
struct SecondaryAxisTests {
    private let measurer = EvenTextMeasurer()
    private let size = Size(640, 400)

    private func axis(
        _ scale: Scale, length: Double = 500, _ function: @escaping @Sendable (Double) -> Double
    ) throws -> SecondaryAxisLayout {
        var axis = try #require(
            SecondaryAxisLayout(SecondaryAxis(label: "", function: function), .x, of: scale))
        axis.chooseTicks(length: length, measuring: measurer)
        return axis
    }

    private func chart(_ y: [Double] = [100, 25, 4, 1]) -> Chart {
        Chart { LineMark(x: .value("Update", [0.0, 32, 64, 96]), y: .value("MSE", y)) }
            .chartXScale(domain: 0...96)
    }

    @Test("Epochs stand at the updates that begin them")
    func epochs() throws {
        let axis = try axis(Scale(.linear, lower: 0, upper: 96)) { $0 / 32 }
        let places = axis.places(length: 96)
        #expect(places.map(\.label).contains("1.0") && places.map(\.label).contains("3.0"))
        for (label, distance) in places {
            let epoch = try #require(Double(label))
            #expect(abs(distance - 32 * epoch) < 1e-9)
        }
    }

    @Test(
        "A title that is longer than its line goes on below it, and is not cut", arguments: [640.0, 480, 320])
    func longTitles(width: Double) {
        let (top, right) = (
            "Epochs of thirty-two updates each", "The root of the mean squared error of the samples"
        )
        let chart = chart().chartXSecondaryAxis(label: top) { $0 / 32 }
            .chartYSecondaryAxis(label: right) { $0.squareRoot() }
        let boxes = chart.scene(size: Size(width, 360), measuring: measurer).textBoxes(measuring: measurer)
        let said = boxes.map(\.text).joined(separator: " ")
        #expect(said.contains(top) && said.contains(right) && !said.contains("…"), "\(said)")
        for box in boxes {
            #expect(box.rect.minX >= 0 && box.rect.maxX <= width && box.rect.minY >= 0, "\(box.text)")
        }
    }

    @Test("The root of a logarithmic axis is logarithmic, that of a linear one begins at 0")
    func roots() throws {
        let logarithmic = try axis(Scale(.log, lower: 1, upper: 1e6)) { $0.squareRoot() }
        #expect(
            logarithmic.ticks.ticks.map(\.label) == [
                "1", "2", "5", "10", "20", "50", "100", "200", "500", "1000",
            ])
        #expect(abs(logarithmic.fraction(of: 10) - 1.0 / 3) < 1e-12)
        let linear = try axis(Scale(.linear, lower: -0.5, upper: 9)) { $0.squareRoot() }
        #expect(linear.ticks.ticks.first?.value == 0)
        #expect(abs(linear.fraction(of: 0) - 0.5 / 9.5) < 1e-6)
        #expect(abs(linear.fraction(of: 2) - 4.5 / 9.5) < 1e-12)
    }

    @Test("Functions that fall and axes that run the other way put ticks where they belong")
    func falling() throws {
        let falling = try axis(Scale(.linear, lower: 0, upper: 10)) { 100 - 10 * $0 }
        #expect(abs(falling.fraction(of: 100)) < 1e-12 && abs(falling.fraction(of: 20) - 0.8) < 1e-12)
        #expect(falling.ticks.ticks.count > 3 && falling.ticks.ticks.allSatisfy { !$0.label.isEmpty })
        var scale = Scale(.linear, lower: 0, upper: 10)
        scale.isReversed = true
        let reversed = try axis(scale) { 10 * $0 }
        #expect(abs(reversed.fraction(of: 20) - 0.8) < 1e-12)
    }

    @Test("Of a function that grows and falls, is constant or has gaps there is no axis, and a warning")
    func refused() {
        let scale = Scale(.linear, lower: -1, upper: 3)
        let functions: [@Sendable (Double) -> Double] = [
            { $0 * $0 }, { _ in 1 }, { 1 / $0 }, { _ in .nan }, { abs($0 - 1) < 0.5 ? .nan : $0 },
        ]
        for function in functions {
            let axis = SecondaryAxis(label: "s", function: function)
            #expect(SecondaryAxisLayout(axis, .y, of: scale) == nil)
            let broken = Chart { LineMark(x: .value("", [0, 1]), y: .value("", [-1.0, 3])) }
                .chartYScale(domain: -1...3).chartYSecondaryAxis(axis)
            #expect(broken.warnings.count == 1 && broken.warnings[0].contains("only grow or only fall"))
            #expect(broken.scene(size: size, measuring: measurer).textProblems(measuring: measurer) == [])
        }
        let names = Chart { BarMark(x: .value("", ["a", "b"]), y: .value("", [1.0, 2])) }
            .chartXSecondaryAxis(label: "s") { $0 }
        #expect(
            names.warnings == ["the second axis \"s\" is left out: an axis of categories has no other unit"])
    }

    @Test("Titles and labels of both axes stand apart, at every size", arguments: [300.0, 320, 480, 640])
    func apart(width: Double) {
        let all = chart().chartYScale(type: .log)
            .chartXSecondaryAxis(label: "Epoch, of 32 updates each") { $0 / 32 }
            .chartYSecondaryAxis(label: "Root of the mean squared error") { $0.squareRoot() }
        let scene = all.scene(size: Size(width, width * 0.7), measuring: measurer)
        #expect(scene.textProblems(measuring: measurer) == [] && scene.inkProblems == [])
        let layout = ChartLayout(
            all, in: Rect(x: 0, y: 0, width: width, height: width * 0.7), measuring: measurer)
        let frame = layout.plot.frame
        let boxes = scene.textBoxes(measuring: measurer)
        #expect(boxes.count { $0.rect.minX >= frame.maxX && $0.rect.minY > frame.minY - 8 } > 1)
        #expect(boxes.contains { ["3", "3.0"].contains($0.text) && $0.rect.maxY < frame.minY })
        #expect(layout.layout().omitted == [])
    }

    @Test("Names at the ends of lines give way to a legend where the right side has labels")
    func endLabels() {
        let named = Chart {
            for name in ["a", "b"] {
                LineMark(x: .value("", [0.0, 1]), y: .value("", [1.0, 2])).series(name).endLabel(name)
            }
        }
        let canvas = Rect(x: 0, y: 0, width: 640, height: 400)
        #expect(ChartLayout(named, in: canvas, measuring: measurer).legend.height == 0)
        let labelled = named.chartYSecondaryAxis(label: "twice") { 2 * $0 }
        #expect(ChartLayout(labelled, in: canvas, measuring: measurer).legend.height > 0)
    }

    @Test("Facets with shared axes label second ones once, at the right and above")
    func facets() {
        let part = chart([100, 50, 20, 7]).chartXSecondaryAxis(label: "Epoch") { $0 / 32 }
            .chartYSecondaryAxis(label: "Root") { $0.squareRoot() }
        let shared = Facets(columns: 2) { [part, part, part, part] }
        let scene = shared.scene(size: Size(640, 480), measuring: measurer)
        #expect(scene.textProblems(measuring: measurer) == [])
        let texts = scene.textBoxes(measuring: measurer).map(\.text)
        #expect(texts.count { $0 == "Epoch" } == 2 && texts.count { $0 == "Root" } == 2)
    }

    @Test("The alternative text says that there is a second axis")
    func words() {
        let text = chart().chartXSecondaryAxis(label: "Epoch") { $0 / 32 }.alternativeText
        #expect(text.contains("A second axis above the plot labels x as Epoch."))
    }
}
