import Charting
import Drawing
import TrainingCore

/// A moment of a training that a figure shows.
struct Moment: Sendable, Hashable {
    let subject: Subject
    /// After how many updates.
    let update: Int
    /// Of all that were made.
    let count: Int
    let state: NetworkState

    /// "before training", "after 20 updates", "after 12 of 20 updates"; nothing of a network that is not trained.
    var words: Phrase {
        if count == 0 { return "" }
        if update == 0 { return "before training" }
        let all = Words.plural(.updateCount, count, "update", of: subject)
        return update == count ? "after \(all)" : "after \(number: .update, update, of: subject) of \(all)"
    }

    /// The same behind other words: ", after 20 updates".
    var clause: Phrase { words.isEmpty ? "" : ", \(words)" }
}

extension FigureOption {
    /// The moment, or several, that a figure shows.
    static func at(_ fallback: String, seriesOf what: String = "figures") -> FigureOption {
        FigureOption(
            "at", .moments,
            "When: start, end or a number of updates, or a list of them, which puts \(what) side by side; "
                + "\(fallback).")
    }
}

extension FigureInput {
    /// The texts of the option `at`.
    var moments: [String] { texts("at") ?? text("at").map { [$0] } ?? [] }

    /// The moment of `at`; without the option the start, or the end of the training.
    func moment(of subject: Subject, default fallback: String = "start") throws(FigureError) -> Moment {
        let text = moments.first ?? fallback
        let recording = subject.recording
        let count = recording.updateCount
        func moment(_ update: Int, _ state: NetworkState) -> Moment {
            Moment(subject: subject, update: update, count: count, state: state)
        }
        switch text {
        case "start", "0": return moment(0, recording.initial)
        case "end": return moment(recording.finalUpdate, recording.final)
        default: break
        }
        guard let update = Int(text) else {
            throw FigureError(
                "\"\(text)\" is no moment of a training.", remedy: "Write start, end or a number of updates.",
                option: "at")
        }
        guard (0...count).contains(update) else {
            throw FigureError(
                "There is no update \(update): \(subject.id) has \(count).",
                remedy: "Give a number from 0 to \(count), start or end.", option: "at")
        }
        if update == recording.finalUpdate { return moment(update, recording.final) }
        guard let network = recording.network(after: update) else {
            let nearest = recording.keptUpdates.min { abs($0 - update) < abs($1 - update) } ?? 0
            throw FigureError(
                "The weights after update \(update) of \(subject.id) were not kept.",
                remedy:
                    "Take \(nearest), the nearest that was, or keep it: recording: {traces: [\(update)]}.",
                option: "at")
        }
        return moment(update, subject.experiment.state(at: network))
    }

    /// The same input with one moment.
    func at(_ moment: String) -> FigureInput {
        var copy = self
        copy.options["at"] = .texts([moment])
        return copy
    }
}

extension FigureKind {
    /// The figure at each of several moments, side by side.
    static func series(
        of input: FigureInput, _ draw: (FigureInput) throws(FigureError) -> StatedFigure
    ) throws(FigureError) -> StatedFigure {
        let moments = input.moments
        guard moments.count <= 6 else {
            throw FigureError(
                "There are \(moments.count) moments; 6 fit side by side.", remedy: "Name at most 6.",
                option: "at")
        }
        var figures: [StatedFigure] = []
        var names: [Phrase] = []
        for text in moments {
            let own = input.at(text)
            let words = try own.moment(of: input.subject()).words
            figures.append(try draw(own))
            names.append(words.isEmpty ? Phrase(name: text) : words.capitalizedFirst)
        }
        guard let first = figures.first else { return try draw(input) }
        guard figures.count > 1 else { return first }
        let subjects = Words.enumeration(input.subjects.map(\.networkText).uniqued)
        // What is said below every panel is said once, below all.
        let captions = figures.map(\.words.caption).uniqued
        let caption = captions.count == 1 ? captions[0] : ""
        let panels = zip(figures, names).map { figure, name in
            var content =
                caption.isEmpty ? figure.content : StatedFigure.captioned(figure.content, "")
            content.title = name.text
            content.subtitle = figure.words.panelSubtitle.text
            return content
        }
        return StatedFigure(
            content: Panels(
                title: "", columns: figures.count % 2 == 1 ? 3 : 2,
                aspect: first.size.height / first.size.width,
                figures: panels),
            size: Size(880, 440),
            words: FigureWords(
                title: "The same \(input.subjects.count == 1 ? "run" : "runs") at "
                    + "\(.count(of: "at"), figures.count) moments",
                subtitle: subjects, caption: caption, sentences: sentences(figures, names),
                notes: notes(figures, names),
                within: names
                    + figures.flatMap { [$0.words.caption, $0.words.panelSubtitle] + $0.words.within }),
            table: table(figures, names))
    }

    /// What holds at every moment, and then what is found at each, in an equal part of the room.
    private static func sentences(_ figures: [StatedFigure], _ names: [Phrase]) -> [Phrase] {
        let all = figures.map { figure in
            figure.words.panelSentences.isEmpty ? figure.words.sentences : figure.words.panelSentences
        }
        func isShared(_ sentence: Phrase) -> Bool {
            all.allSatisfy { $0.contains { $0.text == sentence.text } }
        }
        let shared = all[0].filter(isShared)
        let taken = shared.map { $0.text.count + 1 }.reduce(0, +)
        // Where most is shared there is little room, but as little to say.
        let most = max(Words.mostCharacters - taken, Words.mostCharacters / 2) / figures.count
        // What all begin with stands first, and what they share behind a finding of their own last.
        let lead = all[0].prefix(while: isShared)
        return lead
            + zip(all, names).compactMap { sentences, name in
                let own = sentences.filter { !isShared($0) }
                guard !own.isEmpty else { return nil }
                let rest = Words.sentences(own, most: most - name.text.count - 3, isCounted: false)
                return "\(name): \(rest)"
            } + shared.dropFirst(lead.count)
    }

    /// What holds at every moment once, and all else behind its moment.
    private static func notes(_ figures: [StatedFigure], _ names: [Phrase]) -> [Phrase] {
        let all = figures.map(\.words.notes)
        func isShared(_ note: Phrase) -> Bool { all.allSatisfy { $0.contains { $0.text == note.text } } }
        return all[0].filter(isShared)
            + zip(all, names).flatMap { notes, name in
                notes.filter { !isShared($0) }.map { "\(name): \($0)" }
            }
    }

    /// The rows of all tables, each behind its moment.
    private static func table(_ figures: [StatedFigure], _ names: [Phrase]) -> FigureTable {
        let tables = figures.map(\.table)
        let columns = tables[0].columns
        guard tables.allSatisfy({ $0.columns.map(\.text) == columns.map(\.text) }) else {
            return FigureTable(caption: tables[0].caption, columns: [], rows: [])
        }
        let places = tables.indices.flatMap { index in (0..<tables[index].rowCount).map { (index, $0) } }
        return FigureTable(
            caption: tables[0].caption, columns: ["Moment"] + columns, rowCount: places.count
        ) { place in
            let (index, row) = places[place]
            return [names[index]] + tables[index].row(row)
        }
    }
}

extension [String] {
    /// Each once, in the order of the first ones.
    var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
