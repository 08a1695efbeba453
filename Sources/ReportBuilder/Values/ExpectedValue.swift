import Schema
import Tables
import TrainingCore

/// What a value of a `check` must be, as it is written.
struct ExpectedValue: Sendable, Hashable {
    var value = Value.none
    var tolerance: Double?

    /// What stands behind a name: a value, or a value with its tolerance.
    static let form = Form<ExpectedValue>(.either([description, .record(kind.description)])) {
        value, spot, reader in
        if case .fields = value {
            return kind.readAnyhow(value, at: spot.path, called: "an expected value", into: &reader)
        }
        return Form.expected.readAnyhow(value, at: spot, into: &reader).map { ExpectedValue(value: $0) }
    } write: {
        $0.tolerance == nil ? $0.value : .fields(kind.members(of: $0))
    }

    static let kind = Kind(
        "expected", title: "expected value", "A value with how far the computed one may be off.",
        ExpectedValue(),
        fields: [
            Field(
                "value", \.value, .expected, "What the value must be.", called: "the expected value",
                example: "5.04", isRequired: true),
            Field(
                "tolerance", \.tolerance, .optional(.atLeast(0)),
                "The largest difference allowed; 1e-9 of the value.", called: "the tolerance",
                example: "0.005"),
        ])

    /// Lists nest as deep as weights of layers do.
    fileprivate static let description: FormDescription = {
        let number = [FormDescription.number(.all), .nothing]
        let values: FormDescription = (0..<3).reduce(.either(number)) { inner, _ in
            .either(number + [.list(of: inner, counts: nil)])
        }
        return .either([values, .phrase("a formula behind a sign of equality", pattern: "^ *=")])
    }()
}

extension Form where Content == Value {
    /// A number, a list of such, or nothing.
    fileprivate static var expected: Form {
        Form(ExpectedValue.description, placeholder: Value.none) { value, spot, reader in
            let before = reader.problems.count
            check(value, spot, mayBeFormula: true, &reader)
            return reader.problems.count == before ? value : nil
        } write: {
            $0
        }
    }

    private static func check(_ value: Value, _ spot: Spot, mayBeFormula: Bool, _ reader: inout Reader) {
        if case .none = value { return }
        if case .numbers = value { return }
        if case .text(let text) = value, mayBeFormula, text.trimmed.hasPrefix("=") { return }
        guard let items = value.items else {
            _ = Form<Double>.number.readAnyhow(value, at: spot, into: &reader)
            return
        }
        for index in items.indices {
            check(
                items[index], Spot(path: spot.path + [.index(index)], name: spot.name), mayBeFormula: false,
                &reader)
        }
    }
}
