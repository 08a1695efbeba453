import Foundation

@testable import ReportBuilder

/// Python, for its jsonschema.
enum Validator {
    static let isInstalled = (try? python(["-c", "from jsonschema import Draft202012Validator"])) != nil

    private struct Failure: Error { let status: Int32 }

    private static func python(_ arguments: [String]) throws -> String {
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

    private static let program = """
        import json, sys
        from jsonschema import Draft202012Validator as Validator
        schema = json.load(open(sys.argv[1]))
        Validator.check_schema(schema)
        for case in json.load(open(sys.argv[2])):
            print("yes" if Validator(schema).is_valid(case) else "no")
        """

    /// Whether the schema of a kind accepts each of some texts in JSON.
    static func accepts(_ cases: [String], as kind: String) throws -> [Bool] {
        let folder = try TemporaryFolder()
        try folder.write(SpecKinds.schema(of: kind), to: "schema.json")
        try folder.write("[\(cases.joined(separator: ",\n"))]", to: "cases.json")
        let answer = try python(["-c", program, folder.path + "/schema.json", folder.path + "/cases.json"])
        return answer.split(separator: "\n").map { $0 == "yes" }
    }
}
