import Foundation
import Testing

@Suite("The commands about training")
struct TrainingCommandTests {
    private let folder: WorkFolder

    init() throws {
        folder = try WorkFolder()
        try folder.write(WorkFolder.neuron, to: "neuron.yaml")
    }

    @Test("--until-loss stops at the first update that is good enough")
    func untilLoss() throws {
        let run = try folder.run("train", "neuron.yaml", "--until-loss", "10")
        #expect(run.status == 0)
        // 49, 25.4, 13.2, 6.8
        #expect(run.output.contains("updates             3 of 20, the loss is reached\n"), "\(run.output)")
        #expect(try folder.run("train", "neuron.yaml", "--until-loss", "nan").status == 64)
    }

    @Test("--trace records every number of an update, in JSON and in the archive")
    func trace() throws {
        let json = try folder.run("train", "neuron.yaml", "--json", "--trace", "1").output
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let traces = try #require(object["traces"] as? [[String: Any]])
        #expect(traces.count == 1 && traces[0]["update"] as? Int == 1)
        let layers = try #require(traces[0]["layers"] as? [[String: Any]])
        let values = try #require(layers[0]["values"] as? [[Double]])
        #expect(abs(values[0][0] - 5.04) < 1e-12)
        let plain = try folder.run("train", "neuron.yaml", "--json").output
        #expect(!plain.contains("traces"))
        let wrong = try folder.run("train", "neuron.yaml", "--trace", "20")
        #expect(wrong.status == 1)
        #expect(wrong.errors.contains("there is no update 20 to trace: the training has 20"))
        #expect(try folder.run("train", "neuron.yaml", "--trace", "-1").status == 64)
    }

    @Test("What is recorded less often says so, in the summary, in JSON and in CSV")
    func thinned() throws {
        try folder.write(
            WorkFolder.neuron + "\nrecording: {loss-every: 5, weights-every: 8}\npenalty: {l2: 0.5}\n",
            to: "thin.yaml")
        let summary = try folder.run("train", "thin.yaml", "-o", "thin.csv").output
        let kept = "weights kept        of 4 moments: after 0, 8, 16 … updates\n"
        #expect(summary.contains(kept), "\(summary)")
        // 0.5·(0² + 2² + 1²)
        #expect(summary.contains("penalty             2.5 → "), "\(summary)")
        let lines = String(decoding: try #require(folder.bytes(of: "thin.csv")), as: UTF8.self).split(
            whereSeparator: \.isNewline)
        #expect(
            lines[0]
                == "update,loss,batch_loss,penalty,learning_rate,gradient_norm,\"W1[0,0]\",\"W1[0,1]\",\"W1[0,2]\""
        )
        #expect(lines[1] == "0,49.0,,2.5,,,0.0,2.0,1.0")
        #expect(lines[2].hasPrefix("1,,49.0,") && lines[2].hasSuffix(",,,"))
        #expect(lines[9].hasPrefix("8,,") && !lines[9].hasSuffix(","))
    }

    @Test("Seeds that no Double has are seeds of their own, in files and on the command line")
    func largeSeeds() throws {
        // What is drawn, without the experiment, which has the seed of the training.
        func states(_ output: String) throws -> String {
            let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
            return "\(try #require(object?["initial"] as? [String: Any])["weights"] ?? "")"
        }
        func drawn(_ seed: String) throws -> String {
            try folder.write(
                """
                network: {inputs: 2, layers: [{nodes: 1, activation: tanh, initialization: {scheme: he-normal, seed: \(seed)}}]}
                data: {generate: {name: xor, samples: 10, seed: 1}}
                training: {updates: 0}
                """, to: "s.yaml")
            return try states(folder.run("train", "s.yaml", "--json").output)
        }
        let seeds = ["9007199254740992", "9007199254740993", "9223372036854775808", "18446744073709551615"]
        #expect(Set(try seeds.map { try drawn($0) }).count == seeds.count)
        try folder.write(
            """
            network: {inputs: 2, layers: [{nodes: 1, activation: tanh, initialization: {scheme: he-normal}}]}
            data: {generate: {name: xor, samples: 10, seed: 1}}
            training: {updates: 0}
            """, to: "t.yaml")
        for seed in seeds {
            let run = try folder.run("train", "t.yaml", "--json", "--seed", seed)
            #expect(try states(run.output) == drawn(seed))
        }
        let plane = [
            "draw", "t.yaml", "--figure", "loss-plane", "--option", "x=random=-1:1:3", "-o", "p.svg",
        ]
        let large = try folder.run(plane + ["--option", "seed=18446744073709551615"])
        #expect(large.status == 0, "\(large.errors)")
        #expect(try folder.run(plane + ["--option", "seed=-1"]).status == 64)
    }

    @Test(
        "Counts that are too large, or none, are refused with the most there can be",
        arguments: [
            (["curvature", "--top", "9223372036854775807"], 1, "as many as weights and biases: 3"),
            (["curvature", "--bottom", "4"], 1, "as many as weights and biases: 3"),
            (["curvature", "--top=-1"], 64, "--top must be at least 0, not -1"),
            (["curvature", "--top", "0", "--bottom", "0"], 64, "at least one eigenvalue"),
            (
                ["curvature", "--density", "d.csv", "--probes", "9223372036854775807"], 1,
                "take at most 44739242"
            ),
            (["curvature", "--density", "d.csv", "--steps", "0"], 64, "--steps must be at least 1"),
            (["train", "--trace", "9223372036854775807"], 1, "the training has 20"),
            (["train", "--seed", "18446744073709551616"], 64, "--seed"),
        ])
    func counts(arguments: [String], status: Int, words: String) throws {
        let run = try folder.run([arguments[0], "neuron.yaml"] + arguments.dropFirst())
        #expect(run.status == status && run.errors.contains(words), "\(run.errors)")
    }

    @Test("A recording with a turned bit, or cut off, is not read")
    func damagedRecording() throws {
        #expect(try folder.run("train", "neuron.yaml", "-o", "r.npz").status == 0)
        let whole = try #require(folder.bytes(of: "r.npz"))
        var turned = whole
        turned[turned.count / 2] ^= 1
        for (bytes, words) in [(turned, "damaged"), (Array(whole.dropLast(9)), "its end is missing")] {
            try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/r.npz"))
            let run = try folder.run("predict", "neuron.yaml", "--recording", "r.npz")
            #expect(run.status == 1 && run.output.isEmpty)
            #expect(
                run.errors.hasPrefix("descent: error: r.npz: the .npz archive is damaged"), "\(run.errors)")
            #expect(run.errors.contains(words))
        }
    }

    @Test("--seed changes what is drawn without a seed of its own")
    func seed() throws {
        try folder.write(
            """
            network: {inputs: 2, layers: [{nodes: 1, activation: tanh, initialization: {scheme: he-normal}}]}
            data: {generate: {name: xor, samples: 10}}
            """, to: "drawn.yaml")
        let first = try folder.run("train", "drawn.yaml", "--json", "--seed", "1").output
        #expect(try folder.run("train", "drawn.yaml", "--json").output == first)
        #expect(try folder.run("train", "drawn.yaml", "--json", "--seed", "2").output != first)
    }

    @Test("The data may be the standard input")
    func standardInput() throws {
        let text = WorkFolder.neuron.replacingOccurrences(
            of: "inputs: [[1, 2, 3]], targets: [0]", with: "file: '-', inputs: [a, b, c], targets: [y]")
        try folder.write(text, to: "open.yaml")
        let run = try folder.run("train", "open.yaml", input: "a,b,c,y\n1,2,3,0\n")
        #expect(run.output.contains("loss at the start   49\n"), "\(run.errors)")
        let wrong = try folder.run("train", "open.yaml", input: "a,b,c,y\n1,x,3,0\n")
        #expect(wrong.errors.hasPrefix("<stdin>:2:3: error: expected a finite number"))
    }

    @Test("What the standard input names is looked for in the current folder")
    func filesOfStandardInput() throws {
        try folder.write("a,b,c,y\n1,2,3,0\n", to: "three.csv")
        let text = WorkFolder.neuron.replacingOccurrences(
            of: "inputs: [[1, 2, 3]], targets: [0]", with: "file: three.csv, inputs: [a, b, c], targets: [y]")
        let run = try folder.run("train", "-", input: text)
        #expect(run.output.contains("loss at the start   49\n"), "\(run.errors)")
        let chart = try folder.run(
            "chart", "-", "-o", "c.svg", input: "marks: [{mark: point, data: three.csv, x: a, y: b}]")
        #expect(chart.status == 0, "\(chart.errors)")
    }

    @Test("gradients prints both gradients of every weight, and that they agree")
    func gradients() throws {
        let run = try folder.run("gradients", "neuron.yaml")
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines[1].hasPrefix("W1[0,0]"))
        #expect(lines[1].contains(" 14 "))
        let json = try folder.run("gradients", "neuron.yaml", "--json", "--after-training").output
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect((object["gradients"] as? [Any])?.count == 3)
    }

    @Test("predict uses the weights at the end of a recording", arguments: ["r.npz", "r.json"])
    func predict(recording: String) throws {
        #expect(try folder.run("train", "neuron.yaml", "-o", recording).status == 0)
        let run = try folder.run("predict", "neuron.yaml", "--recording", recording, "--json")
        let trained = try folder.run("predict", "neuron.yaml", "--json")
        #expect(run.output == trained.output)
        let prediction = try #require(
            (try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[Double]])?.first?.first)
        #expect((prediction / (7 * pow(0.72, 20)) - 1).magnitude < 1e-12)
        let zero = try folder.run("predict", "neuron.yaml", "-r", recording, "--input", "0,0,0")
        #expect(zero.output == "0\n", "\(zero.errors)")
        #expect(try folder.run("predict", "neuron.yaml", "--input", "1,2").status == 1)
        #expect(try folder.run("predict", "neuron.yaml", "--input", "1,x,2").status == 64)
        #expect(try folder.run("predict", "neuron.yaml", "-r", "neuron.npz").status == 1)
    }

    @Test("Samples of a file are read by the names of the inputs, in whichever order its columns stand")
    func samplesByName() throws {
        try folder.write(
            WorkFolder.neuron.replacing("targets: [0]", with: "targets: [0], names: [a, b, c]"),
            to: "named.yaml")
        func predict(_ text: String) throws -> (output: String, errors: String) {
            try folder.write(text, to: "new.csv")
            let run = try folder.run("predict", "named.yaml", "--input", "new.csv")
            return (run.output, run.errors)
        }
        let straight = try folder.run("predict", "named.yaml", "--input", "1,0.5,-2").output
        #expect(!straight.isEmpty)
        for text in ["a,b,c\n1,0.5,-2\n", "c,x,b,a\n-2,9,0.5,1\n", "1,0.5,-2\n"] {
            let named = try predict(text)
            #expect(named.output == straight && named.errors.isEmpty, "\(named.errors)")
        }
        let others = try predict("u,v,w\n1,0.5,-2\n")
        #expect(others.output == straight)
        #expect(
            others.errors.contains("the columns u, v, w are taken in this order for the inputs a, b, c"),
            "\(others.errors)")
    }

    @Test("Counts are whole numbers in JSON", arguments: ["curvature", "gradients"])
    func wholeNumbers(verb: String) throws {
        let json = try folder.run(verb, "neuron.yaml", "--json").output
        for key in ["parameters", "products", "kinksCrossed", "smoothSamples"] {
            let value = json.split(separator: "\"\(key)\": ").dropFirst().first?.prefix {
                $0 != "," && $0 != "}"
            }
            #expect(value?.contains(".") != true, "\(key) \(value ?? "")")
        }
    }
}
