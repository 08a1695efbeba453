/// What a mark puts on an axis: a name for the axis and numbers or categories.
public struct PlottableValue: Sendable, Hashable {
    public enum Values: Sendable, Hashable {
        case numbers([Double])
        case categories([String])
    }

    public let label: String
    public let values: Values

    public static func value(_ label: String, _ number: Double) -> PlottableValue {
        PlottableValue(label: label, values: .numbers([number]))
    }

    public static func value(_ label: String, _ numbers: [Double]) -> PlottableValue {
        PlottableValue(label: label, values: .numbers(numbers))
    }

    public static func value(_ label: String, _ numbers: some Sequence<Int>) -> PlottableValue {
        PlottableValue(label: label, values: .numbers(numbers.map(Double.init)))
    }

    public static func value(_ label: String, _ number: Int) -> PlottableValue {
        .value(label, Double(number))
    }

    public static func value(_ label: String, _ category: String) -> PlottableValue {
        PlottableValue(label: label, values: .categories([category]))
    }

    public static func value(_ label: String, _ categories: [String]) -> PlottableValue {
        PlottableValue(label: label, values: .categories(categories))
    }

    public var count: Int { values.count }

    var areNames: Bool {
        if case .categories = values { true } else { false }
    }
}

extension PlottableValue.Values {
    public var count: Int {
        switch self {
        case .numbers(let numbers): numbers.count
        case .categories(let names): names.count
        }
    }
}
