import Testing

/// Which modules each module of this package may import. `ARCHITECTURE.md` shows the same as a table.
enum ModuleRules {
    struct Rule: Sendable, CustomTestStringConvertible {
        let module: String
        let imports: [String]

        var testDescription: String { module }

        /// The folder with the sources of the module, from the root of the repository.
        var folder: String { module == "Templates" ? "Templates" : "Sources/\(module)" }
    }

    static let all = [
        Rule(module: "Platform", imports: []),
        Rule(module: "SystemLibrary", imports: []),
        Rule(module: "Suggestions", imports: []),
        Rule(module: "Schema", imports: ["Suggestions"]),
        Rule(module: "Tables", imports: ["Platform", "Schema", "CKernels", "CDeflate"]),
        Rule(module: "TrainingCore", imports: ["Platform", "Schema", "Tables", "CKernels"]),
        Rule(
            module: "LossLandscape", imports: ["Platform", "Schema", "Tables", "TrainingCore", "CKernels"]),
        Rule(module: "Sweeps", imports: ["Platform", "Schema", "Tables", "TrainingCore"]),
        Rule(module: "Drawing", imports: ["Platform"]),
        Rule(module: "Mathematics", imports: ["Suggestions"]),
        Rule(module: "Charting", imports: ["Platform", "Drawing", "Mathematics", "Schema", "Tables"]),
        Rule(
            module: "CairoRenderer",
            imports: [
                "Platform", "SystemLibrary", "Drawing", "CPixels", "CCairo", "CHarfBuzz", "CFriBidi",
                "CDrawing", "CDeflate",
            ]),
        Rule(module: "WebRenderer", imports: ["Drawing"]),
        Rule(
            module: "LessonFigures",
            imports: [
                "Platform", "TrainingCore", "LossLandscape", "Charting", "Drawing", "Schema", "Sweeps",
            ]),
        Rule(module: "Templates", imports: []),
        Rule(
            module: "ReportBuilder",
            imports: [
                "Platform", "SystemLibrary", "TrainingCore", "LossLandscape", "Drawing", "Charting",
                "CairoRenderer", "WebRenderer", "LessonFigures", "Mathematics", "Schema", "Suggestions",
                "CMarkdown", "CYAML", "CFiles",
                "Templates", "Sweeps", "Tables",
            ]),
        Rule(
            module: "Batches",
            imports: ["Schema", "Tables", "TrainingCore", "Sweeps", "ReportBuilder", "CSQLite"]),
        Rule(
            module: "Preview",
            imports: [
                "SystemLibrary", "ReportBuilder", "CairoRenderer", "NIOConcurrencyHelpers", "NIOCore",
                "NIOHTTP1", "NIOPosix",
            ]),
        Rule(
            module: "PreviewCommand", imports: ["SystemLibrary", "Preview", "ReportBuilder", "CairoRenderer"]),
        Rule(
            module: "DescentCommand",
            imports: [
                "SystemLibrary", "TrainingCore", "LossLandscape", "Drawing", "Charting", "CairoRenderer",
                "WebRenderer",
                "LessonFigures", "ReportBuilder", "Schema", "Sweeps", "Batches", "Tables", "ArgumentParser",
            ]),
        Rule(
            module: "Descent",
            imports: [
                "TrainingCore", "LossLandscape", "Drawing", "Charting", "CairoRenderer", "WebRenderer",
                "LessonFigures", "ReportBuilder", "Schema", "Sweeps", "Batches", "Tables",
            ]),
    ]

    /// Modules of C only. They import nothing.
    static let cModules = [
        "CKernels", "CPixels", "CCairo", "CHarfBuzz", "CFriBidi", "CDrawing", "CDeflate", "CMarkdown",
        "CYAML", "CFiles",
        "CSQLite",
    ]

    /// The C library of the platform, for its system calls, and what threads wait with. Its mathematics are not the same
    /// everywhere: ours are.
    static let systemModules: Set = ["Glibc", "Musl", "Darwin", "Synchronization"]

    /// Modules that name it, or wait.
    static let systemUsers: Set = ["SystemLibrary", "DescentCommand"]

    /// Modules that may import Foundation, which makes every process that links it start later. None does.
    static let foundationUsers: Set<String> = []

    /// Whether the rule lets its module import this one.
    static func allow(_ imported: String, by rule: Rule) -> Bool {
        if rule.imports.contains(imported) { return true }
        if systemModules.contains(imported) { return systemUsers.contains(rule.module) }
        return imported.hasPrefix("Foundation") && foundationUsers.contains(rule.module)
    }
}
