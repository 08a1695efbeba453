import Drawing
import Schema

/// Collects the keys of a mapping in the order in which they are written; what says nothing is left out.
struct ChartWriter {
    private(set) var fields: [Value.Member] = []

    var value: Value { .fields(fields) }

    mutating func write(_ key: String, _ value: Value?) {
        if let value { fields.append(Value.Member(key, value)) }
    }

    /// A text, unless it is empty.
    mutating func text(_ key: String, _ text: String?) {
        if let text, !text.isEmpty { write(key, .text(text)) }
    }

    mutating func flag(_ key: String, _ flag: Bool?, unless usual: Bool? = nil) {
        if let flag, flag != usual { write(key, .flag(flag)) }
    }

    mutating func number(_ key: String, _ number: Double?, unless usual: Double? = nil) {
        if let number, number != usual { write(key, .number(number)) }
    }

    mutating func numbers(_ key: String, _ numbers: [Double], evenIfEmpty: Bool = true) {
        if evenIfEmpty || !numbers.isEmpty { write(key, .numbers(numbers)) }
    }

    mutating func texts(_ key: String, _ texts: [String]) {
        if !texts.isEmpty { write(key, .list(texts.map { .text($0) })) }
    }

    mutating func plottable(_ key: String, _ value: PlottableValue?) {
        guard let value else { return }
        let values: Value =
            switch value.values {
            case .numbers(let numbers): .numbers(numbers)
            case .categories(let names): .list(names.map { .text($0) })
            }
        guard !value.label.isEmpty else { return write(key, values) }
        write(key, .fields([.init("name", .text(value.label)), .init("values", values)]))
    }

    mutating func rows(_ key: String, _ grid: Grid) {
        let width = grid.x.count
        write(
            key,
            .list(grid.y.indices.map { .numbers(Array(grid.values[($0 * width)..<(($0 + 1) * width)])) }))
    }
}
