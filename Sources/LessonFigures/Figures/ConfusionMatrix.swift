import Charting
import Drawing
import TrainingCore

extension FigureKind {
    static let confusionMatrix = FigureKind(
        "confusion-matrix", "Which class the samples of each class get: counts, and shares of the class",
        options: [
            .at("end", seriesOf: "matrices"),
            FigureOption("on", .choice(["training", "test"]), "Which samples.", default: .text("training")),
            FigureOption(
                "show", .choice(["both", "counts", "shares"]), "What stands in the cells.",
                default: .text("both")),
        ]
    ) { (input: FigureInput) throws(FigureError) in
        let subject = try input.subject()
        guard subject.experiment.oneClassRule != nil else { throw input.noClasses(subject) }
        let part = input.text("on").flatMap(DataPart.init) ?? .training
        let moment = try input.moment(of: subject, default: "end")
        guard let counts = ClassCounts(moment, part) else {
            throw FigureError(
                "\(subject.id) has no \(part.rawValue) samples.",
                remedy: "Put some aside: data: {\(part.rawValue): {share: 0.2}}, or leave `on` out.",
                option: "on")
        }
        return ConfusionMatrix(counts: counts, moment: moment, show: input.text("show") ?? "both").figure()
    }
}

/// A row for each class that samples are of, a column for each that they get; the first row at the top.
private struct ConfusionMatrix {
    let counts: ClassCounts
    let moment: Moment
    let show: String

    private var subject: Subject { counts.subject }
    private var names: [String] { subject.classNames }
    private var size: Int { names.count }

    func figure() -> StatedFigure {
        let rows = (0..<size).reversed()
        let values = rows.flatMap { truth in (0..<size).map { counts.share(truth, $0) } }
        let levels = ContourLevels(
            values: [0.25, 0.5, 0.75], labels: ["25 %", "50 %", "75 %"], isLogarithmic: false, range: 0...1)
        let heat = HeatMapMark(
            columns: .value("Class that they get", names),
            rows: .value("Class of the samples", Array(names.reversed())),
            values: values, levels: levels)
        let map = ColorMap.toward(Theme.accent)
        let chart = Chart { heat.map { [$0.labelled(rows.flatMap(texts)).colorMap(map)] } ?? [] }
            .chartColorBar(levels, title: "Share of the class", map: map, continuous: true)
            .chartYAxis(grid: false, zeroLine: false).chartXAxis(grid: false)
        let height = min(640, 190 + 44 * Double(size))
        return StatedFigure(
            content: chart, size: Size(640, height),
            words: FigureWords(
                title: counts.finding, subtitle: subject.networkText + moment.clause, caption: caption,
                sentences: ["\(counts.finding).", counts.worst] + classes + [ClassCounts.rule(subject)],
                notes: subject.divergenceNote.map { [$0] } ?? []),
            table: table)
    }

    private func texts(of truth: Int) -> [String] {
        (0..<size).map { decision in
            let count = counts.counts[truth][decision]
            guard counts.ofClass(truth) > 0 else { return show == "shares" ? "–" : "0" }
            let share = "\(Words.percent(counts.share(truth, decision)))"
            switch show {
            case "counts": return "\(count)"
            case "shares": return share
            default: return size > 6 || count == 0 ? "\(count)" : "\(count) (\(share))"
            }
        }
    }

    private var caption: Phrase {
        let undecided: Phrase =
            counts.undecided > 0
            ? " \(.undecided(counts.part), counts.undecided, of: subject, at: counts.update) get no class: their outputs are no numbers."
            : ""
        return
            "A row for each class of the samples, a column for the class that they get; right ones are on the diagonal."
            + undecided
    }

    private var classes: [Phrase] {
        (0..<size).map { index in
            "Of \(.samplesOfClass(counts.part, index), counts.ofClass(index), of: subject) of "
                + "\(name: names[index]), "
                + "\(.decided(counts.part, index, index), counts.counts[index][index], of: subject, at: counts.update) are right."
        }
    }

    private var table: FigureTable {
        let (counts, subject) = (counts, subject)
        let part = counts.part
        let names = names
        return FigureTable(
            caption: "Samples \(name: part.words) by their class and the class that they get",
            columns: ["Class"] + names.map { Phrase(name: $0) } + [
                "Share that is right", "Share of those that get it",
            ],
            rows: (0..<size).map { truth -> [Phrase] in
                let cells = (0..<size).map { decision -> Phrase in
                    "\(.decided(part, truth, decision), counts.counts[truth][decision], of: subject, at: counts.update)"
                }
                let got = (0..<size).reduce(0) { $0 + counts.counts[$1][truth] }
                let recall: Phrase =
                    counts.ofClass(truth) == 0
                    ? ""
                    : "\(.recall(part, truth), counts.share(truth, truth), of: subject, at: counts.update, .percent(3))"
                let precision: Phrase =
                    got == 0
                    ? ""
                    : "\(.precision(part, truth), Double(counts.counts[truth][truth]) / Double(got), of: subject, at: counts.update, .percent(3))"
                return [Phrase(name: names[truth])] + cells + [recall, precision]
            })
    }
}
