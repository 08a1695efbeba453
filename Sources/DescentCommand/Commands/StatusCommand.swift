import ArgumentParser
import ReportBuilder
import TrainingCore

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Tells whether the last build into a folder came to its end.",
        discussion: """
            Ends with 0 if all pages are of finished builds, with 1 if a build was interrupted: the same build again \
            goes on from there.

            EXAMPLES
              descent status Output
              descent status Output/optimization --json
            """)

    @Argument(help: ArgumentHelp("A folder that descent build has written to.", valueName: "dir"))
    var folder: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let status = try withFiles { () throws(FileError) in try OutputStatus(of: folder) }
        if json {
            print(status.json)
        } else {
            for place in status.places { print(place.text) }
        }
        if !status.isFinished { throw ExitCode(1) }
    }
}

extension OutputStatus {
    fileprivate var json: JSONValue {
        .object([
            .init("finished", .bool(isFinished)),
            .init(
                "folders",
                .array(
                    places.map { place in
                        .object([
                            .init("path", .string(place.path)), .init("finished", .bool(place.isFinished)),
                            .init("files", .number(Double(place.fileCount))),
                            .init("changed", .array(place.changed.map { .string($0) })),
                            .init("missing", .array(place.missing.map { .string($0) })),
                        ])
                    })),
        ])
    }
}

extension OutputStatus.Place {
    fileprivate var text: String {
        var parts = ["\(path): \(isFinished ? "finished" : "interrupted")", "\(fileCount) files"]
        if !changed.isEmpty {
            parts.append("\(changed.count) changed since: \(changed.joined(separator: ", "))")
        }
        if !missing.isEmpty { parts.append("\(missing.count) missing: \(missing.joined(separator: ", "))") }
        return parts.joined(separator: ", ")
    }
}
