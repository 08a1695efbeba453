import Charting
import TrainingCore

/// What can be said of a course of losses, checked on every one of them.
enum LossFinding: Hashable {
    /// The update at which a number was no longer finite.
    case diverged(Int)
    /// All losses are the same.
    case constant
    /// All losses are within a thousandth of the first.
    case still
    case multiplied(by: Double)
    case falls
    case rises
    /// Falls, and then stays where it is: all of the last quarter lie within a thousandth of the fall.
    case settles(near: Double)
    /// Ends lower or higher than it began, rising and falling on the way so many times of so many.
    case wavers(rises: Int, steps: Int)
    case none

    init(_ values: [Double], divergedAt update: Int?) {
        if let update {
            self = .diverged(update)
            return
        }
        guard let first = values.first, let last = values.last, values.count > 1,
            values.allSatisfy(\.isFinite)
        else {
            self = .none
            return
        }
        let steps = values.count - 1
        let rises = zip(values, values.dropFirst()).count { $0 < $1 }
        let falls = zip(values, values.dropFirst()).count { $0 > $1 }
        let (low, high) = (values.min() ?? first, values.max() ?? first)
        if high == low {
            self = .constant
        } else if high - low <= 1e-3 * abs(first) {
            self = .still
        } else if let ratio = Self.ratio(values), NumberText.significant(ratio, 4) != "1" {
            self = .multiplied(by: ratio)
        } else if last < first, let settled = Self.settled(values, fall: first - last) {
            self = .settles(near: settled)
        } else if falls == steps {
            self = .falls
        } else if rises == steps {
            self = .rises
        } else if last != first {
            self = .wavers(rises: rises, steps: steps)
        } else {
            self = .none
        }
    }

    /// The factor between successive losses, if it is the same at every step (to 10⁻⁶).
    private static func ratio(_ values: [Double]) -> Double? {
        let ratios = zip(values, values.dropFirst()).map { $1 / $0 }
        guard ratios.count > 2, let first = ratios.first, first.isFinite, first > 0 else { return nil }
        return ratios.allSatisfy { abs($0 - first) <= 1e-6 * abs(first) } ? first : nil
    }

    private static func settled(_ values: [Double], fall: Double) -> Double? {
        let tail = values.suffix(values.count / 4)
        guard values.count >= 20, let low = tail.min(), let high = tail.max(), high - low <= 1e-3 * fall
        else {
            return nil
        }
        return values.last
    }

    /// A title: "The MSE falls at every update".
    ///
    /// - Parameters:
    ///   - name: of the loss.
    ///   - first: the update and the loss where the course begins, and `last` where it ends.
    ///   - history: which losses they are.
    func title(
        of name: String, _ subject: Subject, _ history: Quantity.History,
        from first: (update: Int, value: Double),
        to last: (update: Int, value: Double)
    ) -> Phrase {
        let every = subject.experiment.recording.lossEvery
        let occasion: Phrase =
            every == 1 ? "every update" : "every \(.lossEvery, every, of: subject) updates"
        let preposition: Phrase = every == 1 ? "at" : "in"
        let digits = Words.digits(between: first.value, and: last.value)
        let start: Phrase = "\(.history(history), first.value, of: subject, at: first.update, digits)"
        let end: Phrase = "\(.history(history), last.value, of: subject, at: last.update, digits)"
        switch self {
        case .diverged(let update):
            return "The run diverges: no finite number after update \(.divergedAt, update, of: subject)"
        case .constant, .still:
            let updates = Words.plural(.updateCount, subject.recording.updateCount, "update", of: subject)
            return
                "The \(name: name) \(self == .constant ? "does not change" : "hardly changes") in \(updates)"
        case .multiplied(let ratio):
            return
                "\(occasion.capitalizedFirst) \(every == 1 ? "multiplies" : "multiply") the \(name: name) by "
                + "\(.lossRatio, ratio, of: subject)"
        case .falls: return "The \(name: name) falls \(preposition) \(occasion)"
        case .rises: return "The \(name: name) rises \(preposition) \(occasion), from \(start) to \(end)"
        case .settles(let value):
            return "The \(name: name) falls from \(start) and settles near "
                + "\(.history(history), value, of: subject, at: last.update)"
        case .wavers(let rises, let steps):
            let isFall = last.value < first.value
            let what: Phrase = isFall ? "falls" : "rises"
            let others = isFall ? rises : steps - rises
            guard others > 0 else { return "The \(name: name) \(what) from \(start) to \(end)" }
            return
                "The \(name: name) \(what) from \(start) to \(end), \(isFall ? "rising" : "not rising") at "
                + "\(isFall ? .risingSteps : .notRisingSteps, others, of: subject) of "
                + "\(.steps, steps, of: subject) steps"
        case .none:
            return last.update == 0
                ? "The \(name: name) before the first update" : "The \(name: name) after \(occasion)"
        }
    }
}
