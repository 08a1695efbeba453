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

/// A recording in a few lines.
struct RecordingSummary {
    let recording: Recording

    init(_ recording: Recording) {
        self.recording = recording
    }

    var text: String {
        let network = recording.experiment.network
        var lines = [
            line("parameters", "\(network.parameterCount)"),
            line("samples", "\(recording.experiment.data.sampleCount)"),
            line("updates", "\(recording.updateCount)" + ending),
            line("loss at the start", NumberText.significant(recording.initial.loss, 6)),
            line("loss at the end", NumberText.significant(recording.final.loss, 6)),
        ]
        for series in RecordedSeries.all where series.name != "loss" && series.name != "penalty" {
            let list = series.list(recording)
            guard !series.isOfUpdates, let start = list.first else { continue }
            // Where the weights of the best update are the result, its numbers are.
            let end = list[recording.finalUpdate]
            lines.append(
                line(
                    series.column.replacing("_", with: " "),
                    "\(NumberText.significant(start, 6)) → \(NumberText.significant(end, 6))"))
        }
        if let best = recording.bestUpdate, let part = recording.experiment.training.earlyStopping?.part {
            let loss = NumberText.significant(recording.history(of: part).loss[best], 6)
            let isRestored = recording.finalUpdate == best && best != recording.updateCount
            lines.append(
                line(
                    "best update",
                    "\(best), with the \(part.rawValue) loss \(loss)"
                        + (isRestored ? "; its weights are the result" : "")))
        }
        if let start = recording.penalty.first, let end = recording.penalty.last {
            lines.append(
                line("penalty", "\(NumberText.significant(start, 6)) → \(NumberText.significant(end, 6))"))
        }
        if recording.isThinned {
            let kept = recording.keptUpdates
            let first = kept.prefix(3).map { "\($0)" }.joined(separator: ", ")
            lines.append(line("weights kept", "of \(kept.count) moments: after \(first) … updates"))
        }
        if let update = recording.divergedAtUpdate {
            lines.append(line("diverged", "at update \(update): the loss or a weight is no finite number"))
        }
        for (index, layer) in network.layers.enumerated() {
            for stage in layer.behind {
                lines.append(
                    line(stage.name, "\(stage.settingsText)behind layer \(index + 1)\(stage.modeText)"))
            }
        }
        let names = network.parameterNames
        for index in names.indices.prefix(24) {
            let start = NumberText.significant(recording.initial.network.parameters[index], 6)
            let end = NumberText.significant(recording.final.network.parameters[index], 6)
            lines.append(
                line(names[index].description, recording.updateCount == 0 ? start : "\(start) → \(end)"))
        }
        if names.count > 24 { lines.append("… and \(names.count - 24) more; --json prints all") }
        return lines.joined(separator: "\n") + "\n"
    }

    private var ending: String {
        switch recording.ending {
        case .complete, .diverged: ""
        case .lossReached: " of \(recording.experiment.training.updates), the loss is reached"
        case .stoppedEarly:
            " of \(recording.experiment.training.updates), stopped early"
        case .interrupted: " of \(recording.experiment.training.updates), interrupted"
        }
    }

    private func line(_ name: String, _ value: String) -> String {
        name + String(repeating: " ", count: max(1, 20 - name.count)) + value
    }
}

extension FunctionLayer {
    /// The rate of a dropout, before the place.
    fileprivate var settingsText: String {
        (function as? Dropout).map { "\(NumberText.significant($0.rate, 6)) " } ?? ""
    }

    fileprivate var modeText: String { function.behavior == .passThrough ? ", in training only" : "" }
}
