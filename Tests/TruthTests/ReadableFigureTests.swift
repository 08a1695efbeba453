import Charting
import Drawing
import FigureChecks
import LessonFigures
import LongRuns
import Testing

/// What a figure says can be read at every size that is not refused: wide and narrow, as high as it likes and low. A scene
/// holds both faces, so what is true of its texts is true in light and dark.
@Suite("Every figure can be read, also small")
struct ReadableFigureTests {
    @Test(
        "No word of a figure is cut, left out or written over another", arguments: TruthHarnessTests.runs
    )
    func runs(run: HardRun) throws {
        try check(FigureCase.all(of: try run.make()), of: run.name)
    }

    @Test("Nor of one that is of no run")
    func functions() throws { try check(FigureCase.ofFunctions, of: "no run") }

    @Test("Nor of one of a sweep", arguments: HardSweep.all)
    func sweeps(sweep: HardSweep) throws { try check(FigureCase.all(of: try sweep.make()), of: sweep.name) }

    private func check(_ cases: [FigureCase], of name: String) throws {
        var drawn = 0
        for figure in cases where !figure.isTable {
            let found: [String]
            do throws(FigureError) { found = try figure.unreadable() } catch { continue }
            drawn += 1
            for problem in found.prefix(2) { Issue.record("\(name), \(figure.name): \(problem)") }
        }
        #expect(drawn > 4)
    }
}

extension FigureCase {
    /// The sizes that are looked at: as pages take them, and as low as somebody may ask for.
    private static let sizes = [(640.0, Double?.none), (320, nil), (320, 300), (320, 260)]

    /// What cannot be read at which size. Throws where the figure is refused.
    fileprivate func unreadable() throws(FigureError) -> [String] {
        guard let kind = FigureCatalog.kind(named: kind) else { return ["there is no such kind"] }
        let (figure, words) = (try kind.make(input), try kind.stated(input).words)
        guard let measurer = try? DrawnText.measurer() else { return ["no fonts"] }
        let known = Set(figure.table.columns + figure.table.rows.joined())
        return Self.sizes.flatMap { width, height -> [String] in
            let wide = max(width, figure.content.minimumWidth)
            let size = height.map { Size(width, $0) } ?? figure.size(width: wide, measuring: measurer)
            guard height == nil || figure.refusal(of: size, measuring: measurer) == nil else { return [] }
            let grown = figure.content.heightened(from: size, measuring: measurer)
            let fit = figure.content.counting(grown, measuring: measurer).fit
            let (scene, texts) = (fit.scene, fit.scene.texts)
            // Names that stand in the table may be shortened where they label a row or a column, and so may a number below a
            // node that is longer than the node has room for, such as −1.387×10²⁸.
            let cut = texts.compactMap(\.fullText).filter { full in
                let number = full.split(separator: " ").last ?? ""
                return !known.contains { $0.contains(full) }
                    && !(number.count > 9 && known.contains { $0.contains(number) })
            }
            let said = texts.map(\.line.plainText).joined(separator: " ")
            let lost = [words.title, words.subtitle, words.caption].map(\.text).filter { !said.contains($0) }
            let count = fit.omitted.count
            let isCounted = count == 0 || said.contains("\(count) label")
            let uncounted = isCounted ? [] : ["left out and not counted: \(fit.omitted[0])"]
            return
                (cut.map { "cut: \($0)" } + lost.map { "lost: \($0)" } + uncounted
                + scene.textProblems(measuring: measurer))
                .map { "at \(size.width)×\(size.height): \($0)" }
        }
    }
}

extension Scene {
    fileprivate var texts: [TextItem] { items.flatMap(\.texts) }
}

extension SceneItem {
    fileprivate var texts: [TextItem] {
        switch self {
        case .path: []
        case .text(let item): [item]
        case .group(let group): group.items.flatMap(\.texts)
        }
    }
}
