import Charting
import Drawing
import LossLandscape
import TrainingCore

/// A run drawn over one of its weights: what was recorded after each update, not what the curve would say
/// there. Where other parameters change as well, the dots leave the curve.
struct CurveSteps {
    private let subject: Subject
    private let axis: ParameterRange
    /// After how many updates.
    private let updates: [Int]
    private let weights: [Double]
    /// The loss, or the error of the sample.
    private let values: [Double]
    private let isError: Bool
    private let sample: Int?
    /// Whose run it is, where there are several.
    private let owner: Phrase?
    /// The rows that get a dot.
    private let shown: [Int]
    /// How many rows lie outside of the plot.
    private let outside: Int
    /// The y axis, which reaches a little higher than the curve where the run does.
    let domain: ClosedRange<Double>?

    /// - Parameters:
    ///   - errorOf: the sample whose error is drawn; `nil` draws the loss.
    ///   - owner: whose run it is, where there are several.
    ///   - domain: the y axis that the curve needs.
    /// - Returns: `nil` if the network has no such weight.
    init?(
        _ subject: Subject, owner: Phrase?, axis: ParameterRange, errorOf sample: Int?,
        domain: ClosedRange<Double>?
    ) {
        let recording = subject.recording
        guard let weights = recording.history(of: axis.parameter) else { return nil }
        let updates = recording.keptUpdates
        let values: [Double]
        if let sample {
            let target = subject.experiment.data.targets[sample, 0]
            let inputs = subject.experiment.data.inputs
            values = updates.map { update in
                recording.network(after: update).map { $0.outputs(of: inputs)[sample, 0] - target } ?? .nan
            }
        } else {
            values = recording.keptLosses
        }
        self.subject = subject
        self.axis = axis
        self.updates = updates
        self.weights = weights
        self.values = values
        isError = sample != nil
        self.sample = sample
        self.owner = owner
        let inRange = updates.indices.filter { weights[$0] >= axis.from && weights[$0] <= axis.to }
        self.domain = domain.map { Self.domain($0, with: inRange.map { values[$0] }, isError: sample != nil) }
        let axisOfY = self.domain
        let inside = inRange.filter { row in
            values[row].isFinite && axisOfY.map { $0.contains(values[row]) } ?? true
        }
        outside = updates.count - inside.count
        shown = Thinning.rows(inside.count).map { inside[$0] }
    }

    /// The y axis with room for what the run recorded. Losses have a floor, so that all lower ones are shown; what
    /// is more than twice as high as the curve would make a line of it.
    private static func domain(
        _ curve: ClosedRange<Double>, with values: [Double], isError: Bool
    ) -> ClosedRange<Double> {
        let length = curve.upperBound - curve.lowerBound
        let floor = isError ? curve.lowerBound - 2 * length : -.greatestFiniteMagnitude
        let near = values.filter { $0 >= floor && $0 <= curve.upperBound + 2 * length }
        var (low, high) = (curve.lowerBound, curve.upperBound)
        if let least = near.min(), least < low { low = least - 0.05 * (high - least) }
        if let most = near.max(), most > high { high = most + 0.05 * (most - low) }
        return low...high
    }

    /// The dots, a ring at the start and tangents at the first few.
    func marks(xTitle: String, yTitle: String) -> [any ChartMark] {
        guard let first = shown.first else { return [] }
        var marks: [any ChartMark] = []
        let reach = (axis.to - axis.from) * 0.08
        for row in tangentRows {
            guard let slope = slope(row) else { continue }
            marks.append(
                RuleMark(
                    xStart: [weights[row] - reach], yStart: [values[row] - reach * slope],
                    xEnd: [weights[row] + reach], yEnd: [values[row] + reach * slope]
                ).foregroundStyle(Theme.contrast).lineStyle(width: 1.25))
        }
        marks.append(
            PointMark(
                x: .value(xTitle, shown.map { weights[$0] }), y: .value(yTitle, shown.map { values[$0] })
            ).foregroundStyle(Theme.accent).casing())
        if updates[first] == 0 {
            marks.append(
                PointMark(x: .value(xTitle, weights[first]), y: .value(yTitle, values[first]))
                    .symbol(.ring, radius: 4.5).foregroundStyle(Theme.accent).annotation(
                        "start", .right, .topRight))
        }
        return marks
    }

    /// The dots that have a tangent.
    private var tangentRows: [Int] {
        isError ? [] : shown.dropLast().prefix(4).filter { slope($0)?.isFinite ?? false }
    }

    /// The slope of the loss over all data along the weight, where the run stood.
    private func slope(_ row: Int) -> Double? {
        guard let network = subject.recording.network(after: updates[row]),
            let index = network.index(of: axis.parameter)
        else { return nil }
        return subject.experiment.state(at: network).gradient[index]
    }

    // MARK: Words

    private var quantity: Phrase { isError ? "error" : "loss" }

    /// What the dots are, and how many of how many, and what the lines on them are.
    var caption: Phrase {
        let tangents: Phrase = tangentRows.isEmpty ? "" : "Short lines: tangents at the first dots."
        return [dotsText, tangents].spoken.joined(" ")
    }

    private var dotsText: Phrase {
        let count = subject.recording.updateCount
        guard count > 0 else { return "" }
        var text: Phrase = "Dots: the recorded \(quantity)" + (owner.map { " of \($0)" } ?? "")
        if shown.count == updates.count, !subject.recording.isThinned {
            text +=
                " before the first and after each of "
                + Words.plural(.updateCount, count, "update", of: subject)
        } else {
            text +=
                " at \(.shownDots, shown.count, of: subject) of the \(.places, count + 1, of: subject) places of "
                + "the run"
        }
        if outside > 0 {
            text +=
                "; \(.outsideDots, outside, of: subject) lie\(outside == 1 ? "s" : "") outside of the plot"
        }
        return text
            + (subject.recording.changes(besides: axis.parameter)
                ? ". They leave the curve, as other \(subject.parametersWord) change, too." : ".")
    }

    private func weight(_ row: Int, _ digits: Statement.Digits = .significant(4)) -> Phrase {
        "\(.parameter(.value, axis.parameter), weights[row], of: subject, at: updates[row], digits)"
    }

    private func value(_ row: Int, _ digits: Statement.Digits = .significant(4)) -> Phrase {
        let quantity: Quantity = sample.map { .errorOfSample($0) } ?? .loss
        return "\(quantity, values[row], of: subject, at: updates[row], digits)"
    }

    /// The same for those who do not see the figure.
    var sentences: [Phrase] {
        guard !values.isEmpty else { return [] }
        let last = values.count - 1
        return [
            "The run goes from \(weight(0)) with \(value(0)) to \(weight(last)) with \(value(last)).",
            caption,
        ].spoken
    }

    /// What was recorded, in the rows of the dots.
    var tableRows: [[Phrase]] {
        shown.map { row in
            [
                "update \(number: .update, updates[row], of: subject)", weight(row, .significant(6)),
                value(row, .significant(6)),
            ]
        }
    }
}

extension Recording {
    /// Whether weights or biases other than this one changed: only then are losses not those of a curve over it.
    func changes(besides name: ParameterName) -> Bool {
        guard let own = experiment.network.index(of: name) else { return false }
        let start = parameters.row(0)
        return (0..<parameters.rows).contains { row in
            let place = parameters.row(row)
            return place.indices.contains { $0 != own && place[$0] != start[$0] }
        }
    }
}

/// Which of many values in a row get a dot.
enum Thinning {
    /// All of the first twenty, then fewer and fewer, and the last.
    static func rows(_ count: Int) -> [Int] {
        var result: [Int] = []
        var (next, step) = (0, 1)
        while next < count {
            result.append(next)
            if result.count % 20 == 0 { step *= 2 }
            next += step
        }
        if let last = result.last, last < count - 1 { result.append(count - 1) }
        return result
    }
}
