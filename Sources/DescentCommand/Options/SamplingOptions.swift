import ArgumentParser
import Charting
import LossLandscape
import ReportBuilder
import SystemLibrary
import TrainingCore

/// How planes are computed that take long: where they bend, and from where an earlier run was interrupted.
struct SamplingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Of planes: computes only as many points as keep the estimated error of the others below this.",
            valueName: "error"))
    var tolerance: Double?

    @Option(
        help: ArgumentHelp(
            "The heights of contours, as 0.1,0.2,0.5: with --tolerance the grid is refined near them only.",
            valueName: "heights"), transform: { try heights($0) })
    var levels: [Double]?

    @Option(
        help: ArgumentHelp(
            "Of planes: keeps what is done in this file, goes on from it, and removes it at the end.",
            valueName: "file"))
    var resume: String?

    func validate() throws {
        if levels != nil, tolerance == nil {
            throw ValidationError("--levels says where --tolerance refines; give that as well.")
        }
    }

    var isGiven: Bool { tolerance != nil || resume != nil }

    /// What is asked for; nil: nothing.
    var value: SurfaceSampling? {
        isGiven ? SurfaceSampling(tolerance: tolerance ?? 0, levels: levels ?? []) : nil
    }

    /// Computes what is asked for, on from where an earlier run was interrupted, and says how far it is.
    func run(_ request: LandscapeRequest, train: @escaping (Experiment) -> Recording) throws -> Landscape {
        var checkpoint: SurfaceCheckpoint?
        if let resume, FileSystem.kind(of: resume) != nil {
            let bytes = try withFiles { () throws(FileError) in try FileSystem.read(resume) }
            do {
                checkpoint = try SurfaceCheckpoint(bytes: bytes)
            } catch {
                throw Console.fail("\(resume): \(error.description)")
            }
        }
        let watch = SurfaceWatch(file: resume)
        defer { watch.end() }
        let outcome: LandscapeRequest.Outcome
        do {
            outcome = try request.run(train: train, from: checkpoint, watch: watch.mayContinue)
        } catch {
            throw Console.fail((checkpoint == nil ? "" : resume.map { "\($0): " } ?? "") + error.description)
        }
        if let failure = watch.failure { throw Console.fail(failure.description) }
        switch outcome {
        case .complete(let landscape): return landscape
        case .interrupted(let checkpoint):
            watch.save(checkpoint)
            if let failure = watch.failure { throw Console.fail(failure.description) }
            Console.note(
                "interrupted: \(checkpoint.count) points are in \(resume ?? ""); the same command goes on from there"
            )
            throw ExitCode(130)
        }
    }

    /// Removes what was kept for an interrupted run, after the surface is written.
    func finish() throws {
        guard let resume, FileSystem.kind(of: resume) == .file else { return }
        try withFiles { () throws(FileError) in try FileSystem.removeFile(resume) }
    }
}

/// Watches over the computation of a surface: shows how far it is, keeps what is done, and ends it when
/// the user presses Ctrl-C.
final class SurfaceWatch {
    private let file: String?
    private let clock = ContinuousClock()
    private let begin: ContinuousClock.Instant
    private var lastLook: ContinuousClock.Instant
    private var lastSave: ContinuousClock.Instant
    private var hasShown = false
    /// Why the file could not be written; nothing is computed any more then.
    private(set) var failure: FileError?

    /// `file`: where what is done is kept; nil: nowhere, and an interrupt just ends the process.
    init(file: String?) {
        self.file = file
        begin = clock.now
        lastLook = begin
        lastSave = begin
        if file != nil { _ = TrainingWatch.catchInterrupt() }
    }

    func mayContinue(_ progress: SurfaceProgress, _ checkpoint: () -> SurfaceCheckpoint) -> Bool {
        let now = clock.now
        guard now - lastLook > .milliseconds(100) else { return true }
        lastLook = now
        if file != nil, TrainingWatch.catchInterrupt() { return false }
        if file != nil, now - lastSave > .seconds(1) {
            save(checkpoint())
            lastSave = clock.now
            if failure != nil { return false }
        }
        hasShown = true
        let left = progress.timeLeft(after: now - begin)?.milliseconds ?? 0
        Console.status(
            "\(progress.computed) of \(progress.planned) points, \(NumberText.significant(left / 1000, 2)) s left"
        )
        return true
    }

    func save(_ checkpoint: SurfaceCheckpoint) {
        guard let file, failure == nil else { return }
        do throws(FileError) {
            try FileSystem.writeAtomically(checkpoint.bytes, to: file, .flushed)
        } catch {
            failure = error
        }
    }

    func end() {
        if file != nil { FileSystem.cleanUpOnSignals() }
        if hasShown { Console.status("") }
    }
}

private func heights(_ text: String) throws -> [Double] {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.allSatisfy({ $0?.isFinite == true }) else {
        throw ValidationError("\"\(text)\" are no heights; write numbers such as 0.1,0.2,0.5.")
    }
    return numbers.compactMap { $0 }
}
