import Schema
import Tables

/// What a drawn value must satisfy: formulas over parameters that are compared, `start != 0` or `1 < a + b <= 9`.
struct ParameterCondition: Sendable, Hashable {
    private enum Comparison: String, Sendable, CaseIterable {
        case atMost = "<="
        case atLeast = ">="
        case unequal = "!="
        case equal = "=="
        case less = "<"
        case greater = ">"
        case same = "="
    }

    let text: String
    private let sides: [ValueFormula]
    /// Between the sides, so one fewer.
    private let comparisons: [Comparison]

    init(_ text: String) throws(ValueError) {
        var rest = text.replacing("≤", with: "<=").replacing("≥", with: ">=").replacing("≠", with: "!=")[...]
        var parts = [""]
        var comparisons: [Comparison] = []
        while let character = rest.first {
            if let found = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) }) {
                comparisons.append(found)
                parts.append("")
                rest = rest.dropFirst(found.rawValue.count)
            } else {
                parts[parts.count - 1].append(character)
                rest.removeFirst()
            }
        }
        guard !comparisons.isEmpty, parts.allSatisfy({ !$0.trimmed.isEmpty }) else {
            throw ValueError(
                message: "\"\(text.shortened(to: 40))\" "
                    + (comparisons.isEmpty ? "compares nothing" : "has nothing on a side of its sign"),
                remedy: "write a condition such as start != 0 or 1 < a + b <= 9",
                range: 0..<max(1, text.utf8.count))
        }
        var sides: [ValueFormula] = []
        for part in parts { sides.append(try ValueFormulaReader.read(part.trimmed)) }
        (self.text, self.sides, self.comparisons) = (text, sides, comparisons)
    }

    /// Of the parameters that it speaks of.
    var names: [String] { sides.flatMap(\.paths).map(\.text) }

    /// Numbers that differ by the rounding of their decimals are equal.
    func holds(for values: [String: ParameterValue]) throws(ValueError) -> Bool {
        var numbers: [Double] = []
        for side in sides {
            let value = try side.value { path throws(ValueError) in values[path.text]?.json }
            guard let number = value?.number else {
                throw ValueError(
                    message: "\"\(text.shortened(to: 40))\" compares what is no number",
                    remedy: "take parameters that are numbers", range: 0..<max(1, text.utf8.count))
            }
            numbers.append(number)
        }
        return zip(comparisons, zip(numbers, numbers.dropFirst())).allSatisfy { comparison, pair in
            let (left, right) = pair
            let areEqual = abs(left - right) <= 1e-9 * max(abs(left), abs(right))
            return switch comparison {
            case .atMost: left < right || areEqual
            case .atLeast: left > right || areEqual
            case .less: left < right && !areEqual
            case .greater: left > right && !areEqual
            case .equal, .same: areEqual
            case .unequal: !areEqual
            }
        }
    }
}

extension ParameterSpec.Draw {
    /// The conditions, or what is wrong with the first that cannot be read.
    func readConditions() throws(ValueError) -> [ParameterCondition] {
        var conditions: [ParameterCondition] = []
        for text in suchThat { conditions.append(try ParameterCondition(text)) }
        return conditions
    }
}

/// Draws values until their conditions hold: each after those that its conditions speak of.
struct ConditionedDraws {
    /// How often one is drawn before it is given up.
    static let tries = 1_000

    struct Objection {
        let name: String
        let message: String
        let remedy: String
    }

    private(set) var values: [String: ParameterValue]
    private(set) var objections: [Objection] = []
    private var waiting: [String: [ParameterCondition]] = [:]

    /// - Parameters:
    ///   - values: of all parameters; what is drawn under conditions is replaced.
    ///   - given: names of values that were given, which conditions do not change.
    ///   - draw: the value of a parameter at a try, counted from 0.
    init(
        _ specs: [String: ParameterSpec], values: [String: ParameterValue], given: Set<String>,
        draw: (_ name: String, _ attempt: Int) -> ParameterValue?
    ) {
        self.values = values
        for (name, spec) in specs {
            guard let draw = spec.draw, let conditions = try? draw.readConditions(), !conditions.isEmpty
            else { continue }
            waiting[name] = conditions
        }
        for name in waiting.keys.sorted() {
            for unknown in waiting[name]?.flatMap(\.names) ?? [] where values[unknown] == nil {
                objections.append(
                    Objection(
                        name: name,
                        message:
                            "the condition names \"\(unknown.shortened(to: 40))\", which is no parameter",
                        remedy: Nearest.remedy(
                            for: unknown, among: values.keys.sorted(), called: "parameters")))
                waiting[name] = nil
                break
            }
        }
        while let name = ready {
            settle(name, isGiven: given.contains(name), draw)
            waiting[name] = nil
        }
        if let name = waiting.keys.sorted().first {
            objections.append(
                Objection(
                    name: name,
                    message: "conditions of \(waiting.keys.sorted().joined(separator: " and ")) wait for "
                        + "each other", remedy: "write them all at one of these parameters"))
        }
    }

    /// The first whose conditions speak of nothing that is still to be drawn but itself.
    private var ready: String? {
        waiting.keys.sorted().first { name in
            (waiting[name] ?? []).allSatisfy { condition in
                condition.names.allSatisfy { $0 == name || waiting[$0] == nil }
            }
        }
    }

    private mutating func settle(
        _ name: String, isGiven: Bool, _ draw: (String, Int) -> ParameterValue?
    ) {
        let conditions = waiting[name] ?? []
        let words = conditions.map(\.text).joined(separator: " and ")
        do throws(ValueError) {
            for attempt in 0..<(isGiven ? 1 : Self.tries) {
                if !isGiven, let value = draw(name, attempt) { values[name] = value }
                if try all(conditions) { return }
            }
        } catch {
            objections.append(Objection(name: name, message: error.message, remedy: error.remedy ?? ""))
            return
        }
        objections.append(
            isGiven
                ? Objection(
                    name: name,
                    message: "the value \(values[name]?.text ?? "") of \(name) does not satisfy \(words)",
                    remedy: "give another value, or loosen the condition")
                : Objection(
                    name: name, message: "none of \(Self.tries) draws of \(name) satisfies \(words)",
                    remedy: "loosen the condition, or draw from more values"))
    }

    private func all(_ conditions: [ParameterCondition]) throws(ValueError) -> Bool {
        for condition in conditions where try !condition.holds(for: values) { return false }
        return true
    }
}
