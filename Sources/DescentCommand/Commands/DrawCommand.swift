import ArgumentParser
import CairoRenderer
import Drawing
import LessonFigures
import ReportBuilder
import TrainingCore

struct DrawCommand: ParsableCommand, Budgeted, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "draw", abstract: "Draws a figure of a lesson, or one of experiments.",
        discussion: """
            A figure of a lesson (lesson.md#id) is drawn as its page shows it. With --figure KIND the arguments \
            are experiments, or recordings that `descent train` has written; of a kind that shows a sweep it is the folder \
            that `descent sweep` has written, or the file of a sweep, which is trained then. `descent figures` lists the \
            kinds, `descent figures KIND` the options of one.

            EXAMPLES
              descent draw lesson.md#falling-loss -o falling-loss.png
              descent draw lesson.md#falling-loss -o falling-loss.pdf --theme print --size 480x320
              descent draw experiment.yaml --figure loss-history -o history.png
              descent draw lesson.md#a lesson.md#b --figure predictions -o predictions.svg
              descent draw lesson.md#neuron --figure loss-curve --option 'x=W1[0,1]=-1:2:121' -o curve.pdf
              descent draw experiment.yaml --figure network -o net.png --size 800x600 --theme dark
              descent draw lesson.md#neuron --figure loss-history -o history.svg --page
              descent draw recording.npz --figure loss-history -o history.png
              descent draw lesson.md#neuron --figure loss-history -o history.gif --animate
              descent draw rates --figure sweep-sensitivity -o rates.svg
            """)

    @Argument(
        help:
            "lesson.md#id of a figure; with --figure, experiments: files, recordings, lesson.md#id, or - for the input; or a sweep: its folder, file or lesson.md#id.",
        completion: .drawable)
    var experiments: [String] = []

    @Option(help: "The kind of figure to draw of experiments.", completion: .figureKind)
    var figure: String?

    @Option(
        name: .shortAndLong, help: "The file to write: .png, .svg or .pdf; animated, .apng, .gif or .svg.",
        completion: .pictures)
    var output: String

    @Option(help: "A title instead of the figure's own; an empty one leaves it out.")
    var title: String?

    @Option(help: "A subtitle instead of the figure's own; an empty one leaves it out.")
    var subtitle: String?

    @OptionGroup var canvas: CanvasOptions

    @Option(
        name: .customLong("option"), help: "An option of the figure as KEY=VALUE; lists with commas.",
        completion: .figureOption)
    var options: [String] = []

    @OptionGroup var steps: CheckpointOptions

    @OptionGroup var settings: SettingOptions

    @OptionGroup var animation: AnimationOptions

    @OptionGroup var messaging: MessageOptions

    @OptionGroup var budget: BudgetOptions

    var messages: MessageStyle { messaging.style }

    func validate() throws {
        guard let kind = try kind() else { return try validateLessonFigure() }
        try animation.validate(kind: kind, output: output, canvas: canvas)
        if !animation.animate { try canvas.validate(for: try format(of: output, as: ImageFormat.self)) }
        _ = try values(for: kind)
        if !steps.checkpoints.isEmpty {
            guard Self.kindsOfCheckpoints.contains(kind.name), experiments.count == 1 else {
                throw ValidationError(
                    "--checkpoints are places without batches and gradients, for one experiment and "
                        + "\(Self.kindsOfCheckpoints.joined(separator: ", ")).")
            }
        }
        guard kind.subjects.contains(experiments.count) else {
            let range = kind.subjects
            let noun = kind.isOfSweep ? "sweep" : "experiment"
            let wanted =
                range.count == 1
                ? counted(range.lowerBound, noun) : "\(range.lowerBound) to \(range.upperBound) \(noun)s"
            throw ValidationError("\(kind.name) takes \(wanted), not \(experiments.count).")
        }
    }

    /// The figures that need places of a path alone, and say nothing of updates in prose.
    private static let kindsOfCheckpoints = ["loss-plane", "loss-surface", "loss-surface-3d"]

    /// Without a kind one figure of a lesson is drawn, whose options stand in the lesson.
    private func validateLessonFigure() throws {
        let remedy = "Add --figure KIND (`descent figures` lists the kinds), or name a figure: lesson.md#id."
        guard let argument = experiments.first else { throw ValidationError("Nothing to draw. \(remedy)") }
        let path = argument.split(separator: "#", omittingEmptySubsequences: false).first ?? ""
        guard path.hasSuffix(".md") else {
            throw ValidationError("\"\(argument)\" names no figure of a lesson. \(remedy)")
        }
        guard experiments.count == 1 else {
            throw ValidationError("One figure of a lesson is drawn at a time, not \(experiments.count).")
        }
        guard options.isEmpty else {
            throw ValidationError("The options of a figure stand in its lesson; leave --option out.")
        }
        guard settings.settings.isEmpty else {
            throw ValidationError(
                "--set changes experiments, which a figure of a lesson has of its own; add --figure KIND.")
        }
        // Whether it can be animated is known when it has been read.
        guard !animation.animate else { return }
        try animation.validateStill(output: output)
        try canvas.validate(for: try format(of: output, as: ImageFormat.self))
    }

    func run() throws {
        let fonts: FontSet
        do { fonts = try FontSet.system() } catch { throw Console.fail(error.description) }
        var (figure, own) = try figure(fonts: fonts)
        if let title { figure.content.title = title }
        if let subtitle { figure.content.subtitle = subtitle }
        let measurer: CairoTextMeasurer
        do { measurer = try CairoTextMeasurer(fonts: fonts) } catch { throw Console.fail(error.description) }
        if let given = canvas.givenSize, let refusal = figure.refusal(of: given, measuring: measurer) {
            throw Console.fail(refusal.description)
        }
        if let given = canvas.givenSize {
            figure.notes += [figure.content.fit(size: given, measuring: measurer).warning].compactMap { $0 }
        } else if own == nil {
            figure.makeRoom(measuring: measurer)
            own = figure.size
        }
        for note in figure.notes { Console.warn(note) }
        let bytes =
            animation.animate
            ? try animation.render(
                figure, size: canvas.givenSize ?? own, as: try format(of: output, as: AnimationFile.self),
                on: canvas)
            : try canvas.render(format: try format(of: output, as: ImageFormat.self), fonts: fonts) {
                size, measuring in
                figure.scene(size: size ?? own, measuring: measuring)
            }
        try withFiles { () throws(FileError) in try FileSystem.writeAtomically(bytes, to: output) }
    }

    /// The figure, and the size that its lesson gives it.
    private func figure(fonts: FontSet) throws -> (LessonFigure, Size?) {
        guard let kind = try kind() else { return try lessonFigure(fonts: fonts) }
        if kind.isOfSweep { return (try sweepFigure(kind), nil) }
        let sources = try experiments.map { try readExperiment($0, settings: settings) }
        // Recordings of one experiment are told apart by their files.
        var input = FigureInput(
            subjects: try sources.map { source in
                let isOnly = sources.count { $0.id == source.id } == 1
                return Subject(
                    id: isOnly ? source.id : source.name,
                    recording: try steps.recording(of: source) ?? source.trained())
            }, options: try values(for: kind))
        if let count = input.seedCount, sources.count == 1 {
            input.subjects[0].reruns = sources[0].reruns(seeds: count)
        }
        do {
            var figure = try kind.make(input)
            if !steps.checkpoints.isEmpty {
                figure.notes.append(
                    "The path goes from checkpoint to checkpoint: update k is the step to number k + 1.")
            }
            return (figure, nil)
        } catch {
            throw Console.fail(error.description)
        }
    }

    private func sweepFigure(_ kind: FigureKind) throws -> LessonFigure {
        let sweep = try readSweep(experiments[0], settings: settings)
        let id = experiments[0].split(whereSeparator: { "/#".contains($0) }).last.map(String.init) ?? "sweep"
        do {
            return try kind.make(FigureInput(sweep: sweep, id: id, options: try values(for: kind)))
        } catch let error as FigureError {
            throw Console.fail(error.description)
        }
    }

    private func lessonFigure(fonts: FontSet) throws -> (LessonFigure, Size?) {
        let measurer: CairoTextMeasurer
        do { measurer = try CairoTextMeasurer(fonts: fonts) } catch { throw Console.fail(error.description) }
        var diagnostics: [Diagnostic] = []
        let source = try withFiles { () throws(FileError) in
            try FigureSource.read(experiments[0], measuring: measurer, diagnostics: &diagnostics)
        }
        try Console.report(diagnostics)
        guard let source else { throw Console.failUnexplained() }
        if animation.animate { try animation.validate(kind: source.kind, output: output, canvas: canvas) }
        return (source.figure, source.size)
    }

    private func kind() throws -> FigureKind? {
        guard let figure else { return nil }
        if let kind = FigureCatalog.kind(named: figure) { return kind }
        throw ValidationError(unknown("figure", figure, among: FigureCatalog.kinds.map(\.name)))
    }

    private func values(for kind: FigureKind) throws -> [String: OptionValue] {
        do {
            return try OptionArguments.read(options, of: kind)
        } catch {
            throw ValidationError(error.messages.joined(separator: "\n"))
        }
    }
}

/// There is no such thing; perhaps another one was meant.
func unknown(_ what: String, _ name: String, among names: [String]) -> String {
    let near = Spelling.nearest(to: name, among: names).map { "Did you mean \($0)?" }
    let all = names.isEmpty ? "There are none." : "There are \(names.joined(separator: ", "))."
    return "There is no \(what) \"\(name)\". \(near ?? all)"
}
