import Charting
import TrainingCore

/// What can be said of a course of losses, checked on every one of them.
enum LossFinding: Hashable {
    /// The update at which a number was no longer finite.
    case diverged(Int)
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
        if high - low <= 1e-3 * abs(first) {
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
    ///   - every: how many updates lie between two losses.
    func title(of name: String, from first: Double, to last: Double, updates: Int, every: Int) -> String {
        let occasion = every == 1 ? "every update" : "every \(every) updates"
        let preposition = every == 1 ? "at" : "in"
        let (start, end) = Words.change(from: first, to: last)
        switch self {
        case .diverged(let update): return "The run diverges: no finite number after update \(update)"
        case .still: return "The \(name) hardly changes in \(Words.plural(updates, "update"))"
        case .multiplied(let ratio):
            return "\(occasion.capitalizedFirst) "
                + "\(every == 1 ? "multiplies" : "multiply") the \(name) by \(NumberText.significant(ratio, 4))"
        case .falls: return "The \(name) falls \(preposition) \(occasion)"
        case .rises: return "The \(name) rises \(preposition) \(occasion), from \(start) to \(end)"
        case .settles(let value):
            return "The \(name) falls from \(start) and settles near \(Words.number(value))"
        case .wavers(let rises, let steps):
            let what = last < first ? "falls" : "rises"
            let others = last < first ? rises : steps - rises
            guard others > 0 else { return "The \(name) \(what) from \(start) to \(end)" }
            let against = last < first ? "rising" : "not rising"
            return "The \(name) \(what) from \(start) to \(end), \(against) at \(others) of \(steps) steps"
        case .none: return "The \(name) after \(occasion)"
        }
    }
}
