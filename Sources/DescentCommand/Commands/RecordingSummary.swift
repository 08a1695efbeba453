import ArgumentParser
import Charting
import ReportBuilder
import TrainingCore

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
