import ArgumentParser
import CairoRenderer
import Drawing
import LessonFigures
import ReportBuilder

struct DrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw", abstract: "Draws a teaching figure of one or more experiments.",
        discussion: """
            `descent figures` lists the kinds, `descent figures KIND` the options of one.

            EXAMPLES
              descent draw experiment.yaml --figure loss-history -o history.png
              descent draw lesson.md#a lesson.md#b --figure predictions -o predictions.svg
              descent draw lesson.md#neuron --figure loss-curve --option 'x=W1[0,1]=-1:2:121' -o curve.pdf
              descent draw experiment.yaml --figure network -o net.png --size 800x600 --theme dark
              descent draw lesson.md#neuron --figure loss-history -o history.svg --page
              descent draw lesson.md#neuron --figure loss-history -o history.gif --animate
            """)

    @Argument(help: "Files, lesson.md#id, or - for the standard input.")
    var experiments: [String] = []

    @Option(help: "The kind of figure.")
    var figure: String

    @Option(
        name: .shortAndLong, help: "The file to write: .png, .svg or .pdf; animated, .apng, .gif or .svg.")
    var output: String

    @OptionGroup var canvas: CanvasOptions

    @Option(name: .customLong("option"), help: "An option of the figure as KEY=VALUE; lists with commas.")
    var options: [String] = []

    @OptionGroup var animation: AnimationOptions

    func validate() throws {
        let kind = try kind()
        try animation.validate(kind: kind, output: output, canvas: canvas)
        if !animation.animate { try canvas.validate(for: try format(of: output, as: ImageFormat.self)) }
        _ = try values(for: kind)
        guard kind.subjects.contains(experiments.count) else {
            let range = kind.subjects
            let wanted =
                range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
            throw ValidationError("\(kind.name) takes \(wanted) experiments, not \(experiments.count).")
        }
    }

    func run() throws {
        let subjects = try experiments.map { argument in
            let source = try readExperiment(argument)
            return Subject(id: source.id, recording: source.experiment.run())
        }
        let kind = try kind()
        let input = FigureInput(subjects: subjects, options: try values(for: kind))
        let figure: LessonFigure
        do {
            figure = try kind.make(input)
        } catch {
            throw Console.fail(error.description)
        }
        for note in figure.notes { Console.warn(note) }
        let bytes =
            animation.animate
            ? try animation.render(figure, as: try format(of: output, as: AnimationFile.self), on: canvas)
            : try canvas.render(format: try format(of: output, as: ImageFormat.self)) { size, measuring in
                figure.scene(size: size, measuring: measuring)
            }
        try withFiles { () throws(FileError) in try FileSystem.writeAtomically(bytes, to: output) }
    }

    private func kind() throws -> FigureKind {
        if let kind = FigureCatalog.kind(named: figure) { return kind }
        throw ValidationError(unknown("figure", figure, among: FigureCatalog.kinds.map(\.name)))
    }

    private func values(for kind: FigureKind) throws -> [String: OptionValue] {
        var values: [String: OptionValue] = [:]
        for text in options {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
                String.init)
            guard parts.count == 2 else {
                throw ValidationError("\"\(text)\" is not an option; write --option KEY=VALUE.")
            }
            guard let option = kind.options.first(where: { $0.name == parts[0] }) else {
                throw ValidationError(
                    unknown("option of \(kind.name)", parts[0], among: kind.options.map(\.name)))
            }
            guard values[option.name] == nil else {
                throw ValidationError("The option \(option.name) is given twice.")
            }
            guard let value = OptionValue(parsing: parts[1], of: option) else {
                throw ValidationError("The option \(option.name) takes \(option.kind), not \"\(parts[1])\".")
            }
            values[option.name] = value
        }
        return values
    }
}

/// There is no such thing; perhaps another one was meant.
func unknown(_ what: String, _ name: String, among names: [String]) -> String {
    let near = Spelling.nearest(to: name, among: names).map { "Did you mean \($0)?" }
    let all = names.isEmpty ? "There are none." : "There are \(names.joined(separator: ", "))."
    return "There is no \(what) \"\(name)\". \(near ?? all)"
}
