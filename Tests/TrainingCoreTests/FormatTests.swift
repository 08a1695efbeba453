import Foundation
import Tables
import Testing
import TrainingCore

@Suite("JSON, CSV and NumPy archives")
struct FormatTests {
    @Test("JSON text keeps the order of keys, escapes what must be, and has no not-a-number")
    func jsonText() {
        let value = JSONValue.object([
            .init("b", .array([.number(0.1), .number(20), .number(-0.0), .number(1e300), .number(.nan)])),
            .init("a", .string("\"\\\n\u{1}é")), .init("c", .bool(true)), .init("d", .null),
        ])
        #expect(
            value.description
                == #"{"b": [0.1, 20.0, -0.0, 1e+300, null], "a": "\"\\\n\u0001é", "c": true, "d": null}"#)
        #expect(value["b"]?[1]?.number == 20)
        #expect(value["x"] == nil)
        #expect(value["b"]?[9] == nil)
        #expect(value.keys == ["b", "a", "c", "d"])
    }

    @Test("A recording's JSON parses to the very numbers of the recording")
    func recordingJSON() throws {
        struct Parsed: Decodable {
            let loss: [Double]
            let batchLoss: [Double]
            let final: State
            struct State: Decodable {
                let predictions: [[Double]]
                let weights: [[[Double]]]
                let biases: [[Double]?]
            }
        }
        let recording = try Example.random(seed: 21, updates: 4, batchSize: 3).run()
        #expect(recording.json.keys == ["loss", "batchLoss", "initial", "final"])
        #expect(recording.json["final"]?.keys == ["predictions", "weights", "biases", "gradients"])
        let parsed = try JSONDecoder().decode(Parsed.self, from: Data(recording.json.description.utf8))
        #expect(parsed.loss == recording.loss)
        #expect(parsed.batchLoss == recording.batchLoss)
        #expect(parsed.final.predictions == recording.final.predictions.nested)
        #expect(parsed.final.weights == recording.final.network.layers.map(\.weights.nested))
        #expect(parsed.final.biases == recording.final.network.layers.map(\.biases))
    }

    @Test("Every value a lesson can name is in the tree")
    func values() throws {
        let experiment = try ExperimentDraft(
            inputCount: 2,
            layers: [
                .init(activation: .relu, weights: [[2, 1], [1, 2]], biases: [0, 1]),
                .init(activation: .identity, weights: [[1, 1]]),
            ],
            inputs: [[0, 3]], targets: [[1]], optimizer: .gradientDescent(learningRate: 0.01),
            length: .updates(1)
        ).experiment()
        let values = experiment.run().values
        #expect(values["updates"] == .integer(1))
        #expect(values["divergedAt"] == .null)
        let initial = try #require(values["initial"])
        #expect(initial["hidden"]?[0]?[0] == JSONValue([3, 7]))
        #expect(initial["predictions"]?[0]?[0] == .number(10))
        #expect(initial["errors"]?[0]?[0] == .number(9))
        #expect(initial["loss"] == .number(81))
        #expect(initial["b1[1]"] == .number(1))
        #expect(initial["W2[0,1]"] == .number(1))
        #expect(initial["biases"]?[1] == .null)
        #expect(initial["gradients"]?["W2[0,1]"] == .number(126))
        #expect(initial["gradients"]?["weights"]?[1]?[0]?[1] == .number(126))
        #expect(initial["gradients"]?["b1[0]"] == .number(18))
    }

    @Test("CSV fields with commas, quotes or line breaks are quoted, lines end in CR LF")
    func csv() {
        let table = Table([
            Table.Column("a", .texts(["1", "x\ny"])), Table.Column("W1[0,1]", .texts(["say \"hi\"", ""])),
        ])
        #expect(table.csv == "a,\"W1[0,1]\"\r\n1,\"say \"\"hi\"\"\"\r\n\"x\ny\",\r\n")
    }

    @Test("A recording's table has a row per update and a column per weight")
    func recordingTable() throws {
        let recording = try Example.neuron(updates: 1).run()
        let (table, norm) = (recording.table, recording.gradientNorms[0])
        #expect(
            table.csv == """
                update,loss,batch_loss,learning_rate,gradient_norm,"W1[0,0]","W1[0,1]","W1[0,2]"\r
                0,49.0,,,,0.0,2.0,1.0\r
                1,25.401600000000002,49.0,0.01,\(norm),-0.14,1.72,0.5800000000000001\r\n
                """)
    }

    @Test("A NumPy archive is a stored zip of little-endian arrays with the checksum of each")
    func archive() throws {
        var archive = NumPyArchive()
        archive.add("a", [1.5, -2])
        archive.add("t", texts: ["W1[0,0]", "é"])
        let bytes = try archive.bytes()
        #expect(Array(bytes[0..<4]) == [0x50, 0x4B, 3, 4])
        let name = bytes[30..<35]
        #expect(Array(name) == Array("a.npy".utf8))
        let header = bytes[35..<163]
        #expect(Array(header.prefix(8)) == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0])
        #expect(
            String(decoding: header.dropFirst(10), as: UTF8.self).hasPrefix(
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }"))
        #expect(header.last == 0x0A)
        #expect(Array(bytes[163..<171]) == [0, 0, 0, 0, 0, 0, 0xF8, 0x3F])
        // zlib.crc32 of the 144 bytes of a.npy, which starts with the 128 of its header.
        #expect(Array(bytes[14..<18]) == [176, 152, 197, 65])
        #expect(try archive.bytes() == bytes)
    }

    @Test("The recording's archive holds every array in its shape")
    func recordingArchive() throws {
        let arrays = try Example.neuron(updates: 2).run().archive.arrays
        #expect(
            arrays.map { "\($0.name) \($0.shape)" } == [
                "loss [3]", "batch_loss [2]", "learning_rates [2]", "gradient_norms [2]",
                "kept_updates [3]", "parameters [3, 3]", "gradients [2, 3]",
                "layer_gradient_norms [2, 1]", "final_parameters [3]", "parameter_names [3]",
                "initial_predictions [1, 1]", "final_predictions [1, 1]",
            ])
    }
}
