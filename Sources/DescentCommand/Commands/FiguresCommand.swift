import ArgumentParser
import LessonFigures
import Tables
import TrainingCore

struct FiguresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: "Lists the kinds of figures and tables, or the options of one.",
        discussion: """
            EXAMPLES
              descent figures
              descent figures loss-surface
              descent figures --json
            """)

    @Argument(help: "A kind, to see its options.", completion: .pictureKind)
    var kind: String?

    @Flag(help: "Print all kinds with their options as JSON.")
    var json = false

    func validate() throws {
        guard let kind, !Listing.all.contains(where: { $0.name == kind }) else { return }
        throw ValidationError(unknown("figure or table", kind, among: Listing.all.map(\.name)))
    }

    func run() throws {
        let chosen = kind.map { kind in Listing.all.filter { $0.name == kind } } ?? Listing.all
        if json {
            print(JSONValue.array(chosen.map(\.json)))
        } else if kind != nil {
            print(chosen.map(\.details).joined(separator: "\n\n"))
        } else {
            let width = chosen.map(\.name.count).max() ?? 0
            for sort in [Listing.Sort.figure, .table] {
                print(sort == .figure ? "Figures" : "\nTables, in `table` blocks of lessons")
                for kind in chosen where kind.sort == sort {
                    print("  " + padded(kind.name, to: width + 2) + kind.summary)
                }
            }
        }
    }
}

/// A kind of figure or table as the list shows it.
private struct Listing {
    enum Sort: String { case figure, table }

    let sort: Sort
    let name: String
    let summary: String
    let subjects: ClosedRange<Int>
    var isOfSweep = false
    let options: [FigureOption]

    static let all =
        FigureCatalog.kinds.map {
            Listing(
                sort: .figure, name: $0.name, summary: $0.summary, subjects: $0.subjects,
                isOfSweep: $0.isOfSweep, options: $0.options)
        }
        + TableCatalog.kinds.map {
            Listing(sort: .table, name: $0.name, summary: $0.summary, subjects: 1...1, options: $0.options)
        }

    var details: String {
        let range =
            subjects.count == 1
            ? "\(subjects.lowerBound)" : "\(subjects.lowerBound) to \(subjects.upperBound)"
        var lines = [
            "\(name), a \(sort.rawValue): \(summary)", "\(isOfSweep ? "sweeps" : "experiments"): \(range)",
        ]
        let width = options.map(\.name.count).max() ?? 0
        for option in options {
            lines.append(
                "  \(padded(option.name, to: width + 2))\(option.summary) Takes \(option.takes).")
        }
        return lines.joined(separator: "\n")
    }

    var json: JSONValue {
        .object([
            .init("name", .string(name)), .init("sort", .string(sort.rawValue)),
            .init("summary", .string(summary)),
            .init(
                isOfSweep ? "sweeps" : "experiments",
                .array([.whole("\(subjects.lowerBound)"), .whole("\(subjects.upperBound)")])),
            .init(
                "options",
                .array(
                    options.map { option in
                        .object([
                            .init("name", .string(option.name)),
                            .init("takes", .string(option.takes)),
                            .init("summary", .string(option.summary)),
                            .init("required", .bool(option.example != nil)),
                            .init("default", option.usual.map { JSONValue(option.form.value($0)) } ?? .null),
                        ])
                    })),
        ])
    }
}

private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
}
