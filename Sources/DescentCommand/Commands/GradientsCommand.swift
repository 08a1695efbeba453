import ArgumentParser
import Charting
import ReportBuilder
import Tables
import TrainingCore

struct GradientsCommand: ParsableCommand, Budgeted, Messaging {
    static let configuration = CommandConfiguration(
        commandName: "gradients",
        abstract: "Prints every gradient by backpropagation beside its finite difference.",
        discussion: """
            Finite differences are central ones with Richardson's extrapolation. Samples for which a step \
            crosses a kink, such as that of relu, have no one slope there; both gradients are also \
            compared without them, and the table counts them. Ends with 1 if the two disagree by more \
            than 1e-6 of the larger. The gradient is that of the loss, without a penalty.

            EXAMPLES
              descent gradients experiment.yaml
              descent gradients lesson.md#neuron --after-training
              descent gradients experiment.yaml --json
            """)

    @OptionGroup var argument: ExperimentArgument

    @Flag(name: .customLong("after-training"), help: "Where the training ends instead of where it starts.")
    var isAfterTraining = false

    @Flag(help: "Print one JSON object.")
    var json = false

    @Option(help: "Use this seed instead of the training's.")
    var seed: UInt64?

    @OptionGroup var settings: SettingOptions

    @OptionGroup var quiet: QuietOption

    @OptionGroup var budget: BudgetOptions

    var messages: MessageStyle { quiet.style(json: json) }

    func run() throws {
        let source = try readExperiment(argument.experiment, seed: seed, settings: settings)
        let experiment = source.experiment
        let network = isAfterTraining ? source.trained().final.network : experiment.network
        let check = experiment.gradientCheck(known: network)
        print(json ? "\(check.json)" : check.table)
        guard let worst = check.worstRelativeDifference, !(worst <= 1e-6) else { return }
        throw Console.fail("the gradients differ by \(NumberText.significant(worst, 3)) of the larger")
    }
}

extension GradientCheck {
    fileprivate var json: JSONValue {
        let rows = names.indices.map { index in
            JSONValue.object([
                .init("parameter", .string(names[index].description)),
                .init("gradient", .number(gradient[index])),
                .init("finiteDifference", .number(finiteDifferences[index])),
                .init("kinksCrossed", .integer(kinksCrossed[index])),
                .init("smoothSamples", .integer(smoothSamples[index])),
                .init("relativeDifference", relativeDifferences[index].map { .number($0) } ?? .null),
            ])
        }
        return .object([
            .init("loss", .number(loss)), .init("gradients", .array(rows)),
            .init("worstRelativeDifference", worstRelativeDifference.map { .number($0) } ?? .null),
        ])
    }

    /// Columns of equal width, the numbers to 10 digits.
    fileprivate var table: String {
        let titles = ["parameter", "backpropagation", "finite difference", "relative", "kinks"]
        let differences = relativeDifferences
        let rows = names.indices.map { index in
            [
                names[index].description, NumberText.significant(gradient[index], 10),
                NumberText.significant(finiteDifferences[index], 10),
                differences[index].map { NumberText.significant($0, 2) } ?? "–",
                kinksCrossed[index] == 0 ? "" : "\(kinksCrossed[index])",
            ]
        }
        let widths = titles.indices.map { column in
            ([titles] + rows).map { $0[column].count }.max() ?? 0
        }
        var lines = ([titles] + rows).map { row in
            let cells = row.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - row[column].count)
                return column == 0 ? row[column] + space : space + row[column]
            }
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
        if let worst = worstRelativeDifference {
            lines.append("largest relative difference \(NumberText.significant(worst, 2))")
        }
        return lines.joined(separator: "\n")
    }
}
