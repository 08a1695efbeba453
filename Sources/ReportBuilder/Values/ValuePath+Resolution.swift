import Tables
import TrainingCore

extension ValuePath {
    /// The value in the tree of a recording (``TrainingCore/Recording/values``).
    func value(in tree: JSONValue) throws(ValueError) -> JSONValue {
        var value = tree
        for (index, step) in steps.enumerated() {
            switch step.kind {
            case .key(let key): value = try member(key, of: value, at: index)
            case .index(let position): value = try item(position, of: value, at: index)
            }
        }
        return value
    }

    private func member(_ key: String, of value: JSONValue, at step: Int) throws(ValueError) -> JSONValue {
        if let member = value[key] { return member }
        let range = steps[step].range
        let what = beginning(upTo: step)
        guard case .object(let members) = value else {
            throw ValueError(
                message: "\(what) is \(value.kindDescription), it has no value \"\(key.shortened(to: 40))\"",
                remedy: value.lookInsideRemedy, range: range)
        }
        let names = members.map(\.key)
        throw ValueError(
            message: "\(what) has no value \"\(key.shortened(to: 40))\"",
            remedy: Nearest.question(for: key, among: names)
                ?? "the values are \(ValuePath.listed(names))", range: range)
    }

    private func item(_ index: Int, of value: JSONValue, at step: Int) throws(ValueError) -> JSONValue {
        if case .array(let items) = value, index < 0, let item = value[items.count + index] { return item }
        if let item = value[index] { return item }
        let range = steps[step].range
        let what = beginning(upTo: step)
        guard case .array(let items) = value else {
            throw ValueError(
                message: "\(what) is \(value.kindDescription), not a list", remedy: value.lookInsideRemedy,
                range: range)
        }
        let count = items.count == 1 ? "1 value" : "\(items.count) values"
        throw ValueError(
            message: "\(what) has \(count), so there is no index \(index)",
            remedy: items.isEmpty
                ? nil : items.count == 1 ? "write 0" : "write 0 to \(items.count - 1), or -1 for the last",
            range: range)
    }

    private static func listed(_ names: [String]) -> String {
        let shown = names.prefix(12).joined(separator: ", ")
        return names.count > 12 ? shown + ", …" : shown
    }
}

extension JSONValue {
    /// The kind of value in a few words: `a number`, `a list of 3`.
    var kindDescription: String {
        switch self {
        case .null: "nothing"
        case .bool: "true or false"
        case .number, .whole: "a number"
        case .string: "a text"
        case .array(let items): "a list of \(items.count)"
        case .object: "a group of values"
        }
    }

    fileprivate var lookInsideRemedy: String? {
        switch self {
        case .array(let items) where !items.isEmpty: "write an index in brackets, such as [0]"
        case .object(let members): members.first.map { "name one of its values, such as \($0.key)" }
        case .null: "a layer without biases has none, and a training that went well did not diverge"
        default: nil
        }
    }
}
