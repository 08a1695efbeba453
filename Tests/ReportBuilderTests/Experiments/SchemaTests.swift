import Foundation
import Testing

@testable import ReportBuilder

/// The JSON Schema of experiments, asked through Python's jsonschema where that is installed.
@Suite(
    "The JSON Schema of experiments",
    .enabled(if: Validator.isInstalled, "Python's jsonschema is not installed"))
struct SchemaTests {
    private func accepts(_ cases: [String]) throws -> [Bool] {
        try Validator.accepts(cases, as: "experiment")
    }

    private static let whole = """
        {"network": {"inputs": 2, "layers": [
           {"nodes": 2, "activation": "relu", "initialization": {"scheme": "he-normal", "seed": 7}},
           {"activation": "identity", "weights": [[1, 1]], "biases": 0.5}]},
         "data": {"generate": {"name": "moons", "samples": 20, "noise": 0.1}, "test": {"share": 0.25}},
         "loss": "huber", "penalty": {"l2": 0.01}, "recording": {"loss-every": "epoch", "traces": [0]},
         "training": {"optimizer": {"name": "adam", "learning-rate": 0.1, "amsgrad": true}, "epochs": 3,
           "batch": "all", "schedule": {"name": "step", "every": 10, "warm-up": 2},
           "gradient-clipping": {"norm": 1}}}
        """

    private static let optimizer =
        "\"optimizer\": {\"name\": \"adam\", \"learning-rate\": 0.1, \"amsgrad\": true}, "

    @Test("What the reader reads the schema accepts")
    func accepted() throws {
        let cases = [
            Self.whole, Self.whole.replacing("\"batch\": \"all\"", with: "\"batch\": 4"),
            Self.whole.replacing("{\"share\": 0.25}", with: "0.5"),
            Self.whole.replacing("\"name\": \"step\", \"every\": 10, ", with: ""),
            Self.whole.replacing(Self.optimizer, with: "").replacing("\"epochs\": 3", with: "\"updates\": 0"),
        ]
        for text in cases { #expect(readExperiment(text).experiment != nil, "\(readExperiment(text).text)") }
        #expect(try accepts(cases) == cases.map { _ in true })
    }

    @Test("What the reader refuses for its form the schema refuses too")
    func refused() throws {
        let changes = [
            ("\"loss\":", "\"lost\":"), ("\"huber\"", "\"hubert\""), ("\"inputs\": 2", "\"inputs\": 0"),
            ("\"inputs\": 2", "\"inputs\": \"2\""), ("\"nodes\": 2", "\"nodes\": 2.5"),
            ("[[1, 1]]", "[1, 1]"),
            ("\"he-normal\"", "\"he\""), ("\"seed\": 7", "\"seed\": -7"), ("\"samples\": 20, ", ""),
            ("\"noise\": 0.1", "\"noise\": -0.1"), ("\"noise\"", "\"turns\""), ("0.25", "1.25"),
            ("\"learning-rate\": 0.1, ", ""), ("\"amsgrad\": true", "\"amsgrad\": \"true\""),
            ("\"epochs\": 3", "\"epochs\": 3, \"updates\": 2"), ("\"every\": 10, ", ""),
            ("{\"norm\": 1}", "{\"norm\": 1, \"value\": 1}"), ("{\"norm\": 1}", "{\"norm\": 0}"),
            ("\"loss-every\": \"epoch\"", "\"loss-every\": \"day\""), ("\"traces\": [0]", "\"traces\": 0"),
            ("\"batch\": \"all\"", "\"batch\": 0"), ("\"epochs\": 3", "\"epochs\": null"),
            ("\"generate\": {\"name\": \"moons\", \"samples\": 20, \"noise\": 0.1}, ", ""),
            ("\"adam\"", "\"adamant\""), (Self.optimizer, ""),
        ]
        let cases = changes.map { Self.whole.replacing($0.0, with: $0.1) }
        for (text, change) in zip(cases, changes) {
            #expect(text != Self.whole && readExperiment(text).experiment == nil, "\(change)")
        }
        let answers = try accepts(cases)
        for (answer, change) in zip(answers, changes) { #expect(!answer, "\(change)") }
    }
}
