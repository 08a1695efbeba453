import ReportBuilder

/// What the command says of itself.
enum VersionText {
    static let version = "0.2.0"

    /// Whether a command line asks for all that is known, and for nothing else.
    static func isAsked(_ arguments: some Collection<String>) -> Bool {
        arguments.count == 2 && arguments.contains("--version") && arguments.contains("--verbose")
    }

    static var text: String {
        var lines = ["descent \(version)", "commit \(BuildFacts.commit ?? "not known")"]
        for library in BuildFacts.libraries {
            lines.append("\(library.name) \(library.version ?? "of a version that is not known")")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
