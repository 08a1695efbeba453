import ArgumentParser
import Batches
import ReportBuilder
import Tables
import TrainingCore

struct StatusCommand: ParsableCommand, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tells whether the last build or sweep into a folder came to its end.",
        discussion: """
            Ends with 0 if all pages are of finished builds and all runs of sweeps are done, with 1 if one was \
            interrupted or still goes on: the same command again goes on from there.

            EXAMPLES
              descent status Output
              descent status Output/optimization --json
              descent status rates
            """)

    @Argument(
        help: ArgumentHelp("A folder that descent build or descent sweep has written to.", valueName: "dir"),
        completion: .directory)
    var folder: String

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var quiet: QuietOption

    var messages: MessageStyle { quiet.style(json: json) }

    func run() throws {

        let sweep = SweepFolder(path: folder)
        if sweep.hasSweep { return try run(sweep) }
        let status = try withFiles { () throws(FileError) in try OutputStatus(of: folder) }
        if json {
            print(status.json)
        } else {
            for place in status.places { print(place.text) }
        }
        if !status.isFinished { throw ExitCode(1) }
    }

    private func run(_ sweep: SweepFolder) throws {
        let parts = try withBatches { () throws(BatchError) in try sweep.status() }
        // What has been merged says it for all shards.
        let isComplete =
            !parts.isEmpty && (parts.contains { $0.shard == nil && $0.isComplete } || parts.isWhole)
        if json {
            print(
                JSONValue.object([
                    .init("finished", .bool(isComplete)), .init("sweeps", .array(parts.map(\.json))),
                ]))
        } else {
            for part in parts { print("\(sweep.path): \(part.text)") }
            if !isComplete, let missing = parts.missingShards { print("\(sweep.path): \(missing)") }
        }
        if !isComplete { throw ExitCode(1) }
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
                            .init("files", .integer(place.fileCount)),
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

extension [SweepSummary] {
    /// Whether these are all shards of a sweep, each at its end.
    fileprivate var isWhole: Bool {
        guard let count = first?.shard?.count else { return false }
        return Set(filter(\.isComplete).compactMap { $0.shard?.number }).count == count
    }

    /// "2 of 64 shards have no store here: 3/64, 7/64".
    fileprivate var missingShards: String? {
        guard let count = first?.shard?.count else { return nil }
        let numbers = Set(compactMap { $0.shard?.number })
        let missing = (1...count).filter { !numbers.contains($0) }
        guard !missing.isEmpty else { return nil }
        let named = missing.prefix(5).map { "\($0)/\(count)" }.joined(separator: ", ")
        return
            "\(missing.count) of \(count) shards \(missing.count == 1 ? "has" : "have") no store here: \(named)"
            + (missing.count > 5 ? ", …" : "")
    }
}
