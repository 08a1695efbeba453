import ArgumentParser

struct DescentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "descent",
        abstract: "Trains small neural networks, draws how they learn, and builds courses about it.",
        discussion: """
            An EXPERIMENT is a YAML or JSON file, an experiment of a lesson written as lesson.md#id, \
            or - for the standard input.

            EXAMPLES
              descent new my-course
              descent build my-course
              descent train my-course/first-lesson.md#neuron
              descent draw my-course/first-lesson.md#neuron --figure loss-history -o history.png

            Exit codes: 0 all went well; 1 the material has errors; 2 some of many things failed, and the \
            others are whole; 3 a training diverged (--strict); \(BudgetOptions.exitCode) --timeout or --memory was \
            used up; 64 the command was used wrongly; 129, 130, 143 it was interrupted.

            descent --version --verbose names the commit it was built from and the versions of its libraries.
            """,
        version: VersionText.version,
        subcommands: [
            TrainCommand.self, PredictCommand.self, GradientsCommand.self, CurvatureCommand.self,
            SurfaceCommand.self,
            DrawCommand.self, ExportCommand.self, ChartCommand.self, FiguresCommand.self, SchemaCommand.self,
            BuildCommand.self,
            CheckCommand.self, ServeCommand.self, SweepCommand.self, MergeCommand.self, StatusCommand.self,
            ExplainCommand.self,
            NewCommand.self, ImportCommand.self,
        ])
}
