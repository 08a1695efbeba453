import Foundation
import Testing

@Suite("The commands about landscapes")
struct SurfaceCommandTests {
    private let folder: WorkFolder

    init() throws {
        folder = try WorkFolder()
        try folder.write(WorkFolder.neuron, to: "neuron.yaml")
        try folder.write(
            """
            network:
              inputs: 2
              layers:
                - {nodes: 4, activation: relu, biases: 0.1, initialization: {scheme: he-normal, seed: 3}}
                - {nodes: 1, activation: sigmoid, initialization: {scheme: glorot-normal, seed: 4}}
            data: {generate: {name: xor, samples: 24}, test: 0.25}
            loss: binary-cross-entropy
            training: {optimizer: {name: gradient-descent, learning-rate: 0.5}, updates: 40}

            """, to: "net.yaml")
    }

    private func text(_ name: String) -> String {
        (folder.bytes(of: name).map { String(decoding: $0, as: UTF8.self) } ?? "")
            .replacingOccurrences(of: "\r\n", with: "\n")
    }

    /// Of the training, as they are written.
    private func losses() throws -> [Substring] {
        #expect(try folder.run("train", "net.yaml", "-o", "training.csv").status == 0)
        return text("training.csv").split(separator: "\n").dropFirst().map { $0.split(separator: ",")[1] }
    }

    @Test("A plane of random directions: the same for a seed, another for another")
    func random() throws {
        let run = { (seed: String, name: String) in
            try folder.run(
                "surface", "net.yaml", "--x", "random=-1:1:5", "--y", "random=-0.5:0.5:3", "--seed", seed,
                "-o",
                name)
        }
        let first = try run("3", "a.csv")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.hasPrefix("5 × 3 points by affine first layer (exact) in "), "\(first.output)")
        #expect(try run("3", "b.csv").status == 0)
        #expect(try run("4", "c.csv").status == 0)
        let lines = text("a.csv").split(separator: "\n")
        #expect(lines.count == 16)
        #expect(lines[0] == "random direction 1,random direction 2,loss")
        #expect(text("a.csv") == text("b.csv"))
        #expect(text("a.csv") != text("c.csv"))
        // The centre is the end of the training.
        let end = try #require(try losses().last)
        #expect(lines.contains("0.0,0.0,\(end)"))
    }

    @Test("Directions that were saved put a second model on the same axes")
    func saved() throws {
        let axes = { (kind: String) in ["--x", "\(kind)=-1:1:3", "--y", "\(kind)=-1:1:3"] }
        let first = try CommandLineRun(
            ["surface", "net.yaml"] + axes("random") + ["--save-directions", "d.npz", "-o", "a.csv"],
            in: folder.path)
        #expect(first.status == 0, "\(first.errors)")
        let again = try CommandLineRun(
            ["surface", "net.yaml"] + axes("direction") + ["--directions", "d.npz", "-o", "b.csv"],
            in: folder.path)
        #expect(again.status == 0, "\(again.errors)")
        #expect(text("a.csv") == text("b.csv"))
        #expect(
            try CommandLineRun(
                ["surface", "net.yaml"] + axes("random") + ["-o", "a.npz"], in: folder.path
            ).status == 0)
        #expect(
            try CommandLineRun(
                ["surface", "net.yaml"] + axes("direction") + ["--directions", "a.npz", "-o", "c.csv"],
                in: folder.path
            ).status == 0)
        #expect(text("a.csv") == text("c.csv"))
        let start = try CommandLineRun(
            ["surface", "net.yaml"] + axes("direction")
                + ["--directions", "d.npz", "--at", "start", "-o", "s.csv"], in: folder.path)
        #expect(start.status == 0)
        #expect(text("s.csv") != text("a.csv"))
        let other = try CommandLineRun(
            ["surface", "neuron.yaml"] + axes("direction") + ["--directions", "d.npz", "-o", "n.csv"],
            in: folder.path)
        #expect(other.status == 1)
        #expect(
            other.errors
                == "descent: error: d.npz: the network of the directions is 2 → 4 with biases → 1, the "
                + "experiment's network 3 → 1\n  help: take one of the same layers\n")
        #expect(folder.bytes(of: "n.csv") == nil)
    }

    @Test("The path on the plane of its own components is nearly all there")
    func components() throws {
        let run = try folder.run(
            "surface", "net.yaml", "--x", "pca=auto:9", "--y", "pca=auto:7", "--path", "path.csv", "-o",
            "plane.json")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("the surface shows 99"), "\(run.output)")
        let lines = text("path.csv").split(separator: "\n")
        #expect(lines[0] == "update,x,y,loss,surface_loss,distance_from_plane")
        #expect(lines.count == 42)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(text("plane.json").utf8)) as? [String: Any])
        #expect((object["loss"] as? [[Double]])?.count == 7)
        #expect(object["xLabel"] as? String == "principal component 1")
    }

    @Test("A line between two networks has the one's loss at 0 and the other's at 1")
    func between() throws {
        #expect(try folder.run("train", "net.yaml", "-o", "end.npz").status == 0)
        let run = try folder.run(
            "surface", "net.yaml", "--at", "start", "--to", "end.npz", "--x", "between=0:1:2", "-o",
            "line.csv")
        #expect(run.status == 0, "\(run.errors)")
        let losses = try losses()
        let lines = text("line.csv").split(separator: "\n")
        #expect(lines[1] == "0.0,\(losses[0])")
        let end = try #require(Double(lines[2].dropFirst(4)))
        #expect((end - (Double(losses[40]) ?? 0)).magnitude < 1e-14)
        let weights = try folder.run(
            "surface", "net.yaml", "--weights", "end.npz", "--x", "hessian=-1:1:3", "--y", "hessian=-1:1:3",
            "-o", "h.csv")
        #expect(weights.status == 0, "\(weights.errors)")
        #expect(text("h.csv").contains("0.0,0.0,\(losses[40])\n"))
    }

    @Test("Other quantities are computed, and those that an experiment has not are refused")
    func quantities() throws {
        for quantity in ["gradient-norm", "accuracy", "active-units", "test-loss"] {
            let run = try folder.run(
                "surface", "net.yaml", "--x", "random=-1:1:3", "--y", "random=-1:1:3", "--quantity", quantity,
                "-o", "q.csv")
            #expect(run.status == 0, "\(run.errors)")
            #expect(text("q.csv").hasPrefix("random direction 1,random direction 2,\(quantity)\n"))
            let pair = try folder.run(
                "surface", "net.yaml", "--x", "W1[0,0]=-1:1:3", "--y", "b1[0]=-1:1:3", "--quantity", quantity,
                "-o", "q.npz")
            #expect(pair.status == 0, "\(pair.errors)")
        }
        let none = try folder.run(
            "surface", "neuron.yaml", "--x", "W1[0,0]=-1:1:3", "--y", "W1[0,1]=-1:1:3", "--quantity",
            "test-loss", "-o", "none.csv")
        #expect(none.status == 1)
        #expect(none.errors.contains("has no test samples"))
        #expect(folder.bytes(of: "none.csv") == nil)
    }

    @Test("A function by name: its surface, the path of an optimizer on it, its features and its descents")
    func functions() throws {
        let run = try folder.run(
            "surface", "himmelblau", "--x", "-5:5:51", "--y", "-5:5:41", "--start", "-1,-1.5", "--path",
            "path.csv", "--optimizer", "adam", "--updates", "50", "--features", "--curves", "curves.csv",
            "-o",
            "h.csv")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("\nmaximum 181.617 at (−0.270845, −0.923039), curvatures"))
        #expect(run.output.contains("\n4 basins\n"))
        #expect(run.output.contains(": a barrier of "))
        #expect(run.output.contains("\nadam ends at ("))
        #expect(run.output.contains("down to (−3.7793"))
        #expect(text("h.csv").hasPrefix("x,y,loss\n-5.0,-5.0,250.0\n"))
        #expect(text("path.csv").hasPrefix("update,x,y,loss\n0,-1.0,-1.5,"))
        #expect(text("curves.csv").hasPrefix("curve,time,x,y,loss\n0,0.0,-1.0,-1.5,"))
    }

    @Test(
        "Requests that make no sense are usage errors",
        arguments: [
            ["net.yaml", "--x", "random=1:-1:5", "--y", "random=-1:1:5"],
            ["net.yaml", "--x", "random=-1:1", "--y", "random=-1:1:5"],
            ["net.yaml", "--x", "sideways=-1:1:5", "--y", "random=-1:1:5"],
            ["net.yaml", "--x", "random=auto:5", "--y", "random=-1:1:5"],
            ["net.yaml", "--x", "random=-1:1:5", "--y", "random=-1:1:20000"],
            ["net.yaml", "--x", "random=-1:1:5", "--features"],
            ["net.yaml", "--x", "random=-1:1:5", "--y", "random=-1:1:5", "--normalize", "unit"],
            [
                "net.yaml", "--x", "random=-1:1:5", "--y", "random=-1:1:5", "--at", "end", "--weights",
                "a.npz",
            ],
            ["net.yaml", "--x", "random=-1:1:5", "--y", "random=-1:1:5", "--weights", "a.pt"],
            ["net.yaml", "--x", "random=-1:1:5", "--y", "random=-1:1:5", "--optimizer", "adam"],
            ["net.yaml", "--x", "random=-1:1:5", "--y", "random=-1:1:5", "--start", "1,2,3"],
            ["rosenbrock", "--x", "random=-1:1:5", "--y", "-1:1:5"],
            ["rosenbrock", "--x", "-1:1:5"],
            ["rosenbrock", "--x", "-1:1:5", "--y", "-1:1:5", "--path", "p.csv"],
            ["rosenbrock", "--x", "-1:1:5", "--y", "-1:1:5", "--optimizer", "walk"],
        ])
    func usage(arguments: [String]) throws {
        let run = try CommandLineRun(["surface"] + arguments + ["-o", "x.csv"], in: folder.path)
        #expect(run.status == 64, "\(run.errors)")
        #expect(folder.names == ["net.yaml", "neuron.yaml"])
    }

    @Test(
        "Requests that the material does not allow end with 1, and write nothing",
        arguments: [
            (
                ["--x", "W1[0,0]=-1:1:5", "--y", "random=-1:1:5"],
                "one axis shows a weight, the other a direction"
            ),
            (
                ["--x", "-1:1:5", "--y", "random=-1:1:5"],
                "x axis: the axis names no weight and no direction"
            ),
            (["--x", "between=-1:1:5", "--y", "random=-1:1:5"], "x axis: the axis needs another network"),
            (
                ["--x", "random=-1:1:5", "--y", "direction=-1:1:5"],
                "y axis: the axis needs a file with directions"
            ),
            (
                ["--x", "random=-1:1:5", "--y", "random=-1:1:5", "--start", "2,0", "--curves", "c.csv"],
                "the start (2.0, 0.0) lies outside of the grid"
            ),
            (
                ["--x", "W9[0,0]=-1:1:5", "--y", "W1[0,0]=-1:1:5"],
                "x axis: there is no W9[0,0]: the network has 2 layers"
            ),
            (["--x", "W1[0,0]=-1:1:5", "--y", "W1[0,0]=-1:1:5"], "y axis: both axes move W1[0,0]"),
            (
                ["--x", "random=-1:1:5", "--y", "random=-1:1:5", "--weights", "gone.npz"],
                "gone.npz: there is no such"
            ),
        ])
    func material(arguments: [String], message: String) throws {
        let run = try CommandLineRun(["surface", "net.yaml"] + arguments + ["-o", "x.csv"], in: folder.path)
        #expect(run.status == 1)
        #expect(run.errors.hasPrefix("descent: error: \(message)"), "\(run.errors)")
        #expect(folder.names == ["net.yaml", "neuron.yaml"])
    }

    @Test("curvature names the limit of the training's own updates, or why there is none")
    func curvatureLimit() throws {
        func limit(_ optimizer: String, _ more: String = "") throws -> (text: String, json: Double?) {
            try folder.write(
                """
                network: {inputs: 1, layers: [{nodes: 1, activation: identity, weights: [[0.5]], biases: [0]}]}
                data: {inputs: [[0], [1], [2], [3]], targets: [1, 3, 5, 7]}
                training: {optimizer: {\(optimizer), learning-rate: 0.05}, updates: 10\(more)}

                """, to: "line.yaml")
            let text = try folder.run("curvature", "line.yaml")
            #expect(text.status == 0, "\(text.errors)")
            let line = text.output.split(separator: "\n").first { $0.hasPrefix("learning rate limit ") }
            let json = try folder.run("curvature", "line.yaml", "--json")
            let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
            return (line.map { String($0.dropFirst(20)) } ?? "", object?["learningRateLimit"] as? Double)
        }
        let plain = try limit("name: gradient-descent")
        #expect(plain.text == "0.23795006 = 2/λ, that of a quadratic with this curvature")
        let momentum = try limit("name: gradient-descent, momentum: 0.9")
        #expect(momentum.text == "0.45210512 = 2(1 + β)/λ, that of a quadratic with this curvature")
        #expect(abs((momentum.json ?? 0) / (plain.json ?? 1) - 1.9) < 1e-12)
        let batches = try limit("name: gradient-descent", ", batch: 2")
        #expect(batches.text == "none is known for batches of 2 of the 4 samples" && batches.json == nil)
        #expect(try limit("name: adam").text == "none is known for the optimizer adam")
    }

    @Test("curvature prints the eigenvalues of the Hessian and the limit of the learning rate")
    func curvature() throws {
        let run = try folder.run("curvature", "neuron.yaml", "--at", "start", "--top", "2", "--bottom", "1")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("eigenvalues by      the whole Hessian\nlargest             28\n"))
        #expect(
            run.output.contains(
                "learning rate limit 0.071428571 = 2/λ, that of a quadratic with this curvature\n"))
        let json = try folder.run(
            "curvature", "net.yaml", "--json", "--spectrum", "--density", "d.csv", "--probes", "3")
        #expect(json.status == 0, "\(json.errors)")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let all = try #require(object["eigenvalues"] as? [Double])
        #expect(all.count == 16 && all == all.sorted())
        let largest = try #require((object["largest"] as? [Double])?.first)
        #expect((largest - (all.last ?? 0)).magnitude < 1e-12)
        #expect(text("d.csv").split(separator: "\n").count == 402)
        #expect(try folder.run("curvature", "net.yaml", "--top", "0", "--bottom", "0").status == 64)
    }

    @Test("A large surface is written while it is computed, and what stood there stays if that fails")
    func streamed() throws {
        let axes = ["--x", "W1[0,0]=-1:1:2100", "--y", "W1[0,1]=0:2:1000"]
        let run = try folder.run(["surface", "neuron.yaml"] + axes + ["-o", "s.npz"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("2100 × 1000 points by quadratic (exact), computed and written in "))
        #expect(run.output.contains("lowest loss "))
        #expect(folder.names.filter { !$0.hasSuffix(".yaml") } == ["s.npz"])
        let numbers = 2100 * 1000 + 2100 + 1000
        #expect(folder.bytes(of: "s.npz")?.count == 8 * numbers + 670)
        let failed = try folder.run(
            ["surface", "neuron.yaml"] + axes + ["-o", "nowhere/s.npz"])
        #expect(failed.status == 1)
        #expect(failed.errors.contains("there is no such file or folder"))
    }

    @Test("An adaptive plane says how many points it took and how wrong the others are")
    func adaptive() throws {
        let axes = ["--x", "random=-1:1:65", "--y", "random=-1:1:33"]
        let run = try folder.run(
            ["surface", "net.yaml"] + axes + ["--tolerance", "0.01", "--resume", "kept", "-o", "s.npz"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.output.contains(
                " of 2145 points computed; the others are interpolated, estimated to be off by at most 0.0")
        )
        #expect(run.output.contains(" points held out were off by at most "))
        #expect(!folder.names.contains("kept"))
        let odd = try folder.run(
            ["surface", "net.yaml", "--x", "random=-1:1:8", "--y", "random=-1:1:8", "--tolerance", "0.1"]
                + ["-o", "t.npz"])
        #expect(odd.status == 1 && odd.errors.contains("a grid of 8 × 8 points cannot be halved"))
    }

    @Test("What no checkpoint is is refused and left alone")
    func foreignCheckpoint() throws {
        try folder.write("x,y,loss", to: "kept")
        let run = try folder.run(
            ["surface", "net.yaml", "--x", "random=-1:1:9", "--y", "random=-1:1:9", "--resume", "kept"]
                + ["-o", "s.npz"])
        #expect(run.status == 1)
        #expect(run.errors.contains("kept: the file is no checkpoint of a surface"))
        #expect(text("kept") == "x,y,loss")
        #expect(!folder.names.contains("s.npz"))
    }
}
