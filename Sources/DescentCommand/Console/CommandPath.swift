import Batches
import ReportBuilder
import SystemLibrary

/// Other programs, and the place of this one.
enum CommandPath {
    /// Of this command, as others can call it.
    static var own: String {
        let name = CommandLine.arguments.first ?? "descent"
        if name.contains("/") { return FileSystem.canonicalPath(name) ?? name }
        return find(name) ?? name
    }

    /// The file that a shell would run for a name; `nil`: there is none.
    static func find(_ name: String) -> String? {
        guard let list = getenv("PATH").map({ String(cString: $0) }) else { return nil }
        return list.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// Runs a program and waits for it. What it says of errors goes where ours goes.
    ///
    /// - Returns: its exit code and what it printed; `nil` where it cannot be run.
    static func run(_ name: String, _ arguments: [String]) -> (code: Int32, output: String)? {
        let words = ([name] + arguments).map(SlurmScript.quoted).joined(separator: " ")
        guard let pipe = popen(words, "r") else { return nil }
        var output: [UInt8] = []
        while true {
            let byte = fgetc(pipe)
            if byte == EOF { break }
            output.append(UInt8(truncatingIfNeeded: byte))
        }
        let status = pclose(pipe)
        return (status >> 8 & 0xFF, String(decoding: output, as: UTF8.self))
    }
}
