import Schema
import Tables
import TrainingCore

/// A line of a `check` block: a value and what it must be.
struct ValueCheck: Sendable, Hashable {
    /// The name of the value, or a formula over several.
    let formula: ValueFormula
    /// The same as it is written.
    let text: String
    let textRange: SourceRange
    /// A number, a list of numbers, nothing, as for `divergedAt` of a training that went well, or the text of a
    /// formula behind a sign of equality.
    let expected: Value
    /// Where that stands.
    let node: YAMLNode
    /// The largest difference allowed; `nil` allows 1e-9 of the expected value.
    let tolerance: Double?

    typealias Look = (ValuePath) throws(ValueError) -> JSONValue?

    /// What is wrong with the value, or nothing.
    func diagnostics(in file: SourceFile, _ look: Look) -> [Diagnostic] {
        let value: JSONValue
        do throws(ValueError) {
            guard let found = try formula.value(look) else { return [] }
            value = found
        } catch {
            return [error.diagnostic(in: file, startingAt: textRange.lower)]
        }
        var wanted = expected
        if case .text(let text) = expected {
            let start =
                node.range.lower + node.quoteWidth(in: file)
                + text.utf8.prefix { $0 != UInt8(ascii: "=") }.count + 1
            do throws(ValueError) {
                let formula = text.drop { $0 != "=" }.dropFirst()
                let spaces = formula.prefix(while: \.isWhitespace).utf8.count
                do throws(ValueError) {
                    let read = try ValueFormulaReader.read(formula.trimmed)
                    guard let found = try read.value(look) else { return [] }
                    wanted = found.written
                } catch {
                    throw error.shifted(by: spaces)
                }
            } catch {
                return [error.diagnostic(in: file, startingAt: start)]
            }
        }
        var reader = Reader()
        compare(value, wanted, at: [], &reader)
        return reader.problems.map { problem in
            Diagnostic(
                problem.message, file: file, range: node.range(at: problem.path),
                remedy: problem.remedy.isEmpty ? nil : problem.remedy, code: .checkFailed)
        }
    }

    private func compare(_ value: JSONValue, _ expected: Value, at place: Path, _ reader: inout Reader) {
        let name = text + place.pathText
        if case .none = expected, case .null = value { return }
        if case .number(let wanted, _) = expected, let found = value.number {
            guard !isClose(found, wanted) else { return }
            return reader.report(
                "\(name) is \(found), not \(wanted)", at: place,
                remedy: "the difference is \(found - wanted); correct the expected value or the experiment")
        }
        if let wanted = expected.items, case .array(let found) = value {
            guard wanted.count == found.count else {
                return reader.report(
                    "\(name) has \(found.count) values, expected \(wanted.count)", at: place,
                    remedy: "write all of them, or name one: \(text)[0]")
            }
            for index in wanted.indices {
                compare(found[index], wanted[index], at: place + [.index(index)], &reader)
            }
            return
        }
        reader.report(
            "\(name) is \(value.number.map { "\($0)" } ?? value.kindDescription), "
                + "expected \(Self.words(expected))", at: place,
            remedy: value.items == nil
                ? "write a number" : "write a list, or name one of its values: \(text)[0]")
    }

    private static func words(_ expected: Value) -> String {
        switch expected {
        case .none: "nothing"
        case .number: "a number"
        default: "a list of \(expected.items?.count ?? 0)"
        }
    }

    private func isClose(_ found: Double, _ wanted: Double) -> Bool {
        // Nothing is close to 0 in relative terms; 1e-12 is far below any number of a lesson.
        let allowed = tolerance ?? (wanted == 0 ? 1e-12 : 1e-9 * abs(wanted))
        return abs(found - wanted) <= allowed
    }
}

extension JSONValue {
    /// A computed value as one that is expected.
    fileprivate var written: Value {
        if case .array(let items) = self { return .list(items.map(\.written)) }
        return number.map { .number($0) } ?? .none
    }
}

extension YAMLDecoder {
    /// The lines of a `check` block.
    mutating func checks(_ node: YAMLNode) -> [ValueCheck] {
        guard case .mapping(let fields) = node.content else {
            error(
                "a check must be a mapping, found \(node.described)", at: node.range,
                remedy: "write name: value")
            return []
        }
        if fields.isEmpty { error("the check is empty", at: node.range, remedy: "write name: value") }
        return fields.compactMap { check($0) }
    }

    private mutating func check(_ field: YAMLField) -> ValueCheck? {
        let expected = read(field.value, as: ExpectedValue.form, called: "the expected value")
        do {
            let formula = try ValueFormulaReader.read(field.key.trimmed)
            return expected.map {
                ValueCheck(
                    formula: formula, text: field.key, textRange: field.keyRange, expected: $0.value,
                    node: field.value["value"] ?? field.value, tolerance: $0.tolerance)
            }
        } catch {
            diagnostics.append(error.diagnostic(in: file, startingAt: field.keyRange.lower))
            return nil
        }
    }
}
