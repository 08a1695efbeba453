import Charting

/// Blocks that become more than their text.
extension LessonArticle {
    func quiz(_ fenced: FencedBlock) -> HTMLNode {
        let found = lesson.blocks.first { $0.range.lower == fenced.range.lower }
        guard case .quiz(let block)? = found?.content else { return .empty }
        let maker = QuizWriter(lesson: lesson, course: course, edition: edition, words: words, values: values)
        {
            [self] in
            part($0.text, startingAt: $0.offset, at: fenced.range.lower)
        } line: { [self] in
            writer.line($0.text, startingAt: $0.offset)
        }
        guard let (quiz, written, answer) = maker.written(block, number: quizzes.count + 1) else {
            return .empty
        }
        var markup = written
        quizzes.append(quiz)
        if markup.seal != nil { needs.scripts.insert(.quiz) }
        guard edition.hasAnswers else { return markup.node(words) }
        needs.hasAnswers = true
        note(answer: .text(markup.name), answer)
        markup.answer = folding(BlockMarkup.answer(title: .text(words[.answer]), content: answer))
        return markup.node(words)
    }

    func figure(_ fenced: FencedBlock) -> HTMLNode {
        let found = lesson.blocks.first { $0.range.lower == fenced.range.lower }
        guard case .figure(let block)? = found?.content else { return .empty }
        let caption = block.caption.map { writer.line($0.text, startingAt: $0.offset) } ?? .empty
        // A figure with an error has been reported; its caption was still worth a look.
        guard let figure = figures[fenced.range.lower], let id = block.id?.name else { return .empty }
        // The words of a chart are its author's.
        let isChart = FenceInfo(fenced.info).word == "chart"
        let whole = LessonArticle.caption(
            caption, notes: figure.notes, words.ofFigures(speakEnglish: true))
        let number = Int(label(at: fenced.range.lower)?.number ?? "") ?? 0
        switch figure.content {
        case .table:
            return FigureMarkup.table(
                number: number, id: id, caption: whole, data: figure.data, words: words)
        case .drawing(let versions, let width, let files):
            needs.sheets += versions.compactMap(\.sheet)
            return FigureMarkup.figure(
                number: number, id: id, versions: versions, caption: whole, data: figure.data,
                width: FigureMarkup.Width(rawValue: width.rawValue) ?? .body,
                downloads: downloads(files, of: id), speaksEnglish: !isChart, words: words)
        }
    }

    private func downloads(_ files: [FigureFile], of id: String) -> [FigureMarkup.Download] {
        files.compactMap { file in
            let path = FigureFile.folder + FigureFile.path(of: id, in: lesson.name, as: file.format)
            return HTMLAddress(CourseFolder.relative(path, from: lesson.page)).map {
                FigureMarkup.Download(format: file.format.rawValue.uppercased(), address: $0)
            }
        }
    }

    /// The caption, and on lines of their own what readers must know.
    private static func caption(
        _ caption: HTMLNode, notes: [String], _ language: [HTMLAttribute]
    ) -> HTMLNode {
        let lines = notes.flatMap { note -> [HTMLNode] in
            [.element("br"), .element("span", [.class("figure-note")] + language, [.text(note)])]
        }
        return .fragment(
            (caption.isEmpty ? [] : [caption]) + (caption.isEmpty ? Array(lines.dropFirst()) : lines))
    }
}
