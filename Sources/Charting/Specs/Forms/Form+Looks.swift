import Drawing
import Schema

// Words that are shown, colors and other looks in writing.
extension Form where Content == String {
    /// A text that is written into the figure and may hold formulas between dollar signs.
    static var shown: Form {
        Form(.text) { value, spot, reader in
            if case .text(let text) = value, let problem = LabelText.problem(in: text) {
                reader.report(
                    "\(problem.message) in \(spot.name), at its column \(problem.column)", at: spot.path,
                    remedy: problem.remedy)
            }
            return text.readAnyhow(value, at: spot, into: &reader)
        } write: {
            .text($0)
        }
    }
}

extension Form where Content == String? {
    /// The name at a mark: a text, or false for none. True is the name of its series, which the kind completes.
    static var name: Form {
        Form(.either([.text, .flag])) { value, spot, reader in
            if case .flag = value { return .some(nil) }
            return Form<String>.shown.readAnyhow(value, at: spot, into: &reader).map { .some($0) }
        } write: {
            $0.map { .text($0) } ?? .none
        }
    }
}

extension Form where Content == Paint {
    /// A token such as `accent`, `#1f5fbf`, or `#1f5fbf|#6ea8fe` for light and dark.
    static var color: Form {
        Form(.text) { value, spot, reader in
            guard let text = Form<String>.text.readAnyhow(value, at: spot, into: &reader) else { return nil }
            if let paint = Paint(written: text) { return paint }
            reader.report("\"\(text.shortened(to: 40))\" is no color", at: spot.path, remedy: Paint.remedy)
            return nil
        } write: {
            .text($0.written)
        }
    }
}

extension Form where Content == Paint? {
    /// A color, or `auto` for the usual one.
    static var colorOrAuto: Form {
        Form(.text) { value, spot, reader in
            if value == .text("auto") { return .some(nil) }
            return Form<Paint>.color.readAnyhow(value, at: spot, into: &reader).map { .some($0) }
        } write: {
            .text($0?.written ?? "auto")
        }
    }
}

extension Form where Content == [Paint] {
    /// A color for each value, or with a data file a column of them.
    static var colors: Form {
        Form(Form<[String]>.texts.description) { value, spot, reader in
            guard let texts = Form<[String]>.texts.readAnyhow(value, at: spot, into: &reader) else {
                return nil
            }
            let paints = texts.compactMap { Paint(written: $0) }
            if paints.count == texts.count { return paints }
            reader.report(
                "\(spot.name) must all be colors", at: spot.path,
                remedy: "write colors: [accent, \"#c4520a\"]")
            return nil
        } write: {
            .list($0.map { .text($0.written) })
        }
    }
}

extension Form where Content == ColorMap {
    static var colorMap: Form { .word("color maps", ColorMap.names.map { ($0.name, $0.map) }) }
}

extension Form where Content: RawRepresentable & CaseIterable, Content.RawValue == String {
    static func word(_ plural: String) -> Form { .word(plural) { _ in "" } }
}

extension Form where Content == [LabelRequest.Side] {
    static var sides: Form { .list(of: .word("sides")) { index, _ in "side \(index + 1)" } }
}

extension Form where Content == ClosedRange<Double>? {
    /// Two numbers, the smaller one first.
    static var range: Form {
        Form(.list(of: .number(.all), counts: 2...2)) { value, spot, reader in
            guard let ends = Form<[Double]>.plainNumbers.read(value, at: spot, into: &reader) else {
                return nil
            }
            if ends.count == 2, ends[0] < ends[1] { return ends[0]...ends[1] }
            reader.report(
                "\(spot.name) must be two numbers, the smaller one first", at: spot.path,
                remedy: spot.example.isEmpty ? "write [0, 20]" : "write domain: \(spot.example)")
            return nil
        } write: {
            $0.map { .numbers([$0.lowerBound, $0.upperBound]) } ?? .none
        }
    }
}

extension Form where Content == Formula? {
    /// A formula in x, and in y where that is allowed.
    static func formula(withY: Bool = false) -> Form {
        Form(.text) { value, spot, reader in
            guard let text = Form<String>.text.readAnyhow(value, at: spot, into: &reader) else { return nil }
            do throws(Formula.Failure) {
                let formula = try Formula(text)
                if withY || !formula.usesY { return formula }
                reader.report(
                    "the formula has a y, but only x has values here", at: spot.path,
                    remedy: "write a formula in x")
            } catch {
                reader.report(
                    "the formula has a mistake at character \(error.offset + 1): \(error.message)",
                    at: spot.path,
                    remedy: "write a formula such as \"exp(-x^2) * sin(3 x)\"")
            }
            return nil
        } write: {
            $0.map { .text($0.text) } ?? .none
        }
    }
}
