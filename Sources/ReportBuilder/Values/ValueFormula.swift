import Platform
import Tables
import TrainingCore

/// Arithmetic over named values: what stands between `{{` and `}}` before the bar, and what checks compare with.
indirect enum ValueFormula: Sendable, Hashable {
    enum Operator: String, Sendable, CaseIterable {
        case plus = "+"
        case minus = "-"
        case times = "*"
        case over = "/"
        case power = "^"
    }

    case number(Double)
    /// The name of a value, and the byte of the formula at which it begins.
    case path(ValuePath, at: Int)
    case negative(ValueFormula)
    /// The range is that of the whole operation in the text of the formula.
    case operation(Operator, ValueFormula, ValueFormula, Range<Int>)
    case call(ValueFunction, [ValueFormula], Range<Int>)

    /// The name of a value, where nothing is computed with it.
    var path: ValuePath? {
        if case .path(let path, at: _) = self { path } else { nil }
    }

    /// All names in it, in their order.
    var paths: [ValuePath] {
        switch self {
        case .number: []
        case .path(let path, at: _): [path]
        case .negative(let formula): formula.paths
        case .operation(_, let left, let right, _): left.paths + right.paths
        case .call(_, let arguments, _): arguments.flatMap(\.paths)
        }
    }

    /// - Parameter look: finds the value of a name; `nil` where an error of its own stands in its way.
    /// - Returns: a number, a list of such, or for a name alone whatever its value is.
    func value(_ look: (ValuePath) throws(ValueError) -> JSONValue?) throws(ValueError) -> JSONValue? {
        switch self {
        case .number(let number): return .number(number)
        case .path(let path, at: let start):
            do {
                return try look(path)
            } catch {
                throw error.shifted(by: start)
            }
        case .negative(let formula):
            guard let value = try formula.number(look) else { return nil }
            return try ValueFormula.each(value, formula) { -$0 }
        case .operation(let sign, let left, let right, let range):
            guard let first = try left.number(look), let second = try right.number(look) else { return nil }
            return try ValueFormula.combined(sign, first, second, range)
        case .call(let function, let arguments, let range):
            var numbers: [[Double]] = []
            for argument in arguments {
                guard let value = try argument.number(look) else { return nil }
                numbers.append(value.numbers)
            }
            return .number(try function.result(numbers, range))
        }
    }

    /// The value where it is a number or a list of numbers; others cannot be computed with.
    private func number(
        _ look: (ValuePath) throws(ValueError) -> JSONValue?
    ) throws(ValueError) -> JSONValue? {
        guard let value = try value(look) else { return nil }
        guard value.isNumeric else {
            throw ValueError(
                message: "\(words) is \(value.kindDescription), with which nothing can be computed",
                remedy: value.keys.first.map { "name one of its values, such as \(words).\($0)" }
                    ?? "take a number", range: range)
        }
        return value
    }

    private static func each(
        _ value: JSONValue, _ formula: ValueFormula, _ change: (Double) -> Double
    ) throws(ValueError) -> JSONValue {
        if case .array(let items) = value {
            var changed: [JSONValue] = []
            for item in items { changed.append(try each(item, formula, change)) }
            return .array(changed)
        }
        return .number(change(value.number ?? .nan))
    }

    /// Lists are combined number by number, a number with each of a list.
    private static func combined(
        _ sign: Operator, _ first: JSONValue, _ second: JSONValue, _ range: Range<Int>
    ) throws(ValueError) -> JSONValue {
        switch (first, second) {
        case (.array(let left), .array(let right)):
            guard left.count == right.count else {
                throw ValueError(
                    message: "a list of \(left.count) and one of \(right.count) cannot be combined",
                    remedy: "take lists of one length, or single values such as [0] and [-1]", range: range)
            }
            var items: [JSONValue] = []
            for (left, right) in zip(left, right) { items.append(try combined(sign, left, right, range)) }
            return .array(items)
        case (.array(let left), _):
            var items: [JSONValue] = []
            for item in left { items.append(try combined(sign, item, second, range)) }
            return .array(items)
        case (_, .array(let right)):
            var items: [JSONValue] = []
            for item in right { items.append(try combined(sign, first, item, range)) }
            return .array(items)
        default:
            let (left, right) = (first.number ?? .nan, second.number ?? .nan)
            let result = sign.result(left, right)
            guard result.isFinite || !left.isFinite || !right.isFinite else {
                throw ValueError(
                    message: sign == .over && right == 0
                        ? "the divisor is 0" : "the result is no finite number",
                    remedy: "check the numbers: \(left) \(sign.rawValue) \(right)", range: range)
            }
            return .number(result)
        }
    }

    /// Where it stands in the text of the whole formula.
    private var range: Range<Int> {
        switch self {
        case .number: 0..<1
        case .path(let path, at: let start): start..<(start + path.text.utf8.count)
        case .negative(let formula): formula.range
        case .operation(_, _, _, let range), .call(_, _, let range): range
        }
    }

    private var words: String { path?.text ?? "this" }
}

extension ValueFormula.Operator {
    fileprivate func result(_ left: Double, _ right: Double) -> Double {
        switch self {
        case .plus: left + right
        case .minus: left - right
        case .times: left * right
        case .over: left / right
        case .power: right == 2 ? left * left : Platform.pow(left, right)
        }
    }
}

extension ValueError {
    /// The same for a name that begins at a byte of a longer text.
    func shifted(by offset: Int) -> ValueError {
        var error = self
        error.range = (range.lowerBound + offset)..<(range.upperBound + offset)
        return error
    }
}

extension JSONValue {
    /// Whether it is a number or a list of such.
    var isNumeric: Bool {
        switch self {
        case .number, .whole: true
        case .array(let items): items.allSatisfy(\.isNumeric)
        default: false
        }
    }

    /// All numbers in it.
    fileprivate var numbers: [Double] {
        if case .array(let items) = self { items.flatMap(\.numbers) } else { number.map { [$0] } ?? [] }
    }
}
