import ArgumentParser
import Charting
import ReportBuilder
import TrainingCore

struct TrainCommand: ParsableCommand, Budgeted, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Trains the network of an experiment and shows what was recorded.",
        discussion: """
            EXAMPLES
              descent train experiment.yaml
              descent train experiment.yaml --json
              descent train lesson.md#neuron -o recording.npz
              descent draw recording.npz --figure loss-history -o history.svg
              descent train experiment.yaml --until-loss 0.01 --seed 3
              descent train experiment.yaml --set training.optimizer.learning-rate=0.1
              cat experiment.json | descent train - --json
              cat samples.csv | descent train experiment.yaml
              descent train experiment.yaml --json --trace 0 --trace 19

            With data: {file: "-", …} in the experiment, its table is the standard input. Ctrl-C ends a \
            training early; what was recorded until then is printed and written, and the exit code is 130.

            A trace is everything that one update computed: every node value, pre-activation and slope of \
            its batch, and for every weight the factors of its gradient. Parameters and gradients of very \
            long trainings are thinned (every second, third … update); the recording says so.

            A recording as .npz or .json holds its experiment: draw, surface, curvature, gradients and predict take \
            it instead of one, without training again, and train trains it again. JSON holds at most \
            \(RecordingFile.jsonBudget) weights and gradients, of evenly spread updates; .npz all.
            """)

    @OptionGroup var argument: ExperimentArgument

    @Flag(help: "Print the recording as one JSON object.")
    var json = false

    @Option(
        name: .shortAndLong, help: "Write the recording to a file: .npz, .csv or .json.", completion: .numbers
    )
    var output: String?

    @Option(
        help: "Use this seed instead of the training's, also for weights and data without one of their own.")
    var seed: UInt64?

    @Flag(help: "End with exit code 3 if the training diverged; what was recorded is written all the same.")
    var strict = false

    @OptionGroup var settings: SettingOptions

    @Option(name: .customLong("until-loss"), help: "Stop as soon as the loss over all data is no larger.")
    var untilLoss: Double?

    @Option(
        help: ArgumentHelp(
            "Also record the complete pass forward and back of this update, counted from 0; repeatable.",
            valueName: "update"))
    var trace: [Int] = []

    @OptionGroup var quiet: QuietOption

    @OptionGroup var budget: BudgetOptions

    var messages: MessageStyle { quiet.style(json: json) }

    func validate() throws {
        if let update = trace.first(where: { $0 < 0 }) {
            throw ValidationError("--trace counts updates from 0, so there is no \(update).")
        }
        if let output { _ = try format(of: output, as: ResultFormat.self) }
        if let untilLoss, !untilLoss.isFinite {
            throw ValidationError("--until-loss takes a finite number, not \(untilLoss).")
        }
    }

    func run() throws {
        let source = try readExperiment(argument.experiment, seed: seed, settings: settings)
        let experiment = try source.experiment.tracing(trace)
        let watch = TrainingWatch(updates: experiment.training.updates)
        let recording = experiment.run(untilLoss: untilLoss, mayContinue: watch.mayContinue)
        watch.end()
        let file = RecordingFile(id: source.id, recording)
        if let output {
            try withFiles { () throws(FileError) in try ResultFormat.write(file, to: output) }
        }
        if json {
            print(file.json)
        } else {
            let text = RecordingSummary(recording).text
            if output == nil { print(text, terminator: "") } else { Console.say(text, terminator: "") }
        }
        if strict, let update = recording.divergedAtUpdate {
            Console.note("the training diverged at update \(update)")
            throw ExitCode(3)
        }
        guard recording.ending == .interrupted else { return }
        Console.note("interrupted after \(recording.updateCount) updates")
        throw ExitCode(130)
    }
}

extension Experiment {
    /// With more traces to record; refused if one is beyond the last update.
    fileprivate func tracing(_ updates: [Int]) throws -> Experiment {
        guard !updates.isEmpty else { return self }
        if let update = updates.first(where: { $0 >= training.updates }) {
            throw Console.fail(
                "there is no update \(update) to trace: the training has \(training.updates), counted from 0")
        }
        var options = recording
        options.traces += updates
        do {
            return try with(recording: options)
        } catch {
            throw Console.fail("\(error)")
        }
    }
}

extension FunctionLayer {
    /// As `0.3` of a dropout, before the place.
    var settingsText: String {
        setting.map { "\(NumberText.significant($0, 6)) " } ?? ""
    }

    var modeText: String { function.behavior == .passThrough ? ", in training only" : "" }
}
