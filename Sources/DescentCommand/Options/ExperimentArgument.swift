import ArgumentParser
import ReportBuilder

/// What verbs about one experiment are about.
struct ExperimentArgument: ParsableArguments {
    @Argument(
        help: "A file, a recording, lesson.md#id, or - for the standard input.", completion: .experiment)
    var experiment: String
}

/// The experiment of a command line, or the end of the command.
func readExperiment(
    _ argument: String, seed: UInt64? = nil, settings: SettingOptions? = nil
) throws -> ExperimentSource {
    var diagnostics: [Diagnostic] = []
    let source = try withFiles { () throws(FileError) in
        try ExperimentSource.read(
            argument, seed: seed, settings: settings?.settings ?? [], diagnostics: &diagnostics)
    }
    try Console.report(diagnostics)
    guard let source else { throw Console.failUnexplained() }
    return source
}
