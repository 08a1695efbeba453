import Descent
import Foundation
import Testing

@Suite("A user of the library brings kinds of her own, with one import")
struct VocabularyTests {
    private let text = """
        network: {inputs: 1, layers: [{nodes: 1, activation: identity, initialization: {scheme: halves}}]}
        data: {generate: {name: ramp, samples: 2}}
        loss: fourth-power
        training:
          optimizer: {name: sign-descent, learning-rate: 0.25, threshold: 0.5}
          schedule: {name: harmonic}
          updates: 3
        """

    private func read(_ text: String, _ vocabulary: Vocabulary) -> (Experiment?, [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let experiment = ExperimentFile.experiment(
            in: SourceFile(name: "own.yaml", text: text), folder: nil, vocabulary: vocabulary,
            diagnostics: &diagnostics)
        return (experiment, diagnostics)
    }

    @Test("An experiment of her own loss, rule, schedule, data and initialization is trained as by hand")
    func training() throws {
        let experiment = try #require(read(text, .own).0)
        // w = ½ and the samples (0, 0), (1, 2): the loss is (w − 2)⁴ / 2. Steps: ¼, ⅛, 1/12.
        let weights = [0.5, 0.75, 0.875, 0.875 + 0.25 / 3]
        let recording = experiment.run()
        #expect(recording.loss == weights.map { ($0 - 2) * ($0 - 2) * ($0 - 2) * ($0 - 2) / 2 })
    }

    @Test("An activation without a kernel has exact gradients and surfaces")
    func activation() throws {
        let text = """
            network: {inputs: 1, layers: [{activation: sine-unit, weights: [[0.25]]}]}
            data: {inputs: [[1]], targets: [0]}
            training: {optimizer: {name: gradient-descent, learning-rate: 0.5}, updates: 1}
            """
        let experiment = try #require(read(text, .own).0)
        let unit = SineUnit()
        let gradient = 2 * unit.value(0.25) * unit.slope(at: 0.25, value: 0)
        #expect(
            experiment.run().loss[1]
                == {
                    let value = unit.value(0.25 - 0.5 * gradient)
                    return value * value
                }())
    }

    @Test("Without the vocabulary her words are unknown, and with it a slip is found")
    func slips() {
        #expect(read(text, .standard).1.contains { $0.message.contains("\"sign-descent\" is unknown") })
        let slip = read(text.replacing("sign-descent", with: "sign-decent"), .own).1
        #expect(slip.map(\.remedy) == ["did you mean \"sign-descent\"?"])
        let bound = read(text.replacing("threshold: 0.5", with: "threshold: -1"), .own).1
        #expect(bound.map(\.message) == ["threshold must be a number that is not negative, found -1"])
    }

    @Test("Her kinds stand in the JSON Schema and in the pages of reference")
    func documentation() {
        let schema = SpecKinds.schema(of: nil, vocabulary: .own)
        let pages = ReferencePages.all(of: .own).map(\.text).joined()
        for name in [
            "cross", "sine-unit", "fourth-power", "sign-descent", "harmonic", "ramp", "halves", "last-losses",
            "final-loss", "gain", "normalize", "jitter",
        ] {
            #expect(schema.contains("\"\(name)\""), "\(name) in the schema")
            #expect(pages.contains(name), "\(name) in the pages")
        }
        #expect(schema.contains("\"definition\""))
    }

    @Test("A course shows her figure, her table, her block and data in her format")
    func course() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("own-kinds-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let lesson = """
            ---
            title: Own
            ---
            ```experiment
            id: line
            network: {inputs: 1, layers: [{activation: identity, weights: [[0]]}]}
            data: {file: points.scsv, inputs: [x], targets: [y]}
            training: {optimizer: {name: sign-descent, learning-rate: 0.5}, updates: 4}
            ```
            ```figure
            id: bars
            of: line
            kind: last-losses
            last: 2
            ```
            ```figure
            id: inside
            of: line
            kind: optimizer-inside
            ```
            ```table
            id: at-the-end
            of: line
            kind: final-loss
            ```
            ```chart
            id: crosses
            marks: [{mark: cross, data: points.scsv, x: x, y: y, reach: 3}]
            ```
            ```definition Slope
            How much the **loss** rises.
            ```
            """
        for (name, text) in [
            ("course.yaml", "title: Own kinds"), ("own.md", lesson), ("points.scsv", "x;y\n1;1\n2;2\n"),
        ] {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        let built = try await CourseBuilder(fonts: try FontSet.system(), jobs: 1, vocabulary: .own).build(
            CourseFolder(path: folder.path))
        #expect(built.diagnostics.map(\.message) == [])
        let page = try #require(built.files.first { $0.path.hasSuffix("own.html") }).bytes
        let text = String(decoding: page, as: UTF8.self)
        #expect(text.contains("The last losses as bars."))
        #expect(text.contains("<section class=\"definition\">"))
        #expect(text.contains("<strong>loss</strong>"))
        // Four steps of ½ end where they were: the loss at 1 is 0 after two, ½ and 0 in turn after that.
        #expect(text.contains("id=\"at-the-end\""))
        #expect(text.contains("id=\"crosses\""))
        // What her rule keeps has a panel under the name that it gives.
        #expect(text.contains("Last turn"))
    }
}
