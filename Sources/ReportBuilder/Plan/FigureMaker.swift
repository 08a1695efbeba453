import CairoRenderer
import Charting
import Drawing
import LessonFigures
import Sweeps
import TrainingCore
import WebRenderer

/// A figure ready to be laid out.
struct DrawableFigure: Sendable {
    var figure: LessonFigure
    /// The size in the page where there is room.
    var size: Size
    var width: FigureWidth
    /// The figure at that size, where it was laid out to see whether all has room.
    var scene: Scene?
    /// For narrower pages: the figure before anything was counted in it that has no room in the widest.
    var narrower: LessonFigure?
}

/// Draws the figures of lessons.
struct FigureMaker: Sendable {
    let measuring: any TextMeasuring
    /// What is made of each figure besides the page.
    var files: FigureFiles?
    /// Whether figures of several lessons stand on one page.
    var isForOneFile = false
    /// Figures of earlier runs.
    var cache: ResultCache?

    /// The figure, or what is wrong with it.
    func make(_ job: FigureJob) -> Result<MadeFigure, DiagnosticError> {
        do throws(DiagnosticError) {
            if case .table(let kind)? = job.block.kind {
                let data = try job.reporting { () throws(FigureError) in try kind.make(job.input) }
                return .success(MadeFigure(content: .table, data: data, notes: []))
            }
            return .success(try made(try drawable(job), of: job))
        } catch {
            return .failure(error)
        }
    }

    /// The figures in the order of their jobs, or what is wrong with them.
    ///
    /// - Parameter memo: holds figures of before, which are not made again; takes those of now.
    func make(
        _ figures: [FigureJob], jobs: Int, memo: inout Memo<FigureIngredients, MadeFigure>
    ) async -> [Result<MadeFigure, DiagnosticError>] {
        let known = memo
        let made = await Parallel.map(figures, jobs: jobs) {
            job -> (FigureIngredients?, Result<MadeFigure, DiagnosticError>) in
            do throws(DiagnosticError) {
                let job = try job.charted()
                let ingredients = FigureIngredients(job, files: files)
                if let ingredients, let figure = known[ingredients] { return (ingredients, .success(figure)) }
                return (ingredients, cached(job))
            } catch {
                return (nil, .failure(error))
            }
        }
        var used: [FigureIngredients: MadeFigure] = [:]
        for (ingredients, result) in made {
            if let ingredients, case .success(let figure) = result { used[ingredients] = figure }
        }
        memo.keep(used)
        return made.map(\.1)
    }

    /// The figure of an earlier run that was made of the same, else a new one, which is kept.
    private func cached(_ job: FigureJob) -> Result<MadeFigure, DiagnosticError> {
        guard let cache, let key = key(of: job, program: cache.program) else { return make(job) }
        if let figure = cache.content("figures", key).flatMap(FigureRecordReader.figure) {
            return .success(figure)
        }
        let made = make(job)
        if case .success(let figure) = made { cache.keep(FigureRecord.bytes(of: figure), "figures", key) }
        return made
    }

    /// The name of all that a figure is made of; `nil` where not all of it is known.
    private func key(of job: FigureJob, program: String) -> String? {
        guard job.sweep == nil, let sources = job.sources, let kind = job.block.kind else { return nil }
        var parts = [program, drawingID(of: job), kind.label]
        parts += [job.block.title, job.block.subtitle, job.block.alternativeText].map {
            $0.map { "=" + $0 } ?? ""
        }
        parts += (files?.formats ?? []).map(\.rawValue)
        parts += [
            "\(files?.appearance.rawValue ?? "")", files?.size.map { "\($0.width) \($0.height)" } ?? "",
        ]
        parts += job.subjects.map(\.id)
        if case .chart(let spec) = kind {
            guard let ingredients = spec.ingredients else { return nil }
            parts += ingredients.files.map { "\($0.key) \($0.value)" }.sorted()
        }
        var bytes: [UInt8] = []
        for part in parts.map({ Array($0.utf8) }) + sources {
            bytes += Array("\(part.count):".utf8)
            bytes += part
        }
        return SHA256.digest(bytes).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }
            .joined()
    }

    /// The figure as the page shows it, not yet laid out.
    func drawable(_ job: FigureJob) throws(DiagnosticError) -> DrawableFigure {
        let job = try job.charted().seeded()
        return try job.reporting { () throws(FigureError) -> DrawableFigure in
            switch job.block.kind {
            case .figure(let kind):
                var figure = try kind.make(job.input)
                if let title = job.block.title { figure.content.title = title }
                if let subtitle = job.block.subtitle { figure.content.subtitle = subtitle }
                if let text = job.block.alternativeText { figure.content.summary = text }
                if let given = job.block.size, let refusal = figure.refusal(of: given, measuring: measuring) {
                    throw refusal
                }
                if let size = job.block.size {
                    return DrawableFigure(figure: figure, size: size, width: kind.width)
                }
                let narrower = figure
                let scene = figure.growOnPage(measuring: measuring)
                return DrawableFigure(
                    figure: figure, size: figure.size, width: kind.width, scene: scene, narrower: narrower)
            case .chart(let spec):
                let own = spec.size(width: ChartSpec.defaultWidth, measuring: measuring)
                if let refusal = spec.refusal(of: job.block.size, measuring: measuring) { throw refusal }
                let size = job.block.size ?? own
                let fit = spec.figure.fit(size: size, measuring: measuring)
                let figure = LessonFigure(
                    content: spec.figure, size: own, alternativeText: spec.figure.summary, table: spec.table,
                    notes: [fit.warning, job.sweep?.note].compactMap { $0 })
                return DrawableFigure(figure: figure, size: size, width: .body, scene: fit.scene)
            case .table, .recordedChart:
                throw FigureError("a table cannot be drawn", remedy: "name a figure", option: nil)
            case nil:
                throw FigureError("the figure has no kind", remedy: "write kind:", option: nil)
            }
        }
    }

    private func made(_ drawable: DrawableFigure, of job: FigureJob) throws(DiagnosticError) -> MadeFigure {
        let files: [FigureFile]
        let figure = drawable.figure
        let scene = drawable.scene ?? figure.content.scene(size: drawable.size, measuring: measuring)
        do {
            files = try self.files?.draw(figure, inPage: scene, measuring: measuring) ?? []
        } catch {
            throw DiagnosticError(
                diagnostic: Diagnostic(
                    error.description.asClause, file: job.file, range: job.range, code: .figure))
        }
        return MadeFigure(
            content: .drawing(
                versions: versions(of: drawable, scene, id: drawingID(of: job)), width: drawable.width,
                files: files),
            data: figure.table, notes: figure.notes)
    }

    /// Authors' ids have no underscore, so that nothing else on the page is called so; of an id behind the name of its
    /// lesson the last underscore tells where it begins.
    private func drawingID(of job: FigureJob) -> String {
        let id = job.block.id?.name ?? "figure"
        guard isForOneFile else { return id }
        return "d_\(LessonAnchor.of(job.lesson))_\(id)"
    }

    /// The figure laid out anew for each width that pages have, so that its text keeps its size.
    ///
    /// - Parameter scene: the widest.
    private func versions(
        of drawable: DrawableFigure, _ scene: Scene, id: String
    ) -> [FigureMarkup.Version] {
        let narrower = FigureMarkup.Version.narrowerWidths.filter { $0 < drawable.size.width * 0.8 }
        let further = narrower.map { width in
            let figure = drawable.narrower ?? drawable.figure
            let size = figure.size(width: width, measuring: measuring)
            let fit = figure.content.heightened(from: size, measuring: measuring)
            return figure.content.counting(fit, measuring: measuring).fit
        }
        let sizes = [drawable.size] + further.map(\.size)
        let scenes = [scene] + further.map(\.scene)
        let drawings = WebRenderer.inlineDrawings(
            zip(sizes, scenes).map { (id: "\(id)_\(Int($0.width))", scene: $1) }, of: id)
        return zip(zip(sizes, scenes), drawings.markup).enumerated().map { number, version in
            let ((size, scene), markup) = version
            // The first says what all look like.
            return FigureMarkup.Version(
                svg: TrustedHTML(markup), width: Int(size.width), height: Int(scene.size.height.rounded(.up)),
                sheet: number == 0 ? drawings.sheet : nil)
        }
    }
}

extension FigureJob {
    /// The same, with the trainings from other seeds done.
    fileprivate func seeded() -> FigureJob {
        guard seeds.count == subjects.count else { return self }
        var copy = self
        for (number, plan) in seeds.enumerated() {
            copy.subjects[number].reruns = (0..<plan.count).compactMap(plan.recording)
        }
        return copy
    }

    /// The same, with the chart of a recording read.
    func charted() throws(DiagnosticError) -> FigureJob {
        guard case .recordedChart(let chart)? = block.kind else { return self }
        var diagnostics: [Diagnostic] = []
        var copy = self
        let made =
            sweep.map { chart.chart(of: $0, diagnostics: &diagnostics) }
            ?? subjects.first.map { chart.chart(of: $0.recording, diagnostics: &diagnostics) }
        guard let made else { return self }
        copy.block.kind = made.map(FigureBlock.Kind.chart)
        if let problem = diagnostics.first { throw DiagnosticError(diagnostic: problem) }
        return copy
    }

    /// Says at its place in the file what is wrong with a figure.
    fileprivate func reporting<Made>(
        _ make: () throws(FigureError) -> Made
    ) throws(DiagnosticError) -> Made {
        do {
            return try make()
        } catch {
            let place = block.place(of: error.option) ?? range
            throw DiagnosticError(
                diagnostic: Diagnostic(
                    error.message.asClause, file: file, range: place, remedy: error.remedy.asClause,
                    code: .figure))
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
