import LessonFigures
import LossLandscape
import TrainingCore

extension YAMLDecoder {
    /// The value of a figure's option, of the kind that the option takes.
    mutating func optionValue(_ node: YAMLNode, of option: FigureOption) -> OptionValue? {
        let what = "the option \"\(option.name)\""
        switch option.kind {
        case .number: return number(node, what).map(OptionValue.number)
        case .integer: return integer(node, in: -1_000_000_000...1_000_000_000, what).map(OptionValue.integer)
        case .seed: return integer(node, in: 0...UInt64.max, what).map(OptionValue.seed)
        case .flag: return flag(node, what).map(OptionValue.flag)
        case .text: return text(node, what).map(OptionValue.text)
        case .choice(let names):
            return choice(node, of: names, called: "values", what).map(OptionValue.text)
        case .numbers: return numbers(node, what).map(OptionValue.numbers)
        case .texts:
            guard let items = list(node, what) else { return nil }
            let texts = items.compactMap { text($0, "each text of \(what)") }
            return texts.count == items.count ? .texts(texts) : nil
        case .moments:
            let items = if case .sequence(let items) = node.content { items } else { [node] }
            let texts = items.compactMap { text($0, what) }
            return texts.count == items.count && !texts.isEmpty ? .texts(texts) : nil
        case .parameter:
            guard let name = text(node, what) else { return nil }
            guard let parameter = ParameterName(name) else {
                error(
                    "\(what) must be the name of a weight or bias, found \"\(name.shortened(to: 40))\"",
                    at: node.range,
                    remedy:
                        "write W1[0,1] for layer 1, node 0, input 1, or b2[0] for the bias of layer 2, node 0"
                )
                return nil
            }
            return .parameter(parameter)
        case .axis:
            return text(node, what).flatMap { axis($0, at: node) }
        }
    }

    private mutating func axis(_ text: String, at node: YAMLNode) -> OptionValue? {
        do {
            return .axis(try GridAxis(parsing: text))
        } catch {
            var range = node.range
            // A text that is folded or escaped stands otherwise in the file.
            let quote = quoteWidth(of: node)
            if let column = error.column, file.text(in: range).dropFirst(quote).hasPrefix(text) {
                let skipped = String(text.prefix(column - 1)).utf8.count
                range.lower = min(range.lower + quote + skipped, max(range.lower, range.upper - 1))
            }
            self.error(error.message.asClause, at: range, remedy: error.remedy.asClause)
            return nil
        }
    }

    /// 1 for a text in quotes, else 0.
    func quoteWidth(of node: YAMLNode) -> Int {
        guard case .scalar(_, isPlain: false) = node.content, node.range.lower < file.bytes.count else {
            return 0
        }
        let first = file.bytes[node.range.lower]
        return first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") ? 1 : 0
    }

    /// The id of a block, which it must have.
    mutating func identifier(in fields: YAMLFields, of what: String) -> BlockID? {
        guard
            let node = required("id", in: fields, of: what, remedy: "name it, such as id: first-steps"),
            let name = text(node, "the id")
        else { return nil }
        guard BlockID.isValid(name) else {
            error(
                "\"\(name.shortened(to: 40))\" cannot be an id", at: node.range,
                remedy: "write lower-case letters, digits and hyphens, with a letter first")
            return nil
        }
        return BlockID(name: name, range: node.range)
    }
}

extension OptionValue {
    /// Reads the value of an option from the command line, where lists are separated by commas.
    ///
    /// - Returns: `nil` where the text is not of the kind that the option takes.
    public init?(parsing text: String, of option: FigureOption) {
        func number(_ text: some StringProtocol) -> Double? {
            guard case .finite(let value)? = YAMLNumber(String(text)) else { return nil }
            return value
        }
        let items = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmed }
        let value: OptionValue?
        switch option.kind {
        case .number: value = number(text).map(OptionValue.number)
        case .integer: value = Int(text).map(OptionValue.integer)
        case .seed: value = UInt64(text).map(OptionValue.seed)
        case .flag: value = ["true": .flag(true), "false": .flag(false)][text]
        case .text: value = .text(text)
        case .choice(let names): value = names.contains(text) ? .text(text) : nil
        case .parameter: value = ParameterName(text).map(OptionValue.parameter)
        case .axis: value = (try? GridAxis(parsing: text)).map(OptionValue.axis)
        case .numbers:
            let numbers = items.compactMap(number)
            value = numbers.count == items.count ? .numbers(numbers) : nil
        case .texts, .moments: value = .texts(items)
        }
        guard let value else { return nil }
        self = value
    }
}
