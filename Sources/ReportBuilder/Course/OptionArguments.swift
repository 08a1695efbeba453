import LessonFigures
import Schema

/// Options of a figure as a command line gives them: `KEY=VALUE`, lists with commas.
package enum OptionArguments {
    /// Why options cannot be taken.
    package struct Refusal: Error, Sendable, Hashable {
        /// A sentence for each mistake.
        package let messages: [String]
    }

    /// - Throws: everything that is wrong with the options.
    package static func read(
        _ arguments: [String], of kind: FigureKind
    ) throws(Refusal) -> [String: OptionValue] {
        var messages: [String] = []
        var values: [String: OptionValue] = [:]
        for argument in arguments {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                messages.append("\"\(argument)\" is not an option; write --option KEY=VALUE.")
                continue
            }
            let name = String(parts[0])
            guard let option = kind.options.first(where: { $0.name == name }) else {
                let remedy = Nearest.remedy(for: name, among: kind.options.map(\.name), called: "options")
                messages.append(
                    "\(kind.name) has no option \"\(name.shortened(to: 40))\"; \(remedy)".asSentence)
                continue
            }
            guard values[name] == nil else {
                messages.append("The option \(name) is given twice.")
                continue
            }
            var reader = Reader()
            let spot = Spot(path: [], name: "the option \(name)")
            values[name] = option.form.read(
                Value(argument: String(parts[1]), isListed: option.isListed), at: spot, into: &reader)
            messages += reader.problems.map { $0.description.asSentence }
        }
        guard messages.isEmpty else { throw Refusal(messages: messages) }
        return values
    }
}

extension FigureOption {
    fileprivate var isListed: Bool {
        kind.form.description.mayBeList
    }
}

extension FormDescription {
    fileprivate var mayBeList: Bool {
        switch self {
        case .list: true
        case .either(let forms): forms.contains(where: \.mayBeList)
        default: false
        }
    }
}

extension Value {
    /// What a text of a command line means, which has no quotes to tell a number from a text.
    ///
    /// - Parameter isListed: whether commas part the items of a list.
    fileprivate init(argument: String, isListed: Bool) {
        if isListed {
            let items = argument.split(separator: ",", omittingEmptySubsequences: false)
            self = .list(items.map { Value(argument: $0.trimmed, isListed: false) })
            return
        }
        switch YAMLNumber(argument) {
        case .finite(let number)?: self = .number(number, written: argument)
        case .nonFinite?, .tooLarge?: self = .number(.nan, written: argument)
        case nil: self = ["true": .flag(true), "false": .flag(false)][argument] ?? .text(argument)
        }
    }
}
