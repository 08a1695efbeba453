import Charting
import LossLandscape
import TrainingCore

/// What stands around a surface: titles, the alternative text, notes and the table of its paths.
extension SurfaceFigure {
    var lossName: LossName { LossName(input.subjects.first?.experiment.loss ?? .meanSquaredError) }

    /// A path is one downhill if every run ends with a lower loss than it began with.
    var title: String {
        guard !tracks.allSatisfy(\.isPoint) else { return "The loss " + place }
        let paths = tracks.filter { !$0.isPoint }
        let isDownhill = paths.allSatisfy { track in
            guard track.subject.recording.divergedAtUpdate == nil, let first = track.path.loss.first,
                let last = track.path.loss.last
            else { return false }
            return last < first
        }
        let what =
            isDownhill
            ? "The path downhill " : paths.count == 1 ? "The path of the run " : "The paths of the runs "
        return what + place
    }

    var subtitle: String {
        guard let subject = input.subjects.first, let first = tracks.first else { return "" }
        let owner = tracks.count > 1 ? ["the surface of \(first.label)"] : []
        let parts = [subject.networkText] + owner + (setting.isEmpty ? [] : [setting])
        return parts.joined(separator: ", ") + shareText
    }

    /// How much of the way of each run the plane shows; nothing where it shows all of every one.
    private var shareText: String {
        let paths = tracks.filter { !$0.isPoint }
        guard showsShare || paths.contains(where: { $0.path.explainedVariance < 0.9995 }), paths.count <= 3
        else { return "" }
        if paths.count == 1, tracks.count == 1, let only = paths.first {
            return "; shows \(Self.percent(only.path)) of the path's variance"
        }
        let shares = paths.map { "\(Self.percent($0.path)) of the variance of \($0.label)" }
        return shares.isEmpty ? "" : "; shows \(Words.enumeration(shares))"
    }

    private static func percent(_ path: PlanePath) -> String {
        "\(NumberText.significant(100 * path.explainedVariance, 3)) %"
    }

    /// A warning for each path of which the plane shows less than half, unless its losses are those of the surface.
    var shareNotes: [String] {
        tracks.filter { !$0.isPoint && $0.path.explainedVariance < 0.5 }.compactMap { track in
            let path = track.path
            let name = tracks.count > 1 ? "the path of \(track.label)" : "the path"
            let finite = path.loss.indices.filter { path.loss[$0].isFinite && path.surfaceLoss[$0].isFinite }
            func gap(_ row: Int) -> Double { abs(path.loss[row] - path.surfaceLoss[row]) }
            guard let worst = finite.max(by: { gap($0) < gap($1) }),
                gap(worst) > 1e-3 * max(abs(path.loss[worst]), abs(path.surfaceLoss[worst]))
            else { return nil }
            let place = path.updates[worst] == 0 ? "at the start" : "after update \(path.updates[worst])"
            return
                "The plane shows \(Self.percent(path)) of the variance of \(name). The two differ most \(place), "
                + "where the run has a loss of \(Words.number(path.loss[worst])), the surface one of "
                + "\(value(path.surfaceLoss[worst]))."
        }
    }

    func alternativeText(seen: String) -> String {
        let (x, y) = (xRange, yRange)
        let area =
            "\(seen): the \(lossName.phrase) over \(surface.xLabel) from \(Words.number(x.from)) to \(Words.number(x.to)) "
            + "and \(surface.yLabel) from \(Words.number(y.from)) to \(Words.number(y.to)), "
            + "on \(surface.x.count) × \(surface.y.count) points \(grid.rangeText ?? "")."
        let points = features.map { point in
            "There is a \(point.kind.rawValue) of \(value(point.value)) at "
                + "(\(Words.number(point.x)), \(Words.number(point.y)))."
        }
        return Words.sentences(
            ["\(title).", area, lowestText, basinText].filter { !$0.isEmpty } + tracks.map(sentence) + points)
    }

    /// Where a run stands, or from where to where it goes, and with which loss it ends.
    private func sentence(_ track: Track) -> String {
        let path = track.path
        guard let x = path.x.first, let y = path.y.first, let endX = path.x.last, let endY = path.y.last,
            let loss = path.loss.last, let here = path.surfaceLoss.last
        else { return "\(track.label) has no place." }
        if track.isPoint { return "\(track.label) stands at (\(Words.number(x)), \(Words.number(y)))." }
        let isOn = abs(here - loss) <= 1e-9 * max(abs(here), abs(loss))
        return "\(track.label) goes from (\(Words.number(x)), \(Words.number(y))) to "
            + "(\(Words.number(endX)), \(Words.number(endY))) and ends with a loss of \(value(loss))"
            + (isOn ? "." : ", where the surface has \(value(here)).")
    }

    /// A value of the surface; what is 0 to rounding is written so.
    func value(_ value: Double) -> String {
        let range = grid.range.map { $0.upperBound - $0.lowerBound } ?? 0
        return Words.number(abs(value) < 1e-12 * range ? 0 : value)
    }

    /// Where the surface is lowest: at its minimum, else at the lowest point that was computed.
    private var lowestText: String {
        if let minimum {
            return "Its minimum, \(value(minimum.value)), is at "
                + "(\(Words.number(minimum.x)), \(Words.number(minimum.y)))."
        }
        guard let lowest = surface.minimum else { return "" }
        let isOnEdge =
            lowest.i == 0 || lowest.j == 0 || lowest.i == surface.x.count - 1
            || lowest.j == surface.y.count - 1
        return "The lowest of these points is (\(Words.number(surface.x[lowest.i])), "
            + "\(Words.number(surface.y[lowest.j])))\(isOnEdge ? ", on the edge" : "")."
    }

    /// How many basins there are, and how high the lowest way between the two deepest leads; nothing of a
    /// surface of one basin, and of networks where asking for slopes would take long. Only basins around
    /// a minimum of the surface count, and only a saddle of it is a way: a coarse grid makes both.
    private var basinText: String {
        guard let experiment = input.subjects.first?.experiment,
            experiment.network.parameterCount * experiment.data.sampleCount <= 200_000,
            let function = landscape.function
        else { return "" }
        let basins = Basins(surface, of: function).basins.filter(\.isProven)
        guard basins.count > 1 else { return "" }
        let (first, second) = (basins[0], basins[1])
        let count = basins.count == 2 ? "two" : "\(basins.count)"
        var text = "It has \(count) basins"
        let pass = surface.barrier(from: (first.i, first.j), to: (second.i, second.j), of: function)
        if let pass, pass.isProven {
            let which = basins.count == 2 ? "them" : "the two deepest"
            let rise = pass.value - max(first.value, second.value)
            text +=
                "; the lowest way between \(which) leads over a loss of \(Words.number(pass.value)), a barrier "
                + "of \(Words.number(rise))"
        }
        return text + "."
    }

    var notes: [String] {
        tracks.flatMap { track -> [String] in
            var notes = track.subject.divergenceNote.map { [$0] } ?? []
            let outside = zip(track.path.x, track.path.y).count {
                !($0 >= xRange.from && $0 <= xRange.to && $1 >= yRange.from && $1 <= yRange.to)
            }
            if outside > 0 {
                notes.append(
                    "\(outside) of \(track.path.x.count) points of \(track.label) lie outside of the plot.")
            }
            return notes
        } + shareNotes + input.mixtureNotes
    }

    var table: DataTable {
        let rows = tracks.flatMap { track in
            track.path.x.indices.map { update in
                (tracks.count > 1 ? [track.label] : []) + [
                    "\(track.path.updates[update])",
                    NumberText.significant(track.path.x[update], 6),
                    NumberText.significant(track.path.y[update], 6),
                    NumberText.significant(track.path.surfaceLoss[update], 6),
                    NumberText.significant(track.path.loss[update], 6),
                ]
            }
        }
        return DataTable(
            caption: "Places on the surface: its loss there, and the loss of the whole network",
            columns: (tracks.count > 1 ? ["Run"] : []) + [
                "Update", surface.xLabel, surface.yLabel,
                "\(lossName.label) on the surface",
                lossName.label,
            ], rows: rows)
    }
}
