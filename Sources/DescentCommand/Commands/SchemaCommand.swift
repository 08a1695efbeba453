import ArgumentParser
import ReportBuilder

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Prints a JSON Schema of what can be written, for editors.",
        discussion: """
            Without a KIND the schema has a definition for each. Editors that understand YAML take it from a line \
            at the top of a file: # yaml-language-server: $schema=experiment.json

            EXAMPLES
              descent schema experiment > experiment.json
              descent schema
            """)

    @Argument(help: "Of which kind: \(SpecKinds.names.joined(separator: ", ")).", completion: .schemaKind)
    var kind: String?

    func validate() throws {
        guard let kind, !SpecKinds.names.contains(kind) else { return }
        throw ValidationError(unknown("kind of file", kind, among: SpecKinds.names))
    }

    func run() throws { print(SpecKinds.schema(of: kind), terminator: "") }
}
