import LossLandscape
import Schema
import TrainingCore

extension OptionKind {
    /// How values of the option are written.
    package var form: Form<OptionValue> { form(in: .all) }

    /// - Parameter bounds: of numbers.
    func form(in bounds: Bounds) -> Form<OptionValue> {
        switch self {
        case .number:
            Form<Double>.bounded(bounds).asPart {
                .number($0)
            } from: {
                if case .number(let part) = $0 { part } else { nil }
            }
        case .integer:
            Form<Int>.integer(bounds.wholeNumbers).asPart {
                .integer($0)
            } from: {
                if case .integer(let part) = $0 { part } else { nil }
            }
        case .seed:
            Form<UInt64>.seed.asPart {
                .seed($0)
            } from: {
                if case .seed(let part) = $0 { part } else { nil }
            }
        case .flag:
            Form<Bool>.flag.asPart {
                .flag($0)
            } from: {
                if case .flag(let part) = $0 { part } else { nil }
            }
        case .text: Self.text(.text)
        case .choice(let words):
            Self.text(.word(among: words, called: "values", knownAs: [.former("heatmap", now: "heat-map")]))
        case .choices(let words):
            Form<[String]>.oneOrMore(of: .word(among: words, called: "values")).asPart {
                .texts($0)
            } from: {
                if case .texts(let part) = $0 { part } else { nil }
            }
        case .parameter:
            ParameterName.form.asPart {
                .parameter($0)
            } from: {
                if case .parameter(let part) = $0 { part } else { nil }
            }
        case .axis:
            ParameterRange.form.asPart {
                .axis($0)
            } from: {
                if case .axis(let part) = $0 { part } else { nil }
            }
        case .numbers:
            Form<[Double]>.list(of: .number) { "number \($0 + 1) of \($1)" }.asPart {
                .numbers($0)
            } from: {
                if case .numbers(let part) = $0 { part } else { nil }
            }
        case .texts:
            Form<[String]>.list(of: .text) { "text \($0 + 1) of \($1)" }.asPart {
                .texts($0)
            } from: {
                if case .texts(let part) = $0 { part } else { nil }
            }
        case .oneOrMoreTexts:
            Form<[String]>.oneOrMore(of: .text).asPart {
                .texts($0)
            } from: {
                if case .texts(let part) = $0 { part } else { nil }
            }
        case .moments:
            Form<[String]>.oneOrMore(of: Self.moment).asPart {
                .texts($0)
            } from: {
                if case .texts(let part) = $0 { part } else { nil }
            }
        }
    }

    private static func text(_ form: Form<String>) -> Form<OptionValue> {
        form.asPart {
            .text($0)
        } from: {
            if case .text(let part) = $0 { part } else { nil }
        }
    }

    /// A state of a training: before it, after it, or after some updates.
    private static let moment = Form<String>(
        .either([
            .words([Word("start", "Before the training."), Word("end", "After it.")]),
            .integer(lowest: 0, highest: nil),
        ])
    ) { value, spot, reader in
        guard let text = Form<String>.text.read(value, at: spot, into: &reader) else { return nil }
        if text == "start" || text == "end" || Int(text).map({ $0 >= 0 }) == true { return text }
        reader.report(
            "\(spot.name) must be start, end or a number of updates, found \(value.described)", at: spot.path,
            remedy: "write at: end, at: 12, or a list such as [start, 5, end]")
        return nil
    } write: {
        .text($0)
    }
}

extension ParameterName {
    fileprivate static let pattern = "^(W[0-9]+\\[[0-9]+,[0-9]+\\]|b[0-9]+\\[[0-9]+\\])"
    private static let words = "the name of a weight or a bias, such as W1[0,1] or b2[0]"

    /// A weight or a bias as it is written.
    package static let form = Form<ParameterName>.phrase(
        words, pattern: pattern + "$", refusal: "is not \(words)",
        remedy: "layers count from 1, nodes and inputs from 0",
        read: { ParameterName($0) }, text: { $0.description })
}

extension ParameterRange {
    /// An axis over a weight as it is written.
    package static let form = Form<ParameterRange>(
        .phrase(
            "a weight with its range and number of points, such as W1[0,1]=-2:2:81",
            pattern: ParameterName.pattern + "=[^:]+:[^:]+(:[0-9]+)?$")
    ) { value, spot, reader in
        guard let text = Form<String>.text.read(value, at: spot, into: &reader) else { return nil }
        do throws(LandscapeError) {
            return try ParameterRange(parsing: text)
        } catch {
            reader.report(
                error.message.asClause, at: spot.path, error.column.map { .character($0 - 1) } ?? .value,
                remedy: error.remedy.asClause)
            return nil
        }
    } write: {
        .text($0.description)
    }
}

extension Bounds {
    /// The whole numbers within them, as far as a billion.
    fileprivate var wholeNumbers: ClosedRange<Int> {
        let most = 1_000_000_000
        let low = lower.map { Int($0.value.rounded(.up)) } ?? -most
        return low...max(low, upper.map { Int($0.value.rounded(.down)) } ?? most)
    }
}
