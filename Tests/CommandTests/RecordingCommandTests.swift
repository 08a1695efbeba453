import Foundation
import Testing

@Suite("Recordings in place of experiments")
struct RecordingCommandTests {
    private let folder: WorkFolder

    init() throws {
        folder = try WorkFolder()
        try folder.write(
            """
            network:
              inputs: 2
              layers:
                - {nodes: 3, activation: relu, biases: 0.1, initialization: {scheme: he-normal, seed: 4}}
                - {activation: identity, weights: [[0.5, -1, 0.25]], biases: 0}
            data: {generate: {name: xor, samples: 24, seed: 2}, test: 0.25, standardize: true}
            training: {optimizer: {name: adam, learning-rate: 0.05}, updates: 12, batch: 6, shuffle: true, seed: 3}

            """, to: "net.yaml")
        try folder.write(WorkFolder.neuron, to: "neuron.yaml")
        for format in ["npz", "json"] {
            let run = try folder.run("train", "net.yaml", "-o", "net-run.\(format)")
            #expect(run.status == 0, "\(run.errors)")
        }
    }

    /// Every kind of figure of one experiment, with the options that it must have.
    private func figures() throws -> [(kind: String, options: [String])] {
        let listed = try folder.run("figures", "--json")
        let root = try JSONSerialization.jsonObject(with: Data(listed.output.utf8))
        let kinds = try #require(root as? [[String: Any]])
        return kinds.compactMap { kind in
            guard kind["sort"] as? String == "figure", kind["sweeps"] == nil,
                let name = kind["name"] as? String
            else { return nil }
            switch name {
            // Of two experiments, or of none; of gradient descent on all data; of classifiers.
            case "accuracy-history", "network-comparison", "activation", "optimizer-paths", "line-search":
                return nil
            case "loss-surface", "loss-surface-3d":
                return (name, ["--option", "x=W1[0,0]=-1:1:9", "--option", "y=W1[0,1]=-1:1:9"])
            case "loss-curve": return (name, ["--option", "x=W1[0,0]=-1:1:9"])
            case "loss-plane": return (name, ["--option", "x=pca=auto:9"])
            case "gradient-cloud": return (name, ["--option", "x=W1[0,0]", "--option", "y=W1[0,1]"])
            case "gradient-factors": return (name, ["--option", "parameter=W1[0,1]"])
            case "learning-rates":
                return (name, ["--option", "rates=0.01,0.1", "--option", "x=W1[0,0]=-1:1:9"])
            // Of no experiment, or of quadratics alone.
            case "activations", "losses", "steps-1d", "eigen-convergence": return nil
            default: return (name, [])
            }
        }
    }

    @Test("Every figure of a recording is the figure of its experiment, byte for byte")
    func figuresAgree() throws {
        for (kind, options) in try figures() {
            let options = ["--figure", kind, "--page"] + options
            let first = try folder.run(["draw", "net.yaml", "-o", "a.svg"] + options)
            #expect(first.status == 0, "\(first.errors)")
            for format in ["npz", "json"] {
                let second = try folder.run(["draw", "net-run.\(format)", "-o", "b.svg"] + options)
                #expect(second.status == 0 && second.errors == first.errors, "\(kind): \(second.errors)")
                #expect(folder.bytes(of: "b.svg") == folder.bytes(of: "a.svg"), "\(kind) from \(format)")
            }
        }
    }

    @Test("Surfaces, curvature, predictions and gradients of a recording are those of its experiment")
    func numbersAgree() throws {
        let commands = [
            ["curvature", "--json"], ["predict", "--json"], ["predict", "--input", "1,2"],
            ["gradients", "--after-training"], ["train", "--json"],
            ["surface", "--x", "pca=auto:9", "--y", "pca=auto:9", "-o", "s.json"],
            ["surface", "--x", "W1[0,0]=-1:1:9", "--y", "W1[0,1]=-1:1:9", "-o", "s.json", "--at", "end"],
        ]
        for command in commands {
            let first = try folder.run([command[0], "net.yaml"] + command.dropFirst())
            let written = folder.bytes(of: "s.json")
            #expect(first.status == 0, "\(first.errors)")
            for file in ["net-run.npz", "net-run.json"] {
                let second = try folder.run([command[0], file] + command.dropFirst())
                #expect(second.status == 0 && folder.bytes(of: "s.json") == written, "\(second.errors)")
                guard command[0] != "surface" else { continue }
                #expect(second.output == first.output, "\(command)")
            }
        }
    }

    @Test("A recording comes through a pipe; two of one experiment are called by their files")
    func pipesAndNames() throws {
        let piped = try folder.shell(
            "\"$DESCENT\" train neuron.yaml --json | \"$DESCENT\" draw - --figure loss-history -o p.svg")
        #expect(piped.status == 0, "\(piped.errors)")
        _ = try folder.run("train", "net-run.npz", "--seed", "9", "-o", "other.npz")
        let run = try folder.run(
            "draw", "net-run.npz", "other.npz", "--figure", "loss-history", "-o", "two.svg", "--page")
        #expect(run.status == 0, "\(run.errors)")
        let text = String(decoding: try #require(folder.bytes(of: "two.svg")), as: UTF8.self)
        #expect(text.contains("other") && text.contains("net-run"))
    }

    @Test("Checkpoints in order make the path that the training took, without training")
    func checkpoints() throws {
        try folder.write(WorkFolder.neuron, to: "whole.yaml")
        var files: [String] = []
        for updates in [0, 1, 2, 3] {
            let text = WorkFolder.neuron.replacingOccurrences(of: "updates: 20", with: "updates: \(updates)")
            try folder.write(text, to: "part.yaml")
            files.append("c\(updates).npz")
            #expect(try folder.run("train", "part.yaml", "-o", files[updates]).status == 0)
        }
        let axes = ["--x", "W1[0,0]=-2:1:9", "--y", "W1[0,1]=0:2:9", "--path"]
        let whole = try folder.run(["surface", "part.yaml"] + axes + ["a.csv", "-o", "s.csv"])
        let steps = try folder.run(
            ["surface", "whole.yaml"] + axes + ["b.csv", "-o", "s.csv", "--checkpoints"] + files)
        #expect(whole.status == 0 && steps.status == 0, "\(steps.errors)")
        #expect(folder.bytes(of: "a.csv") == folder.bytes(of: "b.csv"))
        // The rows of one file are checkpoints too.
        func path(_ file: String, _ columns: Int) throws -> [[Substring]] {
            String(decoding: try #require(folder.bytes(of: file)), as: UTF8.self).split(separator: "\n")
                .map { Array($0.split(separator: ",").prefix(columns)) }
        }
        for option in ["--checkpoints", "--weights"] {
            let rows = try folder.run(
                ["surface", "whole.yaml"] + axes + ["r.csv", "-o", "s.csv", option, "c3.npz"])
            #expect(rows.status == 0, "\(rows.errors)")
            // --weights holds the third weight where the file ends.
            let columns = option == "--weights" ? 4 : 6
            #expect(try path("a.csv", columns) == path("r.csv", columns), "\(option)")
        }
        let one = try folder.run(
            ["surface", "whole.yaml"] + axes + ["r.csv", "-o", "s.csv", "--checkpoints", "c0.npz"])
        #expect(one.status == 1 && one.errors.contains("c0.npz holds one checkpoint"), "\(one.errors)")
        let options = ["--option", "x=W1[0,0]=-2:1:9", "--option", "y=W1[0,1]=0:2:9", "-o", "f.svg"]
        let figure = try folder.run(
            ["draw", "whole.yaml", "--figure", "loss-surface", "--checkpoints"] + files + options)
        #expect(figure.status == 0 && figure.errors.contains("from checkpoint to checkpoint"))
        let history = try folder.run(
            ["draw", "whole.yaml", "--figure", "loss-history", "-o", "h.svg", "--checkpoints"] + files)
        #expect(
            history.status == 64 && history.errors.contains("places without batches"), "\(history.errors)")
        let other = try folder.run(
            ["surface", "net.yaml"] + axes + ["b.csv", "-o", "t.csv", "--checkpoints"] + files)
        #expect(other.status == 1 && folder.bytes(of: "t.csv") == nil, "\(other.errors)")
    }

    @Test("What is no recording is refused once, with what to do")
    func refusals() throws {
        let whole = try #require(folder.bytes(of: "net-run.npz"))
        try Data(whole.dropLast(100)).write(to: URL(fileURLWithPath: folder.path + "/cut.npz"))
        let text = try #require(folder.bytes(of: "net-run.json"))
        try Data(text.dropLast(100)).write(to: URL(fileURLWithPath: folder.path + "/cut.json"))
        try folder.write("no archive", to: "text.npz")
        _ = try folder.run(
            "surface", "neuron.yaml", "--x", "W1[0,0]=-1:1:3", "--y", "W1[0,1]=-1:1:3", "-o", "surface.npz")
        let cases = [
            ("cut.npz", "damaged"), ("cut.json", "cut off or damaged"), ("text.npz", "text.npz: "),
            ("surface.npz", "no recording of a training: it holds x, y, loss"),
        ]
        for (file, words) in cases {
            let run = try folder.run("draw", file, "--figure", "loss-history", "-o", "x.svg")
            #expect(run.status == 1 && folder.bytes(of: "x.svg") == nil)
            #expect(run.errors.contains(words), "\(run.errors)")
            let count = run.errors.components(separatedBy: "error: ").count
            #expect(count == 2 && run.errors.contains("\n  help: "), "\(run.errors)")
        }
        let twice = try folder.run("predict", "net-run.npz", "--recording", "net-run.npz")
        #expect(twice.status == 64 && twice.errors.contains("is a recording itself"), "\(twice.errors)")
    }
}
