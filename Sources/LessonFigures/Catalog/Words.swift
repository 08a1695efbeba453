import Charting
import TrainingCore

/// Numbers and lists as they stand in titles, labels and alternative texts.
enum Words {
    /// A number with at most four significant digits.
    static func number(_ value: Double) -> String { NumberText.significant(value, 4) }

    /// Two numbers with four significant digits, or as many more as it takes to tell them apart.
    static func change(from first: Double, to last: Double) -> (String, String) {
        var digits = 4
        while digits < 17, first != last,
            NumberText.significant(first, digits) == NumberText.significant(last, digits)
        { digits += 1 }
        return (NumberText.significant(first, digits), NumberText.significant(last, digits))
    }

    /// "from 7 to 5.04", or "stays 7".
    static func movement(from first: Double, to last: Double) -> String {
        if first == last { return "stays \(number(first))" }
        let (start, end) = change(from: first, to: last)
        return "from \(start) to \(end)"
    }

    /// `[0, 3]`; lists of more than six numbers are shortened in the middle.
    static func list(_ values: [Double]) -> String {
        guard values.count > 6 else { return "[" + values.map(number).joined(separator: ", ") + "]" }
        let start = values.prefix(3).map(number).joined(separator: ", ")
        return "[\(start), …, \(number(values[values.count - 1]))]"
    }

    /// The number, with the fraction 1/n before it where it is one: `1/28 ≈ 0.03571`.
    static func withReciprocal(_ value: Double) -> String {
        let reciprocal = (1 / value).rounded()
        let isReciprocal =
            reciprocal >= 2 && reciprocal <= 1000 && abs(1 / value - reciprocal) < 1e-6 * reciprocal
        guard isReciprocal, number(value).count > 4 else { return number(value) }
        return "1/\(Int(reciprocal)) ≈ \(number(value))"
    }

    /// "a", "a and b", "a, b and c".
    static func enumeration(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// The longest that alternative texts may be.
    static let mostCharacters = 600

    /// Sentences in a row, as many as an alternative text holds; the rest is counted.
    static func sentences(_ all: [String]) -> String {
        var text = ""
        for (index, sentence) in all.enumerated() {
            let next = text.isEmpty ? sentence : "\(text) \(sentence)"
            let rest = all.count - index - 1
            let room = rest == 0 ? 0 : more(rest).count + 1
            guard next.count + room <= mostCharacters else {
                return text.isEmpty
                    ? String(sentence.prefix(mostCharacters - 1)) + "…" : "\(text) \(more(all.count - index))"
            }
            text = next
        }
        return text
    }

    private static func more(_ count: Int) -> String {
        "\(count) more \(count == 1 ? "is" : "are") in the table."
    }

    static func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

extension Subject {
    /// What a sample is called on axes: its inputs where they are few, else its number.
    func sampleName(_ index: Int) -> String {
        let inputs = experiment.data.inputs.row(index)
        return inputs.count <= 3 ? Words.list(inputs) : "sample \(index)"
    }

    /// The names of some targets, by their places among the elements.
    func targetNames(at indices: [Int]) -> [String] {
        let columns = experiment.data.targets.columns
        return indices.map { index in
            let name = "sample \(index / columns)"
            return columns > 1 ? "\(name), output \(index % columns)" : name
        }
    }

    /// One name for every target: the sample, and the output where there are several.
    var targetNames: [String] {
        let targets = experiment.data.targets
        let names = (0..<targets.rows).flatMap { row -> [String] in
            let name = sampleName(row)
            guard targets.columns > 1 else { return [name] }
            return (0..<targets.columns).map { "\(name), output \($0)" }
        }
        // Two samples with the same inputs are still two rows.
        var seen: Set<String> = []
        return names.enumerated().map { index, name in
            seen.insert(name).inserted ? name : "\(name) (\(index))"
        }
    }

    /// Prediction − target for every target, samples first.
    func errors(of state: NetworkState) -> [Double] {
        zip(state.predictions.elements, experiment.data.targets.elements).map { $0 - $1 }
    }
}
