import TrainingCore

/// A line of a `check` block: the name of a value and what it must be.
struct ValueCheck: Sendable, Hashable {
    /// What is expected, with the place of every part.
    indirect enum Expected: Sendable, Hashable {
        case number(Double, SourceRange)
        case list([Expected], SourceRange)
        /// Nothing, as for `divergedAt` of a training that went well.
        case null(SourceRange)

        var range: SourceRange {
            switch self {
            case .number(_, let range), .list(_, let range), .null(let range): range
            }
        }
    }

    let path: ValuePath
    let pathRange: SourceRange
    let expected: Expected
    /// The largest difference allowed; `nil` allows 1e-9 of the expected value.
    let tolerance: Double?

    /// What is wrong with the value, or nothing.
    func diagnostics(for value: JSONValue, in file: SourceFile) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        compare(value, expected, name: path.text, in: file, &diagnostics)
        return diagnostics
    }

    private func compare(
        _ value: JSONValue, _ expected: Expected, name: String, in file: SourceFile,
        _ diagnostics: inout [Diagnostic]
    ) {
        func report(_ message: String, _ remedy: String? = nil) {
            diagnostics.append(
                Diagnostic(message, file: file, range: expected.range, remedy: remedy))
        }
        switch (expected, value) {
        case (.null, .null):
            break
        case (.number(let wanted, _), .number(let found)):
            if !isClose(found, wanted) {
                report(
                    "\(name) is \(found), not \(wanted)",
                    "the difference is \(found - wanted); correct the expected value or the experiment")
            }
        case (.list(let wanted, _), .array(let found)):
            guard wanted.count == found.count else {
                return report("\(name) has \(found.count) values, expected \(wanted.count)")
            }
            for (index, pair) in zip(found, wanted).enumerated() {
                compare(pair.0, pair.1, name: "\(name)[\(index)]", in: file, &diagnostics)
            }
        case (.number, _), (.list, _), (.null, _):
            report(
                "\(name) is \(value.number.map { "\($0)" } ?? value.kindDescription), "
                    + "expected \(expected.kindDescription)")
        }
    }

    private func isClose(_ found: Double, _ wanted: Double) -> Bool {
        // Nothing is close to 0 in relative terms; 1e-12 is far below any number of a lesson.
        let allowed = tolerance ?? (wanted == 0 ? 1e-12 : 1e-9 * abs(wanted))
        return abs(found - wanted) <= allowed
    }
}

extension ValueCheck.Expected {
    fileprivate var kindDescription: String {
        switch self {
        case .number: "a number"
        case .list(let items, _): "a list of \(items.count)"
        case .null: "nothing"
        }
    }
}

extension YAMLDecoder {
    /// The lines of a `check` block.
    mutating func checks(_ node: YAMLNode) -> [ValueCheck] {
        guard let fields = fields(of: node, "a check", keys: nil) else { return [] }
        if fields.fields.isEmpty { error("the check is empty", at: node.range, remedy: "write name: value") }
        return fields.fields.compactMap { check($0) }
    }

    private mutating func check(_ field: YAMLField) -> ValueCheck? {
        var node = field.value
        var tolerance: Double?
        if case .mapping = node.content {
            guard let parts = fields(of: node, "an expected value", keys: ["value", "tolerance"]) else {
                return nil
            }
            if let toleranceNode = parts["tolerance"] {
                tolerance = number(toleranceNode, "the tolerance")
                if let tolerance, tolerance < 0 {
                    error("the tolerance must not be negative, found \(tolerance)", at: toleranceNode.range)
                }
            }
            guard
                let value = required(
                    "value", in: parts, of: "the expected value",
                    remedy: "write {value: 5.04, tolerance: 0.005}")
            else { return nil }
            node = value
        }
        let expected = expected(node)
        do {
            let path = try ValuePath(field.key)
            return expected.map {
                ValueCheck(path: path, pathRange: field.keyRange, expected: $0, tolerance: tolerance)
            }
        } catch {
            diagnostics.append(error.diagnostic(in: file, startingAt: field.keyRange.lower))
            return nil
        }
    }

    private mutating func expected(_ node: YAMLNode) -> ValueCheck.Expected? {
        if node.isNull { return .null(node.range) }
        if case .sequence(let items) = node.content {
            let values = items.compactMap { expected($0) }
            return values.count == items.count ? .list(values, node.range) : nil
        }
        return number(node, "the expected value").map { .number($0, node.range) }
    }
}
