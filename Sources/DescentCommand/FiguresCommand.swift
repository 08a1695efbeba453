import ArgumentParser
import LessonFigures
import TrainingCore

struct FiguresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: "Lists the kinds of figures, or the options of one.",
        discussion: """
            EXAMPLES
              descent figures
              descent figures loss-surface
              descent figures --json
            """)

    @Argument(help: "A kind, to see its options.")
    var kind: String?

    @Flag(help: "Print all kinds with their options as JSON.")
    var json = false

    func validate() throws {
        guard let kind, FigureCatalog.kind(named: kind) == nil else { return }
        throw ValidationError(unknown("figure", kind, among: FigureCatalog.kinds.map(\.name)))
    }

    func run() throws {
        let kinds = kind.flatMap { FigureCatalog.kind(named: $0) }.map { [$0] } ?? FigureCatalog.kinds
        if json {
            print(JSONValue.array(kinds.map(\.json)))
        } else if kind != nil, let kind = kinds.first {
            print(kind.details)
        } else {
            let width = kinds.map(\.name.count).max() ?? 0
            for kind in kinds { print(padded(kind.name, to: width + 2) + kind.summary) }
        }
    }
}

extension FigureKind {
    fileprivate var details: String {
        let range =
            subjects.count == 1
            ? "\(subjects.lowerBound)" : "\(subjects.lowerBound) to \(subjects.upperBound)"
        var lines = ["\(name): \(summary)", "experiments: \(range)"]
        let width = options.map(\.name.count).max() ?? 0
        for option in options {
            lines.append(
                "  \(padded(option.name, to: width + 2))\(option.summary) Takes \(option.kind.description).")
        }
        return lines.joined(separator: "\n")
    }

    fileprivate var json: JSONValue {
        .object([
            .init("name", .string(name)), .init("summary", .string(summary)),
            .init(
                "experiments",
                .array([.number(Double(subjects.lowerBound)), .number(Double(subjects.upperBound))])),
            .init(
                "options",
                .array(
                    options.map { option in
                        .object([
                            .init("name", .string(option.name)),
                            .init("takes", .string(option.kind.description)),
                            .init("summary", .string(option.summary)),
                        ])
                    })),
        ])
    }
}

private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
}
