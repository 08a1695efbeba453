import Charting
import Schema
import Sweeps

/// The settings of a sweep that a figure shows: all, or those that its option `where` keeps.
struct SweepSelection: Sendable {
    let id: String
    let plan: SweepPlan
    let settings: [SweptSetting]
    let measures: [SweepMeasure]

    init(_ input: FigureInput) throws(FigureError) {
        guard let sweep = input.sweep else {
            throw FigureError("The figure has no sweep.", remedy: "Name one with `of`.", option: "of")
        }
        id = input.sweepID
        plan = sweep.plan
        measures = sweep.measures
        var settings = sweep.settings
        for condition in input.texts("where") ?? [] {
            let (axis, values) = try Self.condition(condition, plan)
            settings.removeAll { !values.contains($0.values[axis]) }
        }
        self.settings = settings
        guard settings.contains(where: { !$0.finished.isEmpty }) else {
            throw FigureError(
                settings.contains { !$0.runs.isEmpty }
                    ? "No run that is shown finished: there is nothing to draw."
                    : "No run that is shown is done yet.",
                remedy: "Vary other values, or go on with the sweep.", option: "of")
        }
    }

    /// The key of `KEY=VALUE`, and which of its values are meant.
    private static func condition(
        _ text: String, _ plan: SweepPlan
    ) throws(FigureError) -> (axis: Int, values: Set<Value>) {
        guard let sign = text.firstIndex(of: "=") else {
            throw FigureError(
                "\"\(text)\" says of no key what it is.", remedy: "Write KEY=VALUE: where: batch=8.",
                option: "where")
        }
        let axis = try Self.axis(named: String(text[..<sign]), plan, option: "where")
        let value = String(text[text.index(after: sign)...])
        let number = Double(value)
        let values = plan.axes[axis].values.filter { own in
            if case .number(let own, _) = own { own == number } else { own.cell == value }
        }
        guard !values.isEmpty else {
            throw FigureError(
                "\(plan.axes[axis].key) is never \(value).",
                remedy:
                    "Name one of \(plan.axes[axis].values.prefix(12).map(\.cell).joined(separator: ", ")).",
                option: "where")
        }
        return (axis, Set(values))
    }

    // MARK: Keys

    /// The key of a name: the whole key, or its last part where no other key ends with that.
    static func axis(named name: String, _ plan: SweepPlan, option: String) throws(FigureError) -> Int {
        let keys = plan.axes.indices
        if let whole = keys.first(where: { plan.axes[$0].key == name }) { return whole }
        let ending = keys.filter { Self.name(of: $0, plan) == name }
        guard ending.count == 1, let key = ending.first else {
            throw FigureError(
                "The sweep varies no \"\(name)\".",
                remedy: plan.axes.isEmpty
                    ? "It varies nothing but seeds."
                    : "Name one of \(keys.map { Self.name(of: $0, plan) }.joined(separator: ", ")).",
                option: option)
        }
        return key
    }

    /// The last part of a key, or all of it where others end with that too.
    private static func name(of axis: Int, _ plan: SweepPlan) -> String {
        func last(_ key: String) -> Substring { key.split(separator: ".").last ?? Substring(key) }
        let own = last(plan.axes[axis].key)
        return plan.axes.count { last($0.key) == own } == 1 ? String(own) : plan.axes[axis].key
    }

    func name(of axis: Int) -> String { Self.name(of: axis, plan) }

    /// The keys in which the settings differ.
    var free: [Int] { plan.axes.indices.filter { axis in Set(settings.map { $0.values[axis] }).count > 1 } }

    /// The values that a key has among the settings, in their order.
    func values(of axis: Int) -> [Value] {
        let present = Set(settings.map { $0.values[axis] })
        return plan.axes[axis].values.filter(present.contains)
    }

    /// The same, numbers ascending.
    func sorted(_ axis: Int) -> [Value] {
        guard numbers(of: axis) != nil else { return values(of: axis) }
        func number(_ value: Value) -> Double { if case .number(let number, _) = value { number } else { 0 } }
        return values(of: axis).sorted { number($0) < number($1) }
    }

    /// The numbers that a key has among the settings, ascending; `nil` where not all are numbers.
    func numbers(of axis: Int) -> [Double]? {
        var numbers: [Double] = []
        for value in values(of: axis) {
            guard case .number(let number, _) = value, number.isFinite else { return nil }
            numbers.append(number)
        }
        return numbers.sorted()
    }

    /// Refuses settings that differ in more than what is drawn.
    func refuse(keysBesides drawn: [Int]) throws(FigureError) {
        guard let other = free.first(where: { !drawn.contains($0) }) else { return }
        let values = values(of: other)
        throw FigureError(
            "The settings differ in \(name(of: other)) as well, which the figure does not draw.",
            remedy: "Keep one value of it: where: \(name(of: other))=\(values[0].cell).", option: "where")
    }

    // MARK: What is measured

    /// What the option `measure` names; without it the loss on test data, else the loss.
    func measure(_ input: FigureInput) throws(FigureError) -> SweepMeasure {
        guard let name = input.text("measure") else {
            return measures.contains(.testLoss) ? .testLoss : .loss
        }
        guard let measure = measures.first(where: { $0.rawValue == name }) else {
            throw FigureError(
                "The runs of \(id) have no \(name).",
                remedy: "Name one of \(measures.map(\.rawValue).joined(separator: ", ")).", option: "measure")
        }
        return measure
    }

    // MARK: Words

    func value(_ axis: Int, of setting: SweptSetting) -> Phrase {
        guard case .number(let number, _) = setting.values[axis] else {
            return Phrase(name: setting.values[axis].cell)
        }
        return "\(.sweep(.value(key: axis, setting: setting.number)), number, .significant(3))"
    }

    /// "learning-rate = 0.01, batch = 8": the keys in which settings differ.
    func phrase(_ setting: SweptSetting, keys: [Int]? = nil) -> Phrase {
        let parts = (keys ?? free).map { "\(name: name(of: $0)) = \(value($0, of: setting))" as Phrase }
        return parts.isEmpty ? Phrase(name: id) : parts.joined(", ")
    }

    /// The same in labels that stand below the names of the keys: "0.01, 8".
    func values(of setting: SweptSetting) -> String {
        free.isEmpty ? id : free.map { setting.values[$0].label }.joined(separator: ", ")
    }

    /// "learning-rate, batch": the keys in which settings differ.
    var keys: String { free.map(name).joined(separator: ", ") }

    /// The number of runs of each setting in words: "one run", "20 seeds".
    var seeds: Phrase {
        guard let planned = settings.first?.planned, planned > 1 else { return "one run a setting" }
        return free.isEmpty
            ? "\(.sweep(.seeds), planned) seeds" : "\(.sweep(.seeds), planned) seeds a setting"
    }

    /// Which runs are in no mean and no quantile; empty where all finished.
    var exclusions: Phrase { exclusions(but: "they are in no mean and no quantile") }

    /// The same with another clause for what becomes of them.
    func exclusions(but clause: Phrase) -> Phrase {
        [missingRuns(but: clause), held].spoken.joined(" ")
    }

    /// The keys that vary in the sweep, but not among the settings that are shown.
    private var held: Phrase {
        guard let setting = settings.first else { return "" }
        let keys = plan.axes.indices.filter { plan.axes[$0].count > 1 && !free.contains($0) }
        return keys.isEmpty ? "" : "All settings that are shown have \(phrase(setting, keys: keys))."
    }

    private func missingRuns(but clause: Phrase) -> Phrase {
        let planned = settings.reduce(0) { $0 + $1.planned }
        let diverged = settings.reduce(0) { $0 + $1.count(.diverged) }
        let failed = settings.reduce(0) { $0 + $1.count(.failed) }
        let missing = planned - settings.reduce(0) { $0 + $1.runs.count }
        var parts: [Phrase] = []
        if diverged > 0 { parts.append("\(.sweep(.ended(.diverged)), diverged) diverged") }
        if failed > 0 { parts.append("\(.sweep(.ended(.failed)), failed) failed") }
        if missing > 0 {
            parts.append("\(.sweep(.missing), missing) \(missing == 1 ? "is" : "are") not done")
        }
        guard !parts.isEmpty else { return "" }
        return
            "Of \(.sweep(.runs), planned) runs \(Words.enumeration(parts)): \(clause)."
    }
}

extension FigureOption {
    /// Which settings are shown.
    static let settings = FigureOption(
        "where", .oneOrMoreTexts,
        "Which settings are shown, as KEY=VALUE, such as batch=8, or a list of them; all.")

    static let measure = FigureOption(
        "measure", .choice(SweepMeasure.allCases.map(\.rawValue)),
        "By which number at their end runs are compared; test_loss, or loss where nothing is put aside.")
}

extension Value {
    /// A number or a text as labels write it.
    var label: String {
        if case .number(let number, _) = self { NumberText.significant(number, 3) } else { cell }
    }
}

extension [Double] {
    /// Whether an axis of them is logarithmic: positive, over more than one and a half decades.
    var askForLogarithms: Bool {
        guard let low = self.min(), let high = self.max(), low > 0, high.isFinite else { return false }
        return high / low >= 30
    }
}
