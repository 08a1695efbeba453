import ArgumentParser
import CairoRenderer
import LessonFigures
import ReportBuilder
import TrainingCore

/// What a shell proposes. Each list is made when it is asked for: the shell calls the command again.
extension CompletionKind {
    /// Files of experiments, recordings and lessons; behind `lesson.md#` the ids of its experiments.
    static let experiment = files(isDrawn: false)

    /// The same, and the ids of all that can be drawn.
    static let drawable = files(isDrawn: true)

    /// A kind of figure.
    static let figureKind = names { _ in FigureCatalog.kinds.map(\.name) }

    /// A kind of figure or table.
    static let pictureKind = names { _ in
        FigureCatalog.kinds.map(\.name) + TableCatalog.kinds.map(\.name)
    }

    /// An option of the kind that the line names, up to where its value begins.
    static let figureOption = names { line in
        let kind = line.firstIndex(of: "--figure").flatMap { line[($0 + 1)...].first }
        return FigureCatalog.kinds.first { $0.name == kind }?.options.map { "\($0.name)=" } ?? []
    }

    /// What `descent schema` has a schema of.
    static let schemaKind = names { _ in SpecKinds.names }

    static let optimizer = names { _ in Optimizers.all.names }

    static let pictures = CompletionKind.file(extensions: ImageFormat.allCases.map(\.rawValue))
    static let numbers = CompletionKind.file(extensions: ResultFormat.allCases.map(\.rawValue))
    static let charts = CompletionKind.file(extensions: ["yaml", "yml", "json"])
    static let weights = CompletionKind.file(extensions: ["npz", "safetensors"])

    private static func names(_ all: @escaping @Sendable ([String]) -> [String]) -> CompletionKind {
        .custom { line, _, prefix in all(line).filter { $0.hasPrefix(prefix) } }
    }

    private static func files(isDrawn: Bool) -> CompletionKind {
        .custom { _, _, prefix in
            guard let mark = prefix.firstIndex(of: "#") else {
                return FileSystem.proposals(for: prefix, endings: [".yaml", ".yml", ".json", ".npz", ".md"])
            }
            let lesson = prefix[..<mark]
            return LessonIdentifiers.read(String(lesson), isDrawn: isDrawn).map { "\(lesson)#\($0)" }
                .filter { $0.hasPrefix(prefix) }
        }
    }
}
