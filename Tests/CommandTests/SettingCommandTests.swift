import Foundation
import Testing

@Suite("Values of an experiment from the command line")
struct SettingCommandTests {
    private let folder: WorkFolder

    init() throws {
        folder = try WorkFolder()
        try folder.write(WorkFolder.neuron, to: "neuron.yaml")
    }

    private func loss(_ arguments: String...) throws -> [Double] {
        let run = try folder.run(["train", "neuron.yaml", "--json"] + arguments)
        #expect(run.status == 0, "\(run.errors)")
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        return try #require(object?["loss"] as? [Double])
    }

    @Test("--set takes the place of what is written, or stands where nothing is, at every verb")
    func values() throws {
        let slow = try loss("--set", "training.optimizer.learning-rate=0.001", "--set", "training.updates=3")
        // The error of the neuron shrinks by 1 − 28η at every update.
        #expect(slow.count == 4)
        for (before, after) in zip(slow, slow.dropFirst()) {
            #expect(abs(after / before - (1 - 0.028) * (1 - 0.028)) < 1e-12)
        }
        #expect(try loss("--set", "training.updates=", "--set", "training.epochs=2").count == 3)
        #expect(try loss("--set", "network.layers[0].weights[0][1]=1")[0] == 25)
        let drawn = try folder.run(
            "draw", "neuron.yaml", "--figure", "loss-history", "--set", "training.updates=1", "-o", "h.svg")
        let surface = try folder.run(
            "surface", "neuron.yaml", "--x", "W1[0,0]=0:1:3", "--set", "data.targets=[1]", "--json")
        #expect(drawn.status == 0 && surface.status == 0, "\(drawn.errors)\(surface.errors)")
        #expect(surface.output.contains("\"value\": 36.0"), "\(surface.output)")
    }

    @Test("A value that is wrong is told once", arguments: ["data.test.share=0", "data.test.share=20%"])
    func once(setting: String) throws {
        try folder.write(
            WorkFolder.neuron.replacing(
                "data: {inputs: [[1, 2, 3]], targets: [0]}",
                with: "data: {inputs: [[1, 2, 3], [2, 1, 0]], targets: [0, 1], test: {share: 0.5, seed: 1}}"),
            to: "two.yaml")
        let run = try folder.run("train", "two.yaml", "--set", setting)
        #expect(run.status == 1 && run.errors.split(separator: "error:").count == 2, "\(run.errors)")
    }

    @Test("Of the experiments of a lesson it is said of the one that was asked for")
    func lessons() throws {
        let drawn = """
            network: {inputs: 1, layers: [{nodes: 1, activation: identity, weights: [[2]]}]}
            data: {generate: {name: line, samples: 5, seed: 1}}
            training: {optimizer: {name: gradient-descent, learning-rate: 0.01}, updates: 2}
            """
        try folder.write(
            "---\ntitle: L\n---\n\n```experiment\nid: written\n\(WorkFolder.neuron)\n```\n\n"
                + "```experiment\nid: drawn\n\(drawn)\n```\n", to: "l.md")
        let run = try folder.run("train", "l.md#drawn", "--set", "data.generate.samples=7")
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test("A mistake in it is shown where it is, in the argument")
    func mistakes() throws {
        let cases = [
            ("training.optimizer.learning-rate=-1", "the learning rate must be"),
            ("training.optimzer.eps=1", "did you mean \"optimizer\"?"),
            ("training.updates.count=1", "there is no training.updates.count"),
            ("network.layers[3].nodes=1", "there is no network.layers[3].nodes"),
            ("training.batch=[1", "--set:1:"),
        ]
        for (argument, words) in cases {
            let run = try folder.run("train", "neuron.yaml", "--set", argument)
            #expect(run.status == 1 && run.errors.contains("--set:1:"), "\(run.errors)")
            #expect(run.errors.contains(words), "\(run.errors)")
            #expect(run.errors.components(separatedBy: "error:").count == 2, "\(run.errors)")
        }
        #expect(try folder.run("train", "neuron.yaml", "--set", "updates").status == 64)
    }

    @Test("A training that diverges ends with 3 under --strict, and is written all the same")
    func strictness() throws {
        let arguments = ["train", "neuron.yaml", "--set", "training.optimizer.learning-rate=1e9"]
        let strict = try folder.run(arguments + ["--strict", "--json", "-o", "r.npz"])
        #expect(strict.status == 3 && strict.errors.contains("the training diverged at update"))
        #expect(strict.output.contains("\"divergedAt\": "))
        #expect(try folder.run("draw", "r.npz", "--figure", "loss-history", "-o", "r.svg").status == 0)
        #expect(try folder.run(arguments).status == 0)
        #expect(try folder.run("train", "neuron.yaml", "--strict").status == 0)
    }

    @Test("--seed says which seeds it leaves as they are")
    func writtenSeeds() throws {
        try folder.write(
            """
            network: {inputs: 1, layers: [{nodes: 1, activation: identity, initialization: {scheme: he-normal, seed: 3}}]}
            data: {inputs: [[1], [2]], targets: [1, 2]}
            training: {optimizer: {name: gradient-descent, learning-rate: 0.1}, updates: 1, seed: 5}

            """, to: "seeds.yaml")
        let run = try folder.run("train", "seeds.yaml", "--seed", "2")
        #expect(run.status == 0)
        #expect(
            run.errors.contains(
                "--seed changes nothing that has a seed of its own: network.layers[0].initialization.seed"),
            "\(run.errors)")
        #expect(try folder.run("train", "seeds.yaml").errors.isEmpty)
    }
}
