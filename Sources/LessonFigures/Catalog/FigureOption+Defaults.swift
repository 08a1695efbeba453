import Schema

extension [FigureOption] {
    /// What holds where options are not given.
    package var defaults: [String: OptionValue] {
        var values: [String: OptionValue] = [:]
        for option in self { values[option.name] = option.usual }
        return values
    }

    /// The input with what holds where an option is not given.
    ///
    /// - Throws: where the value of an option is out of its bounds.
    func completing(_ input: FigureInput) throws(FigureError) -> FigureInput {
        var whole = input
        for option in self {
            guard let value = input.options[option.name] else {
                whole.options[option.name] = option.usual
                continue
            }
            guard let problem = option.form.problem(of: value, at: Spot(path: [], name: option.name)) else {
                continue
            }
            let remedy = problem.remedy.isEmpty ? "give \(option.takes)" : problem.remedy
            throw FigureError(problem.message.asSentence, remedy: remedy.asSentence, option: option.name)
        }
        return whole
    }
}

extension FigureOption {
    /// The number of a sample.
    static func sample(_ words: String) -> FigureOption {
        FigureOption(
            "sample", .integer, "\(words), counted from 0.", in: 0...(.infinity), default: .integer(0))
    }
}

extension Bounds {
    /// Above 0.
    static let positive = Bounds(lower: .init(value: 0, isIncluded: false))
    /// From 0 to below 1.
    static let share = Bounds(
        lower: .init(value: 0, isIncluded: true), upper: .init(value: 1, isIncluded: false))
}

extension FigureInput {
    /// The whole number of an option that has a default.
    subscript(integer name: String) -> Int { integer(name) ?? 0 }

    /// The number of an option that has a default.
    subscript(number name: String) -> Double { number(name) ?? 0 }

    /// The seed of an option that has a default.
    subscript(seed name: String) -> UInt64 { seed(name) ?? 0 }

    /// The text of an option that has a default, a chosen word too.
    subscript(text name: String) -> String { text(name) ?? "" }
}
