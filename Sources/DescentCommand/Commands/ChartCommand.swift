import ArgumentParser
import Batches
import CairoRenderer
import Drawing
import LessonFigures
import ReportBuilder

struct ChartCommand: ParsableCommand, Budgeted, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "chart", abstract: "Draws a chart from a file, for data that no experiment made.",
        discussion: """
            The file says what to draw, in YAML or JSON:

              title: Two runs
              x: Update
              y: {label: Mean Squared Error, scale: log}
              marks:
                - {mark: line, series: A, x: [0, 1, 2, 3], y: [49, 25.4, 13.17, 6.83]}
                - {mark: point, data: runs.csv, x: update, y: mse, series: run}

            Marks: line, point, bar, area, rule, rectangle, sector, function, error-band, error-bar, arrow, text,
            contour, filled-contour, heat-map, vectors, streamlines, surface3d. `.nan`, `.inf` and null are gaps.
            `facet: run` draws a chart for each value of a column. `panels`, `layers` and `factors` in place of `marks`
            make panels of any figures, a network diagram and a product worked out. docs/charts.md has all keys.

            EXAMPLES
              descent chart runs.yaml -o runs.svg
              descent chart runs.json -o runs.png --size 800x600 --theme dark
              cat runs.json | descent chart - -o runs.pdf
            """)

    @Argument(help: "A file, or - for the standard input.", completion: .charts)
    var spec: String

    @Option(name: .shortAndLong, help: "The file to write: .png, .svg or .pdf.", completion: .pictures)
    var output: String

    @OptionGroup var canvas: CanvasOptions

    @OptionGroup var messaging: MessageOptions

    @OptionGroup var budget: BudgetOptions

    var messages: MessageStyle { messaging.style }

    func validate() throws {
        try canvas.validate(for: try format(of: output, as: ImageFormat.self))
    }

    func run() throws {
        var diagnostics: [Diagnostic] = []
        let chart = try withFiles { () throws(FileError) in
            try ChartFile.read(
                spec,
                sweeps: { path throws(FileError) in try SweepFolder.swept(at: path) },
                diagnostics: &diagnostics)
        }
        try Console.report(diagnostics)
        guard let chart else { throw Console.failUnexplained() }
        for warning in chart.figure.warnings + [chart.note].compactMap({ $0 }) { Console.warn(warning) }
        var refusal: FigureError?
        let bytes = try canvas.render(format: try format(of: output, as: ImageFormat.self)) {
            size, measuring in
            refusal = chart.refusal(of: size, measuring: measuring)
            let fit = chart.fit(on: size, measuring: measuring)
            if let warning = fit.warning, refusal == nil { Console.warn(warning) }
            return fit.scene
        }
        if let refusal { throw Console.fail(refusal.description) }
        try withFiles { () throws(FileError) in try FileSystem.writeAtomically(bytes, to: output) }
    }
}
