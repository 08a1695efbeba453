import Charting
import LossLandscape
import TrainingCore

/// What stands around a surface: titles, the alternative text, notes and the table of its paths.
extension SurfaceFigure {
    var lossName: LossName { LossName(input.subjects.first?.experiment.loss ?? .meanSquaredError) }

    /// A path is one downhill if every run ends with a lower loss than it began with.
    var title: Phrase {
        let paths = tracks.filter { !$0.isPoint && outsideCount($0) < $0.path.x.count }
        // Contours show nothing of a plain, and its color has no tick.
        if let range = grid.range, range.lowerBound == range.upperBound, grid.values.allSatisfy(\.isFinite) {
            return "The loss is \(.lowestOfGrid, range.lowerBound) everywhere \(place)"
        }
        guard !paths.isEmpty else { return "The loss \(place)" }
        let isDownhill = paths.allSatisfy { track in
            guard track.subject.recording.divergedAtUpdate == nil, let first = track.path.loss.first,
                let last = track.path.loss.last
            else { return false }
            return last < first
        }
        let what: Phrase =
            isDownhill
            ? "The path downhill " : paths.count == 1 ? "The path of the run " : "The paths of the runs "
        return what + place
    }

    var subtitle: Phrase {
        guard let subject = input.subjects.first, let first = tracks.first else { return "" }
        let owner: Phrase = tracks.count > 1 ? "the surface of \(first.label)" : ""
        let trained = tracks.contains { !$0.isPoint } ? trainingTexts.shared : ""
        return [subject.networkText, trained, owner, setting].spoken.joined(", ") + shareText + sampledText
    }

    private var trainingTexts: (shared: Phrase, each: Phrase) { input.trainingTexts(tracks.map(\.label)) }

    /// What a panel says of its surface where several stand side by side: whose it is, and how much it shows.
    private var panelSubtitle: Phrase {
        guard let first = tracks.first else { return "" }
        let owner: Phrase = tracks.count > 1 ? "the surface of \(first.label)" : ""
        let words = [owner, shareWords, sampledWords].spoken.joined("; ")
        return words.isEmpty ? "" : words.capitalizedFirst
    }

    /// That not every point was computed, if so.
    private var sampledText: Phrase { sampledWords.isEmpty ? "" : "; \(sampledWords)" }

    private var sampledWords: Phrase {
        guard let sampling = surface.sampling, sampling.hasInterpolated else { return "" }
        return
            "\(.computedPoints, sampling.computedCount) of \(.gridValues, surface.values.count) points computed, "
            + "the others interpolated"
    }

    /// Whose the surface is, where the losses of others are of other data or another kind.
    private var surfaceOwner: Phrase {
        guard tracks.count > 1, !input.hasOneLoss || !input.hasOneDataset, let first = tracks.first else {
            return ""
        }
        return " of \(first.label)"
    }

    /// The same in a sentence.
    var ownerNotes: [Phrase] {
        surfaceOwner.isEmpty
            ? []
            : [
                "The surface is the loss\(surfaceOwner), over its data; the losses of the other runs are their own."
            ]
    }

    /// How well the points are known that were not computed.
    private var samplingSentences: [Phrase] {
        guard let sampling = surface.sampling, sampling.hasInterpolated else { return [] }
        var sentence: Phrase =
            "\(.computedPoints, sampling.computedCount) of \(.gridValues, surface.values.count) points were computed; "
            + "the others are interpolated, estimated to be off by at most "
            + "\(.estimatedError, sampling.estimatedError, .significant(3)) "
            + "(tolerance \(.option("tolerance", 0), sampling.tolerance))"
        if let check = sampling.check {
            sentence +=
                "; \(.heldOutPoints, check.points) of them were off by at most "
                + "\(.heldOutError, check.largestError, .significant(3))"
        }
        return [sentence + "."]
    }

    /// How much of the way of each run the plane shows; nothing where it shows all of every one.
    private var shareText: Phrase { shareWords.isEmpty ? "" : "; \(shareWords)" }

    private var shareWords: Phrase {
        let paths = tracks.filter { !$0.isPoint }
        guard showsShare || paths.contains(where: { $0.path.explainedVariance < 0.9995 }), paths.count <= 3
        else { return "" }
        if paths.count == 1, tracks.count == 1, let only = paths.first {
            return "shows \(share(only)) of the path's variance"
        }
        let shares = paths.map { track -> Phrase in "\(share(track)) of the variance of \(track.label)" }
        return shares.isEmpty ? "" : "shows \(Words.enumeration(shares))"
    }

    private func share(_ track: Track) -> Phrase {
        "\(.explainedVariance, track.path.explainedVariance, of: track.subject, .percent(3))"
    }

    /// A warning for each path of which the plane shows less than half, unless its losses are those of the surface.
    var shareNotes: [Phrase] {
        tracks.filter { !$0.isPoint && $0.path.explainedVariance < 0.5 }.compactMap { track -> Phrase? in
            let path = track.path
            let name: Phrase = tracks.count > 1 ? "the path of \(track.label)" : "the path"
            let finite = path.loss.indices.filter { path.loss[$0].isFinite && path.surfaceLoss[$0].isFinite }
            func gap(_ row: Int) -> Double { abs(path.loss[row] - path.surfaceLoss[row]) }
            guard let worst = finite.max(by: { gap($0) < gap($1) }),
                gap(worst) > 1e-3 * max(abs(path.loss[worst]), abs(path.surfaceLoss[worst]))
            else { return nil }
            let (update, subject) = (path.updates[worst], track.subject)
            let place: Phrase =
                update == 0 ? "at the start" : "after update \(number: .update, update, of: subject)"
            return
                "The plane shows \(share(track)) of the variance of \(name). The two differ most \(place), "
                + "where the run has a loss of \(.loss, path.loss[worst], of: subject, at: update), the surface one of "
                + "\(.surfaceLoss, shown(path.surfaceLoss[worst]), of: subject, at: update)."
        }
    }

    /// What the dots and rings of paths are, what of them is not seen, and how the runs are trained; nothing where there
    /// is no path.
    var pathText: Phrase {
        let seen = tracks.filter { !$0.isPoint && outsideCount($0) < $0.path.x.count }
        let dots: Phrase =
            seen.isEmpty ? "" : tracks.count == 1 ? "Dots: updates." : "Rings: starts; dots: updates."
        return [dots, asideText].spoken.joined(" ")
    }

    /// What is not seen of paths, and how runs are trained that are trained differently.
    var asideText: Phrase { (outsideTexts + [trainingTexts.each]).spoken.joined(" ") }

    /// How many places of a path lie outside of the plot.
    func outsideCount(_ track: Track) -> Int {
        zip(track.path.x, track.path.y).count { !contains($0, $1) }
    }

    func contains(_ x: Double, _ y: Double) -> Bool {
        x >= xRange.from && x <= xRange.to && y >= yRange.from && y <= yRange.to
    }

    private var outsideTexts: [Phrase] {
        tracks.compactMap { track in
            let outside = outsideCount(track)
            guard outside > 0 else { return nil }
            return "\(.outsideOfSurface, outside, of: track.subject) of "
                + "\(.keptPlaces, track.path.x.count, of: track.subject) points of \(track.label) "
                + "\(outside == 1 ? "lies" : "lie") outside of the plot."
        }
    }

    func words(seen: Phrase, notes: [Phrase]) -> FigureWords {
        var words = FigureWords(
            title: title, subtitle: subtitle, sentences: sentences(seen: seen), notes: notes)
        words.panelSubtitle = panelSubtitle
        words.panelSentences = sentences(seen: seen, apart: true)
        return words
    }

    /// - Parameter apart: says the heights behind the axes in a sentence of its own, as panels have axes in common.
    private func sentences(seen: Phrase, apart: Bool = false) -> [Phrase] {
        let (x, y) = (xRange, yRange)
        let (columns, rows): (Phrase, Phrase) = (
            "\(.gridPoints(.x), surface.x.count)", "\(.gridPoints(.y), surface.y.count)"
        )
        let area: Phrase =
            "\(seen): the \(name: lossName.phrase) over \(name: surface.xLabel) from \(.gridPlace(.x, 0), x.from) to "
            + "\(.gridPlace(.x, surface.x.count - 1), x.to) and \(name: surface.yLabel) from "
            + "\(.gridPlace(.y, 0), y.from) to \(.gridPlace(.y, surface.y.count - 1), y.to), "
            + "on \(columns) × \(rows) points" + (apart ? "." : " \(grid.extremes).")
        let heights: Phrase = apart ? "The loss there goes \(grid.extremes)." : ""
        let points = features.enumerated().map { index, point -> Phrase in
            "There is a \(name: point.kind.rawValue) of \(.featureValue(index), shown(point.value)) at "
                + "(\(.featurePlace(index, .x), point.x), \(.featurePlace(index, .y), point.y))."
        }
        return ["\(title).", area, heights, lowestText, basinText].spoken + samplingSentences
            + tracks.map(sentence)
            + points
    }

    /// Where a run stands, or from where to where it goes, and with which loss it ends.
    private func sentence(_ track: Track) -> Phrase {
        let path = track.path
        guard !path.x.isEmpty, let loss = path.loss.last, let here = path.surfaceLoss.last else {
            return "\(track.label) has no place."
        }
        let last = path.x.count - 1
        if track.isPoint { return "\(track.label) stands at \(place(of: track, 0))." }
        // What the surface has beside the loss of the run may differ by the rounding of its heights.
        let isOn = abs(here - loss) <= max(1e-9 * max(abs(here), abs(loss)), rounding)
        let end: Phrase = "\(.loss, loss, of: track.subject, at: path.updates[last])"
        let there: Phrase = "\(.surfaceLoss, shown(here), of: track.subject, at: path.updates[last])"
        return
            "\(track.label) goes from \(place(of: track, 0)) to \(place(of: track, last)) and ends with a loss of "
            + "\(end)" + (isOn ? "." : ", where the surface\(surfaceOwner) has \(there).")
    }

    private func place(of track: Track, _ row: Int) -> Phrase {
        "(\(coordinate(.x, of: track, row)), \(coordinate(.y, of: track, row)))"
    }

    private func coordinate(
        _ axis: Quantity.Side, of track: Track, _ row: Int, _ digits: Statement.Digits = .significant(4)
    ) -> Phrase {
        let value = axis == .x ? track.path.x[row] : track.path.y[row]
        return "\(.placeOnSurface(axis), value, of: track.subject, at: track.path.updates[row], digits)"
    }

    /// A value of the surface; what is 0 to rounding is 0.
    func shown(_ value: Double) -> Double { abs(value) < rounding ? 0 : value }

    /// What cannot be told from 0 among the heights of the surface.
    private var rounding: Double {
        grid.range.map { 1e-12 * ($0.upperBound - $0.lowerBound) } ?? 0
    }

    /// Where the surface is lowest: at its minimum, else at the lowest point that was computed.
    private var lowestText: Phrase {
        if let minimum {
            return "Its minimum, \(.surfaceMinimum, shown(minimum.value)), is at "
                + "(\(.surfaceMinimumPlace(.x), minimum.x), \(.surfaceMinimumPlace(.y), minimum.y))."
        }
        guard let lowest = surface.minimum else { return "" }
        let isOnEdge =
            lowest.i == 0 || lowest.j == 0 || lowest.i == surface.x.count - 1
            || lowest.j == surface.y.count - 1
        return "The lowest of these points is (\(.lowestOfGridPlace(.x), surface.x[lowest.i]), "
            + "\(.lowestOfGridPlace(.y), surface.y[lowest.j]))\(isOnEdge ? ", on the edge" : "")."
    }

    /// How many basins there are, and how high the lowest way between the two deepest leads; nothing of a
    /// surface of one basin, and of networks where asking for slopes would take long. Only basins around
    /// a minimum of the surface count, and only a saddle of it is a way: a coarse grid makes both.
    private var basinText: Phrase {
        guard let experiment = input.subjects.first?.experiment,
            experiment.network.parameterCount * experiment.data.sampleCount <= 200_000,
            let function = landscape.function, surface.hasSeveralMinima(of: function)
        else { return "" }
        let basins = Basins(surface, of: function).basins.filter(\.isProven)
        guard basins.count > 1 else { return "" }
        let (first, second) = (basins[0], basins[1])
        let count: Phrase = basins.count == 2 ? "two" : "\(.basinCount, basins.count)"
        var text: Phrase = "It has \(count) basins"
        let pass = surface.barrier(from: (first.i, first.j), to: (second.i, second.j), of: function)
        if let pass, pass.isProven {
            let which: Phrase = basins.count == 2 ? "them" : "the two deepest"
            let rise = pass.value - max(first.value, second.value)
            text +=
                "; the lowest way between \(which) leads over a loss of \(.passValue, pass.value), a barrier "
                + "of \(.barrier, rise)"
        }
        return text + "."
    }

    var notes: [Phrase] {
        tracks.compactMap(\.subject.divergenceNote) + outsideTexts + shareNotes + ownerNotes
            + samplingSentences
            + input.mixtureNotes
    }

    /// The positions of the paths, then a thinned grid of the surface.
    var table: FigureTable {
        let places = tracks.indices.flatMap { track in
            tracks[track].path.x.indices.map { (track: track, row: $0) }
        }
        let (columns, rows) = (Self.thinned(surface.x.count), Self.thinned(surface.y.count))
        let areMany = tracks.count > 1
        let six = Statement.Digits.significant(6)
        return FigureTable(
            caption:
                "The paths, then points of the grid: the loss on the surface, and that of the whole network",
            columns: (areMany ? ["Run"] : []) + [
                "Place", Phrase(name: surface.xLabel), Phrase(name: surface.yLabel),
                "\(name: lossName.label) on the surface\(surfaceOwner)", "\(name: lossName.label)",
            ], rowCount: places.count + columns.count * rows.count
        ) { index in
            guard index < places.count else {
                let cell = index - places.count
                let (i, j) = (columns[cell % columns.count], rows[cell / columns.count])
                let isComputed = surface.sampling?.isComputed[j * surface.x.count + i] ?? true
                let value = surface[column: i, row: j]
                return (areMany ? [""] : []) + [
                    isComputed ? "grid" : "grid, interpolated", "\(.gridPlace(.x, i), surface.x[i], six)",
                    "\(.gridPlace(.y, j), surface.y[j], six)",
                    isComputed
                        ? "\(.gridValue(i, j), value, six)" : "\(.interpolatedValue(i, j), value, six)", "",
                ]
            }
            let (track, row) = (tracks[places[index].track], places[index].row)
            let (path, subject) = (track.path, track.subject)
            let update = path.updates[row]
            return (areMany ? [track.label] : []) + [
                "update \(number: .update, update, of: subject)", coordinate(.x, of: track, row, six),
                coordinate(.y, of: track, row, six),
                "\(.surfaceLoss, path.surfaceLoss[row], of: subject, at: update, six)",
                "\(.loss, path.loss[row], of: subject, at: update, six)",
            ]
        }
    }

    /// At most seven of so many points of an axis, the first and the last among them.
    private static func thinned(_ count: Int) -> [Int] {
        let most = min(count, 7)
        return most < 2 ? Array(0..<count) : (0..<most).map { $0 * (count - 1) / (most - 1) }
    }
}
