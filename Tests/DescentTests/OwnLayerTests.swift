import Descent
import Foundation
import Testing

@Suite("A user of the library brings layers of her own, with one import")
struct OwnLayerTests {
    private let text = """
        network:
          inputs: 2
          layers:
            - {activation: tanh, weights: [[0.5, -0.25], [0.75, 1], [-1, 0.5]], biases: 0}
            - {gain: 0.5, parameters: [1, 2, 3]}
            - {normalize: 0.01}
            - {activation: tanh, weights: [[1, 0.5, -1], [0.25, 1, 1]]}
            - {jitter: 0.2}
            - {gain: 2}
            - {activation: identity, weights: [[1, -0.5]]}
        data: {inputs: [[1, 0], [0.5, -1], [2, 1]], targets: [1, -1, 0.5]}
        training: {optimizer: {name: gradient-descent, learning-rate: 0.05}, updates: 20}
        """

    private func read(
        _ text: String, _ vocabulary: Vocabulary = .own
    ) -> (experiment: Experiment?, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let experiment = ExperimentFile.experiment(
            in: SourceFile(name: "own.yaml", text: text), folder: nil, vocabulary: vocabulary,
            diagnostics: &diagnostics)
        return (experiment, diagnostics)
    }

    @Test("They are read, with the parameters that are written or those that they start with")
    func reading() throws {
        let network = try #require(read(text).experiment).network
        #expect(
            network.layers.map { $0.behind.map(\.name) } == [["gain", "normalize"], ["jitter", "gain"], []])
        #expect(network.layers[0].behind[0].parameters == [1, 2, 3])
        #expect(network[.other("gain", layer: 2, index: 1)] == 2)
        #expect(network.parameterNames.map(\.description).contains("gain1[2]"))
    }

    @Test("Values are what they make of them, and slopes those of finite differences, of every parameter")
    func slopes() throws {
        let experiment = try #require(read(text).experiment)
        let first = try experiment.network.forward(experiment.data.inputs).layers[0]
        let row = first.values.row(0)
        let byHand = Normalize(epsilon: 0.01).values(
            of: Gain().values(of: row, parameters: [1, 2, 3], draw: nil), parameters: [], draw: nil)
        #expect(first.outputs.row(0) == byHand)
        #expect(byHand.reduce(0, +).magnitude < 1e-15)
        let check = experiment.gradientCheck()
        #expect(check.names.count == 22)
        #expect(try #require(check.worstRelativeDifference) < 1e-7)
    }

    @Test("A training learns their parameters; what they do by chance is in its batches alone")
    func training() throws {
        let experiment = try #require(read(text).experiment)
        let recording = experiment.run()
        #expect(recording == experiment.run())
        #expect(recording.loss[0] == experiment.state().loss)
        #expect(recording.batchLoss[0] != recording.loss[0])
        #expect(try #require(recording.loss.last) < recording.loss[0])
        let gain = ParameterName.other("gain", layer: 1, index: 0)
        #expect(recording.final.network[gain] != 1)
    }

    @Test("Every rule learns their parameters; a line search says that it cannot with what is drawn")
    func rules() throws {
        let plain = text.replacing("    - {jitter: 0.2}\n", with: "")
        for name in Vocabulary.own.experiments.optimizers.names {
            func optimizer(_ text: String) -> String {
                text.replacing(
                    "name: gradient-descent, learning-rate: 0.05", with: "name: \(name), learning-rate: 0.01")
            }
            let recording = try #require(read(optimizer(plain)).experiment, "\(name)").run()
            #expect(
                recording.loss.allSatisfy(\.isFinite) && recording.loss[20] < recording.loss[0], "\(name)")
            let gains = recording.final.network.layers.compactMap(\.behind.first?.parameters)
            #expect(gains.count == 2 && !gains.contains([1, 2, 3]) && !gains.contains([2, 2]), "\(name)")
            let drawn = read(optimizer(text)).diagnostics.map(\.message)
            #expect(drawn.isEmpty == (name != "lbfgs"), "\(name): \(drawn)")
        }
    }

    @Test("A recording holds the experiment that made it, where its reader knows her kinds")
    func recordings() throws {
        let experiment = try #require(
            read(text.replacing("tanh, weights: [[1,", with: "sine-unit, weights: [[1,")).experiment)
        let kinds = Vocabulary.own.experiments
        let file = RecordingFile(id: "net", experiment.run(), of: kinds)
        #expect(try RecordingFile(bytes: file.archive.bytes(), of: kinds) == file)
        #expect(try RecordingFile(bytes: Array("\(file.json)".utf8), of: kinds) == file)
        #expect(throws: RecordingReadError.self) { try RecordingFile(bytes: file.archive.bytes()) }
    }

    @Test("The general engine draws surfaces over them, and curvature goes through them")
    func landscapes() throws {
        let experiment = try #require(read(text).experiment)
        let hessian = try HessianOperator(experiment)
        let matrix = try hessian.matrix()
        // H·v as the change of the gradient along one gain.
        let gain = ParameterName.other("gain", layer: 1, index: 1)
        let index = try #require(experiment.network.index(of: gain))
        let step = 0x1p-13
        let slopes = try [-step, step].map { size in
            var parameters = experiment.network.parameters
            parameters[index] += size
            return try experiment.state(of: try experiment.network.with(parameters: parameters)).gradient
        }
        for row in 0..<hessian.dimension {
            #expect(((slopes[1][row] - slopes[0][row]) / (2 * step) - matrix[row, index]).magnitude < 1e-6)
        }
        let request = try LandscapeRequest(
            experiment, x: LandscapeAxis(parsing: "gain1[1]=0:4:5"),
            y: LandscapeAxis(parsing: "W2[0,0]=-1:1:3"))
        let landscape = try request.run()
        #expect(landscape.engine == "brute force")
        for row in 0..<3 {
            for column in 0..<5 {
                var moved = experiment.network
                moved[gain] = Double(column)
                moved[.weight(layer: 2, node: 0, input: 0)] = Double(row) - 1
                let loss = try experiment.state(of: moved).loss
                #expect(landscape.grid.values[row * 5 + column] == loss)
            }
        }
    }

    @Test("Planes of directions move them, and have the loss after the training in their middle")
    func planes() throws {
        let experiment = try #require(read(text).experiment)
        for axis in ["random", "hessian"] {
            let request = try LandscapeRequest(
                experiment, x: LandscapeAxis(parsing: "\(axis)=-1:1:3"),
                y: LandscapeAxis(parsing: "\(axis)=-1:1:3"))
            let grid = try request.run().grid
            #expect((grid.values[4] - (experiment.run().loss.last ?? .nan)).magnitude < 1e-12)
            #expect(Set(grid.values).count == 9 && grid.values.allSatisfy(\.isFinite))
        }
    }

    @Test("Mistakes are said in words of the one who wrote them, with their place")
    func mistakes() {
        func messages(_ old: String, _ new: String) -> [String] {
            read(text.replacing(old, with: new)).diagnostics.map { "\($0.message); \($0.remedy ?? "")" }
        }
        #expect(
            messages("normalize: 0.01", "normalize: -1") == [
                "normalize must be a positive number, found -1; write normalize: 1e-5"
            ])
        #expect(
            messages("[1, 2, 3]}", "[1, 2]}") == [
                "the gain behind layer 1 has 2 parameters, expected 3; write as many, or none for those that it starts with"
            ])
        #expect(
            messages("{jitter: 0.2}", "{jitter: 0.2, activation: relu}") == [
                "jitter stands among the keys of a layer; write it behind the layer, as an item of its own: {jitter: 0.1}"
            ])
        #expect(
            messages("- {gain: 2}", "- {gain: 2}\n    - {gain: 1}") == [
                "two gains stand behind layer 2; write one"
            ])
        #expect(
            messages("\ndata:", "\n    - {gain: 1}\ndata:") == [
                "a gain stands behind the last layer, whose values are the predictions; leave it out, or put it behind a hidden layer"
            ])
        let unknown = read(text, .standard).diagnostics.map(\.message)
        #expect(unknown.contains { $0.contains("layer 2 has no key \"gain\"") })
    }

    @Test("They stand in the pages of reference, with their fields and their parameters")
    func documentation() throws {
        let pages = ReferencePages.all(of: .own)
        let page = try #require(pages.first { $0.text.contains("## normalize") })
        for line in [
            "A factor for every node, which is learned.", "| `parameters` |",
            "What is added to the variance.",
        ] { #expect(page.text.contains(line), "\(line)") }
    }

    @Test("The schema has them among the layers, each with its settings, and parameters where it has any")
    func schema() throws {
        let schema = SpecKinds.schema(of: "experiment", vocabulary: .own)
        let root = try #require(
            try JSONSerialization.jsonObject(with: Data(schema.utf8)) as? [String: Any])
        func all(_ value: Any) -> [[String: Any]] {
            if let list = value as? [Any] { return list.flatMap(all) }
            guard let object = value as? [String: Any] else { return [] }
            return [object] + object.values.flatMap(all)
        }
        for (name, keys) in [
            "gain": ["gain", "parameters"], "normalize": ["normalize"], "jitter": ["jitter"],
        ] {
            let item = try #require(all(root).first { ($0["required"] as? [String]) == [name] }, "\(name)")
            #expect((item["properties"] as? [String: Any])?.keys.sorted() == keys)
            #expect(item["additionalProperties"] as? Bool == false)
        }
    }

    @Test("A course draws her network and its surface, and says why it does not draw its gates")
    func course() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("own-layers-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let lesson = """
            ---
            title: Own layers
            ---
            ```experiment
            id: net
            \(text)
            ```
            ```figure
            id: diagram
            of: net
            kind: network
            ```
            ```figure
            id: backward
            of: net
            kind: backward-pass
            ```
            ```figure
            id: surface
            of: net
            kind: loss-surface
            x: gain1[0]=0:2:5
            y: W3[0,0]=-1:1:5
            ```
            """
        let builder = try CourseBuilder(fonts: FontSet.system(), jobs: 1, vocabulary: .own)
        func build(_ lesson: String) async throws -> BuiltCourse {
            for (name, text) in [("course.yaml", "title: Own layers"), ("own.md", lesson)] {
                try Data(text.utf8).write(to: folder.appendingPathComponent(name))
            }
            return try await builder.build(CourseFolder(path: folder.path))
        }
        let small = """
            network: {inputs: 1, layers: [{activation: relu, weights: [[1]]}, {gain: 2}, {activation: identity, weights: [[1]]}]}
            data: {inputs: [[1]], targets: [1]}
            training: {optimizer: {name: gradient-descent, learning-rate: 0.1}, updates: 1}
            """
        let gates = "```figure\nid: gates\nof: net\nkind: computation-graph\n```\n"
        let refused = try await build(
            "---\ntitle: Own layers\n---\n```experiment\nid: net\n\(small)\n```\n\(gates)")
        #expect(
            refused.diagnostics.map { "\($0.message); \($0.remedy ?? "")" } == [
                "the network of net has a gain, which this graph has no gates for; draw backward-pass"
            ])
        let built = try await build(lesson)
        #expect(built.diagnostics.map(\.message) == [])
        let page = try #require(built.files.first { $0.path.hasSuffix("own.html") }).bytes
        let text = String(decoding: page, as: UTF8.self)
        // Where a column is narrower than the name of its layer, that goes on in a second line.
        #expect(["hidden, tanh,", "gain", "normalize"].allSatisfy { text.contains($0) })
        #expect(text.contains("gain1[0]"))
        #expect(text.contains("id=\"surface\""))
    }
}
