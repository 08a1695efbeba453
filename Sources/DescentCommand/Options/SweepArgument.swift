import Batches
import ReportBuilder
import Sweeps

extension SweepFolder {
    /// The sweep of a folder with its results, for what is drawn; nil for other folders.
    static func swept(at path: String) throws(FileError) -> SweptRuns? {
        let folder = SweepFolder(path: path)
        guard folder.hasSweep else { return nil }
        do throws(BatchError) {
            let (plan, results) = try folder.results(withCurves: true)
            return SweptRuns(plan, results)
        } catch {
            throw FileError(path: path, reason: error.reason)
        }
    }
}

/// The sweep of a command line: a folder that `descent sweep` has written, else one that is trained now: a file, or
/// `lesson.md#id`.
func readSweep(_ argument: String, settings: SettingOptions) throws -> SweptRuns {
    if argument != "-", FileSystem.isFolder(argument) {
        let swept = try withFiles { () throws(FileError) in try SweepFolder.swept(at: argument) }
        guard let swept else {
            throw Console.fail("\(argument): no sweep has been written into this folder")
        }
        guard settings.settings.isEmpty else {
            throw Console.fail("\(argument): these runs are done; --set changes what is trained now")
        }
        return swept
    }
    var diagnostics: [Diagnostic] = []
    let plan = try withFiles { () throws(FileError) in
        try SweepFile.plan(of: argument, settings: settings.settings, diagnostics: &diagnostics)
    }
    try Console.report(diagnostics)
    guard let plan else { throw Console.failUnexplained() }
    if let objection = LessonSweepLimits.objection(to: plan) {
        throw Console.fail(
            "\(argument): \(objection); train it with descent sweep \(argument) -o DIR, and draw DIR")
    }
    return SweptRuns(plan, plan.results)
}
