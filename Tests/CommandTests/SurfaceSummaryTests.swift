import Foundation
import Testing

@Suite("The summary of a landscape")
struct SurfaceSummaryTests {
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

    @Test("--json prints a summary, the same for the same landscape, whatever is asked for")
    func summary() throws {
        func object(_ arguments: String...) throws -> [String: Any] {
            let runs = try (0..<2).map { _ in try folder.run(["surface"] + arguments + ["--json"]) }
            #expect(runs[0].status == 0 && runs[0].output == runs[1].output, "\(runs[0].errors)")
            let value = try JSONSerialization.jsonObject(with: Data(runs[0].output.utf8))
            return try #require(value as? [String: Any])
        }
        let plane = try object(
            "net.yaml", "--x", "pca=auto:17", "--y", "pca=auto:17", "--tolerance", "0.001", "--path", "p.csv",
            "-o", "s.csv")
        #expect(plane["quantity"] as? String == "loss")
        #expect((plane["xAxis"] as? [String: Any])?["label"] as? String == "principal component 1")
        #expect((plane["yAxis"] as? [String: Any])?["points"] as? Int == 17)
        let share = (plane["path"] as? [String: Any])?["explainedVariance"] as? Double ?? 0
        #expect(share > 0.99 && plane["estimatedError"] is Double && plane["tolerance"] as? Double == 0.001)
        let computed = try #require(plane["computed"] as? Int)
        #expect(computed <= 289)
        let himmelblau = try object(
            "himmelblau", "--x", "-5:5:51", "--y", "-5:5:41", "--features", "--start", "1,1", "--curves",
            "c.csv")
        let minimum = try #require(himmelblau["minimum"] as? [String: Any])
        #expect((minimum["value"] as? Double ?? 1) < 1e-20 && minimum["kind"] as? String == "minimum")
        let features = try #require(himmelblau["features"] as? [String: Any])
        #expect((features["basins"] as? [Any])?.count == 4)
        let end = (himmelblau["curves"] as? [[String: Any]])?.first?["end"] as? [Double]
        #expect(abs((end?[0] ?? 0) - 3) < 1e-3 && abs((end?[1] ?? 0) - 2) < 1e-3)
        let large = try object(
            "neuron.yaml", "--x", "W1[0,0]=-1:1:2100", "--y", "W1[0,1]=0:2:1000", "-o", "l.npz")
        #expect(large["engine"] as? String == "quadratic (exact)")
        let line = try object("net.yaml", "--x", "random=-1:1:5", "--quantity", "accuracy", "-o", "a.csv")
        #expect(line["yAxis"] == nil && line["minimum"] is NSNull)
        let neither = try folder.run("surface", "himmelblau", "--x", "-5:5:51")
        #expect(
            neither.status == 64 && neither.errors.contains("-o FILE, or ask for its summary with --json"))
        let said = try folder.run(
            "surface", "net.yaml", "--x", "random=-1:1:5", "--quantity", "accuracy", "-o", "a.csv")
        let highest = try #require((line["highest"] as? [String: Any])?["value"] as? Double)
        #expect(
            said.output.contains("highest accuracy \(String(format: "%g", highest)) at "), "\(said.output)")
    }
}
