import Schema

/// Reads the YAML of a `quiz` block.
struct QuizReader {
    var decoder: YAMLDecoder

    init(file: SourceFile) { decoder = YAMLDecoder(file: file) }

    mutating func read(_ root: YAMLNode) -> QuizBlock {
        var reader = Reader()
        let spec = QuizSpec.kind.readAnyhow(
            decoder.value(of: root), at: [], called: "the quiz", into: &reader)
        for problem in reader.problems { decoder.report(problem, in: root) }
        var block = QuizBlock(isBroken: !reader.problems.isEmpty)
        block.id = root.identifier
        guard let spec else { return block }
        block.question = placed(spec.question, at: root["question"])
        block.explanation = spec.explanation.map { placed($0, at: root["explanation"]) }
        block.choices = choices(spec, root)
        block.number = number(spec, root)
        let rights = block.choices.count(where: \.isRight)
        block.hasSeveral = spec.hasSeveral ?? (rights > 1)
        check(spec, rights: rights, in: root)
        if decoder.diagnostics.isEmpty { decoder.refuseValues(in: root, except: QuizBlock.textKeys) }
        block.isBroken = !decoder.diagnostics.isEmpty
        return block
    }

    private mutating func check(_ spec: QuizSpec, rights: Int, in root: YAMLNode) {
        guard decoder.diagnostics.isEmpty else { return }
        let place = (root["choices"] ?? root["question"])?.range ?? root.range
        switch (spec.answer, spec.choices) {
        case (nil, nil):
            decoder.error(
                "the quiz has neither an answer nor choices", at: place,
                remedy: "write answer: 25.4, or choices: with one or more that say right:")
        case (.some, .some):
            decoder.error(
                "the quiz has an answer and choices", at: place,
                remedy: "keep one of them, or make two quizzes")
        case (nil, .some) where rights == 0:
            decoder.error(
                "no choice is right", at: place, remedy: "write right: before one: - right: It shrinks")
        case (nil, .some) where spec.hasSeveral == false && rights > 1:
            decoder.error(
                "\(rights) choices are right, of which only one can be taken", at: place,
                remedy: "leave several out, or mark one of them")
        case (.some, nil) where spec.hasSeveral != nil:
            decoder.error(
                "a number has no choices to take", at: root["several"]?.range ?? place,
                remedy: "leave several out")
        default: break
        }
    }

    private func placed(_ text: String, at node: YAMLNode?) -> PlacedText {
        .init(text: text, offset: node.map { $0.range.lower + $0.quoteWidth(in: decoder.file) } ?? 0)
    }

    private func choices(_ spec: QuizSpec, _ root: YAMLNode) -> [QuizBlock.Choice] {
        var nodes: [YAMLNode] = []
        if case .sequence(let items)? = root["choices"]?.content { nodes = items }
        return (spec.choices ?? []).enumerated().map { index, choice in
            let node = index < nodes.count ? nodes[index]["right"] ?? nodes[index] : nil
            return QuizBlock.Choice(text: placed(choice.text, at: node), isRight: choice.isRight)
        }
    }

    /// The number or the formula of `answer`.
    private mutating func number(_ spec: QuizSpec, _ root: YAMLNode) -> QuizBlock.Number? {
        guard let answer = spec.answer, let whole = root["answer"], decoder.diagnostics.isEmpty else {
            return nil
        }
        let node = whole["value"] ?? whole
        switch answer.value {
        case .number(let number, _) where number.isFinite:
            return QuizBlock.Number(formula: .number(number), range: node.range, tolerance: answer.tolerance)
        case .text(let text):
            let formula = text.drop { $0 != "=" }.dropFirst()
            let spaces =
                text.utf8.count - formula.utf8.count + formula.prefix(while: \.isWhitespace).utf8.count
            let start = node.range.lower + node.quoteWidth(in: decoder.file) + spaces
            do throws(ValueError) {
                let read = try ValueFormulaReader.read(formula.trimmed)
                return QuizBlock.Number(
                    formula: read, range: SourceRange(lower: start, upper: node.range.upper),
                    tolerance: answer.tolerance)
            } catch {
                decoder.diagnostics.append(error.diagnostic(in: decoder.file, startingAt: start))
            }
        default:
            decoder.error(
                "the answer must be one number", at: node.range,
                remedy: "write answer: 25.4, or a formula: answer: = 7^2")
        }
        return nil
    }
}
