import Foundation
import Testing

@testable import ReportBuilder

/// Python, for its jsonschema.
private enum Validator {
    static let isInstalled = (try? python(["-c", "from jsonschema import Draft202012Validator"])) != nil

    private struct Failure: Error { let status: Int32 }

    static func python(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return String(decoding: data, as: UTF8.self)
    }
}

/// The JSON Schema of experiments, asked through Python's jsonschema where that is installed.
@Suite(
    "The JSON Schema of experiments",
    .enabled(if: Validator.isInstalled, "Python's jsonschema is not installed"))
struct SchemaTests {
    private static let program = """
        import json, sys
        from jsonschema import Draft202012Validator as Validator
        schema = json.load(open(sys.argv[1]))
        Validator.check_schema(schema)
        for case in json.load(open(sys.argv[2])):
            print("yes" if Validator(schema).is_valid(case) else "no")
        """

    /// Whether the schema accepts each of some texts in JSON.
    private func accepts(_ cases: [String]) throws -> [Bool] {
        let folder = try TemporaryFolder()
        try folder.write(WrittenKinds.schema(of: "experiment"), to: "schema.json")
        try folder.write("[\(cases.joined(separator: ",\n"))]", to: "cases.json")
        let answer = try Validator.python([
            "-c", Self.program, folder.path + "/schema.json", folder.path + "/cases.json",
        ])
        return answer.split(separator: "\n").map { $0 == "yes" }
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

    @Test("What the reader reads the schema accepts")
    func accepted() throws {
        let cases = [
            Self.whole, Self.whole.replacing("\"batch\": \"all\"", with: "\"batch\": 4"),
            Self.whole.replacing("{\"share\": 0.25}", with: "0.5"),
            Self.whole.replacing("\"name\": \"step\", \"every\": 10, ", with: ""),
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
            ("\"batch\": \"all\"", "\"batch\": 0"), ("\"adam\"", "\"adamant\""),
        ]
        let cases = changes.map { Self.whole.replacing($0.0, with: $0.1) }
        for (text, change) in zip(cases, changes) {
            #expect(text != Self.whole && readExperiment(text).experiment == nil, "\(change)")
        }
        let answers = try accepts(cases)
        for (answer, change) in zip(answers, changes) { #expect(!answer, "\(change)") }
    }
}
