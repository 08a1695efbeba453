import Platform

/// What can be done with values besides arithmetic: `min(a.loss)`, `sqrt(a.loss[-1])`.
enum ValueFunction: String, Sendable, CaseIterable {
    case min, max, sum, mean, count, first, last
    case abs, sqrt, exp, log, log10, log2, round, floor, ceil

    /// Whether it takes any number of numbers and lists, rather than one number.
    private var takesMany: Bool {
        switch self {
        case .min, .max, .sum, .mean, .count, .first, .last: true
        default: false
        }
    }

    /// - Parameters:
    ///   - arguments: each a number or the numbers of a list.
    ///   - range: of the call in the text of its formula.
    func result(_ arguments: [[Double]], _ range: Range<Int>) throws(ValueError) -> Double {
        let numbers = arguments.flatMap { $0 }
        if takesMany {
            if self == .count { return Double(numbers.count) }
            if self == .sum { return numbers.reduce(0, +) }
            guard let found = ofMany(numbers) else {
                throw ValueError(
                    message: "\(rawValue) has nothing to choose from",
                    remedy: "write numbers or a list into the parentheses: \(rawValue)(experiment.loss)",
                    range: range)
            }
            return found
        }
        guard arguments.count == 1, numbers.count == 1, let number = numbers.first else {
            throw ValueError(
                message: "\(rawValue) takes one number, found \(numbers.count)",
                remedy: "write \(rawValue)(experiment.loss[0])", range: range)
        }
        let result = ofOne(number)
        guard result.isFinite || !number.isFinite else {
            throw ValueError(
                message: "\(rawValue) of \(number) is no finite number", remedy: "check what stands in it",
                range: range)
        }
        return result
    }

    private func ofMany(_ numbers: [Double]) -> Double? {
        switch self {
        case .min: numbers.min()
        case .max: numbers.max()
        case .mean: numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
        case .first: numbers.first
        case .last: numbers.last
        default: nil
        }
    }

    private func ofOne(_ number: Double) -> Double {
        switch self {
        case .abs: number.magnitude
        case .sqrt: number.squareRoot()
        case .exp: Platform.exp(number)
        case .log: Platform.log(number)
        case .log10: Platform.log10(number)
        case .log2: Platform.log2(number)
        case .round: number.rounded()
        case .floor: number.rounded(.down)
        case .ceil: number.rounded(.up)
        default: number
        }
    }
}
