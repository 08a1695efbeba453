import Charting
import Drawing
import LessonFigures
import TrainingCore
import WebRenderer

/// A figure block with the recordings that it is about: all that is needed to draw it.
struct FigureJob: Sendable {
    var block: FigureBlock
    var subjects: [Subject]
    var file: SourceFile
    /// Where the block stands, for complaints.
    var range: SourceRange
}

/// A figure or table as a page shows it.
struct MadeFigure: Sendable {
    enum Content: Sendable {
        /// The drawing for windows of several widths, widest first, and how much of the page it takes.
        case drawing(versions: [FigureMarkup.Version], width: FigureWidth)
        case table
    }

    var content: Content
    var data: DataTable
    /// What readers must know, such as a training that diverged.
    var notes: [String]
}

/// Draws the figures of lessons.
struct FigureMaker: Sendable {
    let measuring: any TextMeasuring

    /// The figure, or what is wrong with it.
    func make(_ job: FigureJob) -> Result<MadeFigure, DiagnosticError> {
        do throws(FigureError) {
            return .success(try figure(job))
        } catch {
            let place = job.block.place(of: error.option) ?? job.range
            return .failure(
                DiagnosticError(
                    diagnostic: Diagnostic(
                        error.message.asClause, file: job.file, range: place, remedy: error.remedy.asClause)))
        }
    }

    private func figure(_ job: FigureJob) throws(FigureError) -> MadeFigure {
        let input = FigureInput(subjects: job.subjects, options: job.block.options)
        switch job.block.kind {
        case .table(let kind):
            return MadeFigure(content: .table, data: try kind.make(input), notes: [])
        case .figure(let kind):
            var figure = try kind.make(input)
            if let title = job.block.title { figure.content.title = title }
            if let subtitle = job.block.subtitle { figure.content.subtitle = subtitle }
            if let text = job.block.alternativeText { figure.content.summary = text }
            return MadeFigure(
                content: .drawing(
                    versions: versions(of: figure, job: job, width: kind.width), width: kind.width),
                data: figure.table, notes: figure.notes)
        case .chart(let spec):
            let size = spec.size(width: ChartSpec.defaultWidth, measuring: measuring)
            let fit = spec.figure.fit(size: job.block.size ?? size, measuring: measuring)
            let figure = LessonFigure(
                content: spec.figure, size: size, alternativeText: spec.figure.summary, table: spec.table,
                notes: [fit.warning].compactMap { $0 })
            return MadeFigure(
                content: .drawing(versions: versions(of: figure, job: job, width: .body), width: .body),
                data: figure.table, notes: figure.notes)
        case nil:
            throw FigureError("the figure has no kind", remedy: "write kind:", option: nil)
        }
    }

    /// The figure laid out anew for each width that pages have, so that its text keeps its size.
    private func versions(of figure: LessonFigure, job: FigureJob, width: FigureWidth) -> [FigureMarkup
        .Version]
    {
        let widest = job.block.size?.width ?? figure.size.width
        let widths = [widest] + FigureMarkup.Version.narrowerWidths.filter { $0 < widest * 0.8 }
        return widths.map { width in
            let size =
                width == widest
                ? job.block.size ?? figure.size(width: widest, measuring: measuring)
                : figure.size(width: width, measuring: measuring)
            let scene = figure.content.scene(size: size, measuring: measuring)
            let id = "\(job.block.id?.name ?? "figure")-at-\(Int(width))"
            return FigureMarkup.Version(
                svg: TrustedHTML(WebRenderer(id: id).inlineMarkup(scene)), width: Int(width))
        }
    }
}

/// A diagnostic that stands in the place of a result.
struct DiagnosticError: Error, Sendable {
    var diagnostic: Diagnostic
}

extension LessonFigure {
    /// Lays the figure out.
    ///
    /// - Parameter size: what was asked for; `nil` takes the figure's own, with the height that suits it.
    public func scene(size: Size?, measuring: any TextMeasuring) -> Scene {
        content.scene(
            size: size ?? self.size(width: self.size.width, measuring: measuring), measuring: measuring)
    }
}
