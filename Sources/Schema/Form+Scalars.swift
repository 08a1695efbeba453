extension Form where Content == Double {
    /// Any finite number.
    public static var number: Form { bounded(.all) }
    /// A finite number above 0.
    public static var positive: Form { bounded(Bounds(lower: .init(value: 0, isIncluded: false))) }
    /// A finite number of at least `lowest`.
    public static func atLeast(_ lowest: Double) -> Form {
        bounded(Bounds(lower: .init(value: lowest, isIncluded: true)))
    }
    /// A number from the lower bound to below the upper one.
    public static func within(_ range: Range<Double>) -> Form {
        bounded(
            Bounds(
                lower: .init(value: range.lowerBound, isIncluded: true),
                upper: .init(value: range.upperBound, isIncluded: false)))
    }
    /// A number within both bounds, or at one of them.
    public static func within(_ range: ClosedRange<Double>) -> Form {
        bounded(
            Bounds(
                lower: .init(value: range.lowerBound, isIncluded: true),
                upper: .init(value: range.upperBound, isIncluded: true)))
    }
    /// Above one number and below another.
    public static func between(_ lower: Double, and upper: Double) -> Form {
        bounded(
            Bounds(
                lower: .init(value: lower, isIncluded: false), upper: .init(value: upper, isIncluded: false)))
    }

    package static func bounded(_ bounds: Bounds) -> Form {
        Form(.number(bounds), placeholder: 0, parse: parseNumber) { value, spot in
            bounds.contains(value)
                ? nil
                : spot.problem(
                    "must be \(bounds.words), found \(numberText(value))", remedy: spot.remedy,
                    code: .outOfRange)
        } write: {
            .number($0)
        }
    }
}

/// A finite number.
@Sendable private func parseNumber(_ value: Value, _ spot: Spot, _ reader: inout Reader) -> Double? {
    switch value {
    case .number(let number, _) where number.isFinite: return number
    case .number(_, let written):
        reader.report(
            spot.problem(
                "must be a finite number, found \(written)", remedy: "write a decimal number",
                code: .wrongType))
    case .text(let text) where text.isDecimalComma:
        reader.report(
            spot.problem(
                "has a decimal comma: \(text)", remedy: text.remedyForDecimalComma, code: .wrongType))
    case .text(let text) where text.remedyForNumber != nil:
        reader.report(
            spot.problem(
                "must be a number, found \(value.described)", remedy: text.remedyForNumber ?? "",
                code: .wrongType))
    default:
        reader.report(
            spot.problem(
                "must be a number, found \(value.described)",
                remedy: spot.remedy.isEmpty ? "write a number such as 0.5" : spot.remedy, code: .wrongType))
    }
    return nil
}

extension Form where Content == Int {
    /// A whole number in a range.
    public static func integer(_ range: ClosedRange<Int>) -> Form {
        let highest = range.upperBound == .max ? nil : UInt64(exactly: range.upperBound)
        return whole(.integer(lowest: range.lowerBound, highest: highest), range)
    }
}

extension Form where Content == UInt64 {
    /// A whole number from 0 to 2⁶⁴ − 1.
    package static var seed: Form { whole(.integer(lowest: 0, highest: .max), 0...UInt64.max) }
}

extension Form where Content: FixedWidthInteger {
    fileprivate static func whole(_ description: FormDescription, _ range: ClosedRange<Content>) -> Form {
        Form(description) { value, spot, reader in
            guard let number = parseNumber(value, spot, &reader) else { return nil }
            guard case .number(_, let written) = value else { return nil }
            do throws(WholeNumber.Refusal) {
                return try WholeNumber.read(number, written: written, in: range)
            } catch {
                reader.report(
                    spot.problem(
                        error.message, remedy: error.remedy.isEmpty ? spot.remedy : error.remedy,
                        code: .outOfRange))
                return nil
            }
        } check: { value, spot in
            if value < range.lowerBound {
                return spot.problem(
                    "must be at least \(range.lowerBound), found \(value)", remedy: spot.remedy,
                    code: .outOfRange)
            }
            guard value > range.upperBound else { return nil }
            return spot.problem(
                "must be at most \(range.upperBound), found \(value)", remedy: spot.remedy,
                code: .outOfRange)
        } write: {
            .integer($0)
        }
    }
}

extension Form where Content == Bool {
    /// `true` or `false`.
    public static var flag: Form {
        Form(.flag) { value, spot, reader in
            if case .flag(let flag) = value { return flag }
            reader.report(
                spot.problem(
                    "must be true or false, found \(value.described)",
                    remedy: "write true or false, without quotes", code: .wrongType))
            return nil
        } write: {
            .flag($0)
        }
    }
}

extension Form where Content == String {
    /// Any text.
    public static var text: Form {
        Form(.text) { value, spot, reader in
            switch value {
            case .text(let text): return text
            case .number(_, let written): return written
            case .flag(let flag): return "\(flag)"
            default:
                reader.report(
                    spot.problem(
                        "must be a text, found \(value.described)",
                        remedy: "write a text, in quotes if need be",
                        code: .wrongType))
                return nil
            }
        } write: {
            .text($0)
        }
    }
}

extension String {
    /// Whether it is a number as many languages write it: `0,01`.
    package var isDecimalComma: Bool {
        let parts = split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, let whole = parts.first else { return false }
        let digits = whole.first == "-" || whole.first == "+" ? whole.dropFirst() : whole
        return [digits, parts[1]].allSatisfy { part in
            !part.isEmpty && part.allSatisfy { $0.isASCII && $0.isNumber }
        }
    }
    /// How a number with a decimal comma is written, or with one between thousands.
    package var remedyForDecimalComma: String {
        let point = replacing(",", with: ".")
        guard split(separator: ",").last?.count == 3 else { return "write a point: \(point)" }
        return "write \(replacing(",", with: "")), or a point if that is meant: \(point)"
    }

    /// How a text that means a number is written as one; nil for others.
    fileprivate var remedyForNumber: String? {
        if contains("_"), let number = Double(replacing("_", with: "")), number.isFinite {
            return "write \(replacing("_", with: ""))"
        }
        guard let number = Double(self) else { return nil }
        guard number.isFinite else { return "write a decimal number" }
        // Other bases than ten have a letter: 0x10.
        guard lowercased().contains("x") else { return "remove the quotes" }
        return Int(exactly: number).map { "write \($0)" } ?? "write \(number)"
    }
}
