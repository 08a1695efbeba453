/// What a mark puts on an axis: a name for the axis and numbers or categories.
public struct PlottableValue: Sendable, Hashable {
    /// Numbers or names.
    public enum Values: Sendable, Hashable {
        case numbers([Double])
        case categories([String])
    }

    /// The name of the axis.
    public let label: String
    /// What is placed along it.
    public let values: Values

    /// One number.
    public static func value(_ label: String, _ number: Double) -> PlottableValue {
        PlottableValue(label: label, values: .numbers([number]))
    }

    /// Numbers; NaN and infinities are gaps.
    public static func value(_ label: String, _ numbers: [Double]) -> PlottableValue {
        PlottableValue(label: label, values: .numbers(numbers))
    }

    /// Whole numbers.
    public static func value(_ label: String, _ numbers: some Sequence<Int>) -> PlottableValue {
        PlottableValue(label: label, values: .numbers(numbers.map(Double.init)))
    }

    /// One whole number.
    public static func value(_ label: String, _ number: Int) -> PlottableValue {
        .value(label, Double(number))
    }

    /// One name.
    public static func value(_ label: String, _ category: String) -> PlottableValue {
        PlottableValue(label: label, values: .categories([category]))
    }

    /// Names, on an axis of categories.
    public static func value(_ label: String, _ categories: [String]) -> PlottableValue {
        PlottableValue(label: label, values: .categories(categories))
    }

    /// How many there are.
    public var count: Int { values.count }

    var areNames: Bool {
        if case .categories = values { true } else { false }
    }
}

extension PlottableValue.Values {
    /// How many there are.
    public var count: Int {
        switch self {
        case .numbers(let numbers): numbers.count
        case .categories(let names): names.count
        }
    }
}
