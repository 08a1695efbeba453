import Testing
import TrainingCore

@testable import ReportBuilder

/// Reads an experiment and gives it with everything that was said about it.
func readExperiment(_ text: String, folder: CourseFolder? = nil) -> (experiment: Experiment?, text: String) {
    var diagnostics: [Diagnostic] = []
    let experiment = ExperimentFile.experiment(
        in: SourceFile(name: "e.yaml", text: text), folder: folder, diagnostics: &diagnostics)
    return (experiment, Diagnostic.sorted(diagnostics).map(\.text).joined())
}

@Suite("Reading experiments")
struct ExperimentReaderTests {
    static let twoLayers = """
        network:
          inputs: 2
          layers:
            - {nodes: 2, activation: relu, weights: [[2, 1], [1, 2]]}
            - {nodes: 1, activation: relu, weights: [[1, 1]], biases: [0]}
        data:
          inputs: [[0, 3], [1, 2], [-1, -2], [4, 0]]
          targets: [1, 3, 5, 7]
        loss: mean-squared-error
        training:
          optimizer: {name: gradient-descent, learning-rate: 0.01}
          updates: 20
          batch: all
          shuffle: false
          seed: 1

        """

    static let neuron =
        "network: {inputs: 3, layers: [{activation: identity, weights: [[0, 2, 1]]}]}\n"
        + "data: {inputs: [[1, 2, 3]], targets: [0]}\n"

    @Test("The same experiment as JSON, with every name in quotes, is the same experiment")
    func quotedNames() throws {
        let json = """
            {"network": {"inputs": 2, "layers": [
              {"nodes": 2, "activation": "relu", "weights": [[2, 1], [1, 2]]},
              {"nodes": 1, "activation": "relu", "weights": [[1, 1]], "biases": [0]}]},
             "data": {"inputs": [[0, 3], [1, 2], [-1, -2], [4, 0]], "targets": [1, 3, 5, 7]},
             "loss": "mean-squared-error",
             "training": {"optimizer": {"name": "gradient-descent", "learning-rate": 0.01},
                          "updates": 20, "batch": "all", "shuffle": false, "seed": 1}}
            """
        let (experiment, text) = readExperiment(json)
        #expect(text.isEmpty)
        #expect(experiment == readExperiment(Self.twoLayers).experiment)
    }

    @Test("Every part of an experiment file arrives")
    func everything() throws {
        let experiment = try #require(readExperiment(Self.twoLayers).experiment)
        #expect(experiment.network.layers[0].weights.nested == [[2, 1], [1, 2]])
        #expect(experiment.network.layers[0].biases == nil)
        #expect(experiment.network.layers[1].biases == [0])
        #expect(experiment.network.layers[1].activation == .relu)
        #expect(experiment.data.inputs.nested == [[0, 3], [1, 2], [-1, -2], [4, 0]])
        #expect(experiment.data.targets.nested == [[1], [3], [5], [7]])
        #expect(
            experiment.training
                == Training(optimizer: .gradientDescent(learningRate: 0.01), updates: 20, seed: 1))
    }

    @Test("Without a training nothing is trained, and the loss is the mean squared error")
    func defaults() throws {
        let experiment = try #require(readExperiment(Self.neuron).experiment)
        #expect(experiment.training.updates == 0)
        #expect(experiment.run().loss == [49])
    }

    @Test("The same experiment as JSON is the same experiment")
    func json() throws {
        let json = """
            {"network": {"inputs": 3, "layers": [{"activation": "identity", "weights": [[0, 2, 1]]}]},
            \t"data": {"inputs": [[1, 2, 3]], "targets": [[0]]}, "training": {"epochs": 3, "batch": 1,
            "optimizer": {"name": "gradient-descent", "learning-rate": 1e-2}}}
            """
        let yaml =
            Self.neuron + "training: {updates: 3, batch: 1, optimizer: {name: gradient-descent, "
            + "learning-rate: 0.01}}\n"
        #expect(
            try #require(readExperiment(json).experiment) == (try #require(readExperiment(yaml).experiment)))
    }

    @Test("A row of weights that is too short is named with layer, row, expected and found")
    func shortRow() {
        let text = Self.twoLayers.replacing("[[1, 1]]", with: "[[1]]")
        #expect(
            readExperiment(text).text == """
                e.yaml:5:46: error: layer 2, weights of node 0: expected 2 numbers, found 1
                      - {nodes: 1, activation: relu, weights: [[1]], biases: [0]}
                                                               ^~~
                  help: write one weight per node of layer 1

                """)
    }

    @Test("All mistakes of an experiment are reported at once")
    func all() {
        let text = """
            network:
              inputs: 2
              layers:
                - {nodes: 2, activation: rleu, weights: [[2, 1], [1, .nan]]}
                - {nodes: 1, actvation: relu, weights: [[1, 1, 1]]}
            data:
              inputs: [[0, 3], [1]]
              targets: [1, three]
            training:
              optimizer: {name: gradient-decent, learning-rate: -0.1}
              updates: -1
              shufle: true
            """
        let expected = """
            4:30: error: the activation of layer 1 "rleu" is unknown
            4:58: error: number 2 of row 1 of the weights of layer 1 must be a finite number, found .nan
            5:18: error: layer 2 has no key "actvation"
            5:45: error: layer 2, weights of node 0: expected 2 numbers, found 3
            7:20: error: sample 1: expected 2 inputs, found 1
            8:16: error: target 1 must be a number, found the text "three"
            10:21: error: the optimizer "gradient-decent" is unknown
            10:53: error: the learning rate must be a number that is not negative, found -0.1
            11:12: error: the number of updates must be at least 0, found -1
            12:3: error: the training has no key "shufle"
            """
        let found = readExperiment(text).text.split(separator: "\n").filter { $0.hasPrefix("e.yaml") }
        let wanted = expected.split(separator: "\n")
        #expect(found.count == wanted.count, "\(found.joined(separator: "\n"))")
        for (line, beginning) in zip(found, wanted) {
            #expect(line.dropFirst("e.yaml:".count).hasPrefix(beginning))
        }
    }

    @Test("A layer without readable weights brings no complaints about the layer above it")
    func noCascade() {
        let text = Self.twoLayers.replacing(
            "nodes: 2, activation: relu, weights:", with: "activation: relu, wieghts:")
        #expect(readExperiment(text).text.split(separator: "\n").count { $0.contains("error:") } == 1)
    }

    @Test(
        "What is missing or does not go together is said",
        arguments: [
            ("data: {inputs: [[1]], targets: [1]}\n", "the experiment has no \"network\""),
            (neuron + "extra: 1\n", "the experiment has no key \"extra\""),
            (neuron.replacing("[[1, 2, 3]]", with: "[]").replacing("[0]}", with: "[]}"), "data"),
            (neuron + "training: {updates: 1}\n", "the training has no \"optimizer\""),
            (neuron + "training: {batch: 1}\n", "the training has neither updates nor epochs"),
            (neuron + "training: {updates: 1, epochs: 1}\n", "the training has both updates and epochs"),
            (
                neuron + "training: {updates: 0, batch: some}\n",
                "the batch size must be a whole number from 1 to 1000000000 or all"
            ),
            (neuron + "training: {updates: 0, batch: 0}\n", "the batch size must be at least 1, found 0"),
            (neuron + "training: {updates: 1.5}\n", "the number of updates must be a whole number"),
            (neuron + "training: {updates: 0, shuffle: yes}\n", "shuffle must be true or false"),
            (neuron.replacing("[[0, 2, 1]]", with: "[[0, 2, 1e400]]"), "beyond the largest number"),
            (neuron.replacing("[[0, 2, 1]]", with: "[[0, 2, '1']]"), "help: remove the quotes"),
            (
                neuron.replacing("[[0, 2, 1]]", with: "[0, 2, 1]"),
                "write it in two pairs of brackets: [[0, 2, 1]]"
            ),
            (neuron.replacing("inputs: 3", with: "inputs:3"), "help: put a space after the colon: inputs: 3"),
            (neuron.replacing("targets: [0]", with: "targets: [0, 1]"), "target"),
            (neuron.replacing("inputs: 3", with: "inputs: 0"), "the number of inputs of the network must be"),
            ("", "the experiment must be a mapping, found nothing"),
        ])
    func wrong(text: String, expected: String) {
        let found = readExperiment(text)
        #expect(found.experiment == nil)
        #expect(found.text.contains("error: "))
        #expect(found.text.contains(expected), "\(found.text)")
    }

    @Test("A file that is not UTF-8 is refused at its first wrong byte")
    func encoding() {
        var diagnostics: [Diagnostic] = []
        let file = SourceFile(name: "e.yaml", bytes: Array("a: ".utf8) + [0xFF])
        #expect(ExperimentFile.experiment(in: file, folder: nil, diagnostics: &diagnostics) == nil)
        #expect(diagnostics.first?.text.hasPrefix("e.yaml:1:4: error: the text is not UTF-8") == true)
    }
}

@Suite("Data files")
struct DataFileTests {
    private static let text = """
        network: {inputs: 2, layers: [{activation: identity, weights: [[1, 1]]}]}
        data: {file: data.csv, inputs: [b, a], targets: [y]}
        """

    private func read(_ text: String, csv: String) throws -> (experiment: Experiment?, text: String) {
        let folder = try TemporaryFolder()
        try folder.write(csv, to: "data.csv")
        let found = readExperiment(text, folder: CourseFolder(path: folder.path))
        return (found.experiment, found.text.replacing(folder.path, with: "DIR"))
    }

    @Test("Columns are taken by name")
    func columns() throws {
        let found = try read(Self.text, csv: "a, \"b\",y\r\n1,2,3\n\n-1e-1, .5 ,6\n")
        let data = try #require(found.experiment).data
        #expect(data.inputs.nested == [[2, 1], [0.5, -0.1]])
        #expect(data.targets.nested == [[3], [6]])
    }

    @Test("Mistakes in a data file have their place in it")
    func mistakes() throws {
        #expect(
            try read(Self.text, csv: "a,b,y\n1,2\n").text.contains("DIR/data.csv:2:1: error: this row has 2"))
        #expect(
            try read(Self.text, csv: "a,b,y\n1,x,2\n").text.contains("DIR/data.csv:2:3: error: expected a"))
        #expect(try read(Self.text, csv: "").text.contains("DIR/data.csv:1:1: error: the file is empty"))
        #expect(try read(Self.text, csv: "a,bb,y\n1,2,3\n").text.contains("the column \"b\" is unknown"))
    }

    @Test(
        "Files outside the folder are refused",
        arguments: ["../secret.csv", "/etc/passwd", "sub/../../x.csv", "link.csv", "none.csv"])
    func outside(name: String) throws {
        let outer = try TemporaryFolder()
        try outer.write("a,b,y\n1,2,3\n", to: "secret.csv")
        try outer.write("", to: "course/keep")
        try outer.link("course/link.csv", to: "../secret.csv")
        let found = readExperiment(
            Self.text.replacing("data.csv", with: name), folder: CourseFolder(path: outer.path + "/course"))
        #expect(found.experiment == nil)
        #expect(found.text.contains("help: data files stand in the folder of the course"))
    }
}
