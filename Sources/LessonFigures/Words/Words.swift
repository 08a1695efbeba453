import Charting
import TrainingCore

/// Numbers and lists as they stand in labels, and phrases put together.
enum Words {
    /// A number with at most four significant digits, for labels.
    static func number(_ value: Double) -> String { NumberText.significant(value, 4) }

    /// How many digits it takes to tell two numbers apart, at least four.
    static func digits(between first: Double, and last: Double) -> Statement.Digits {
        var digits = 4
        while digits < 17, first != last,
            NumberText.significant(first, digits) == NumberText.significant(last, digits)
        { digits += 1 }
        return .significant(digits)
    }

    /// "from 7 to 5.04", or "stays 7": a quantity of one subject at two moments.
    static func movement(
        _ quantity: Quantity, of subject: Subject, from first: (value: Double, update: Int),
        to last: (value: Double, update: Int)
    ) -> Phrase {
        if first.value == last.value { return "stays \(quantity, last.value, of: subject, at: last.update)" }
        let digits = digits(between: first.value, and: last.value)
        return "from \(quantity, first.value, of: subject, at: first.update, digits) "
            + "to \(quantity, last.value, of: subject, at: last.update, digits)"
    }

    /// `[0, 3]`; lists of more than six numbers are shortened in the middle.
    static func list(_ statements: [Statement]) -> Phrase {
        let all = statements.map { Phrase($0) }
        guard all.count > 6 else { return "[\(all.joined(", "))]" }
        return "[\(Array(all.prefix(3)).joined(", ")), …, \(all[all.count - 1])]"
    }

    /// `[0, 3]` of numbers in labels.
    static func list(_ values: [Double]) -> String {
        guard values.count > 6 else { return "[" + values.map(number).joined(separator: ", ") + "]" }
        let start = values.prefix(3).map(number).joined(separator: ", ")
        return "[\(start), …, \(number(values[values.count - 1]))]"
    }

    /// "a", "a and b", "a, b and c".
    static func enumeration(_ items: [String]) -> String {
        enumeration(items.map { Phrase(name: $0) }).text
    }

    static func enumeration(_ items: [Phrase]) -> Phrase {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return "\(Array(items.dropLast()).joined(", ")) and \(last)"
    }

    /// The longest that alternative texts may be.
    static let mostCharacters = 600

    /// Sentences in a row, as many as there is room for; the rest is counted.
    static func sentences(_ all: [Phrase], most: Int = mostCharacters, isCounted: Bool = true) -> Phrase {
        let all = all.spoken
        var text: Phrase = ""
        for (index, sentence) in all.enumerated() {
            let next = text.isEmpty ? sentence : "\(text) \(sentence)"
            let rest = all.count - index - 1
            func left(_ count: Int) -> Phrase { isCounted ? more(count) : "The rest is in the table." }
            let room = rest == 0 ? 0 : left(rest).text.count + 1
            guard next.text.count + room <= most else {
                return text.isEmpty ? sentence.prefix(most - 1) + "…" : "\(text) \(left(all.count - index))"
            }
            text = next
        }
        return text
    }

    private static func more(_ count: Int) -> Phrase {
        "\(.sentencesLeft, count) more \(count == 1 ? "is" : "are") in the table."
    }

    /// A share in labels: "12 %", "0.4 %".
    static func percent(_ share: Double) -> String {
        "\(NumberText.significant(100 * share, share < 0.01 || share > 0.995 ? 3 : 2)) %"
    }

    static func plural(_ count: Int, _ noun: String) -> String { counted(count, noun) }

    static func plural(
        _ quantity: Quantity, _ count: Int, _ noun: Phrase, of subject: Subject? = nil, at update: Int? = nil
    ) -> Phrase {
        "\(quantity, count, of: subject, at: update) \(noun)\(count == 1 ? "" : "s")"
    }
}

extension Subject {
    /// What a sample is called on axes: its inputs where they are few, else its number.
    func sampleName(_ index: Int) -> Phrase {
        let inputs = experiment.data.inputs.row(index)
        guard inputs.count <= 3 else { return "sample \(number: .sample, index, of: self)" }
        return Words.list(
            inputs.enumerated().map {
                Statement(.nodeValue(sample: index, layer: 0, node: $0), $1, of: self)
            })
    }

    /// The name of a target, by its position among the elements.
    func targetName(at index: Int) -> Phrase {
        let columns = experiment.data.targets.columns
        let name: Phrase = "sample \(number: .sample, index / columns, of: self)"
        return columns > 1 ? "\(name), \(outputPhrase(index % columns))" : name
    }

    /// One name for every target: the sample, and the output where there are several.
    var targetPhrases: [Phrase] {
        let targets = experiment.data.targets
        let names = (0..<targets.rows).flatMap { row -> [Phrase] in
            let name = sampleName(row)
            guard targets.columns > 1 else { return [name] }
            return (0..<targets.columns).map { "\(name), \(outputPhrase($0))" }
        }
        // Two samples with the same inputs are still two rows.
        var seen: Set<String> = []
        return names.enumerated().map { index, name in
            seen.insert(name.text).inserted ? name : "\(name) (\(number: .target, index, of: self))"
        }
    }

    /// The same on axes.
    var targetNames: [String] { targetPhrases.map(\.text) }

    /// Prediction − target for every target, samples first.
    func errors(of state: NetworkState) -> [Double] {
        zip(state.predictions.elements, experiment.data.targets.elements).map { $0 - $1 }
    }

    /// A quantity of every target.
    func statements(_ values: [Double], at update: Int?, _ quantity: (Int) -> Quantity) -> [Statement] {
        values.enumerated().map { Statement(quantity($0), $1, of: self, at: update) }
    }
}
