import CairoRenderer
import Drawing
import LessonFigures
import Schema

/// All that a figure is made of, so that it is made again only when that is another.
///
/// Nothing of where the block stands belongs to it: a figure that moved in its lesson is the same.
struct FigureIngredients: Sendable, Hashable {
    private let id: String?
    private let kind: String
    private let input: FigureInput
    private let chart: ChartIngredients?
    private let seeds: [Value]
    private let texts: [String?]
    private let size: Size?
    private let formats: [ImageFormat]
    private let appearance: Appearance?
    private let fileSize: Size?

    /// - Parameter files: what is made of the figure besides the page.
    /// - Returns: `nil` for a figure without a kind, or one that is read only when it is drawn.
    init?(_ job: FigureJob, files: FigureFiles?) {
        guard let kind = job.block.kind else { return nil }
        switch kind {
        case .figure, .table: chart = nil
        case .chart(let spec):
            guard let ingredients = spec.ingredients else { return nil }
            chart = ingredients
        case .recordedChart: return nil
        }
        self.kind = kind.label
        id = job.block.id?.name
        input = job.input
        // Equal experiments may be written so that other things in them are drawn.
        seeds = job.seeds.map(\.written)
        texts = [job.block.title, job.block.subtitle, job.block.alternativeText]
        size = job.block.size
        formats = files?.formats ?? []
        appearance = files?.appearance
        fileSize = files?.size
    }

    /// Recordings are long: the name of an experiment and how it ended tell most of them apart.
    func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(kind)
        for subject in input.subjects {
            hasher.combine(subject.id)
            hasher.combine(subject.recording.loss.last)
        }
    }
}

extension FigureBlock.Kind {
    /// Tells figures from tables of the same name.
    var label: String {
        switch self {
        case .figure: "figure \(name)"
        case .table: "table \(name)"
        case .chart, .recordedChart: name
        }
    }
}
