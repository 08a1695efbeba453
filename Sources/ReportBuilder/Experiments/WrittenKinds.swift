import Schema
import TrainingCore

/// What authors write and a schema describes.
public enum WrittenKinds {
    private static let all: [(name: String, form: FormDescription)] = [
        ("experiment", .record(ExperimentSpec.kind().description))
    ]

    public static var names: [String] { all.map(\.name) }

    /// A JSON Schema (2020-12) as text.
    ///
    /// - Parameter kind: one of ``names``; `nil`: a definition for each, none of which a file has to follow.
    public static func schema(of kind: String?) -> String {
        JSONSchema(allowsNames: false).document(
            title: kind.map { "Descent: \($0)" } ?? "Descent", definitions: all, root: kind
        ).json
    }
}
