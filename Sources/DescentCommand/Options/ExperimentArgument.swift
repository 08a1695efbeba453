import ReportBuilder

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
