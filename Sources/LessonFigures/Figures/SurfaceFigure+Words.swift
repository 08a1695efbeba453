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
        guard let subject = input.subjects.first else { return "" }
        return "\(subject.networkText), \(setting)"
    }

    func alternativeText(seen: String) -> String {
        let (x, y) = (xRange, yRange)
        var text =
            "\(seen): the \(lossName.phrase) over \(surface.xLabel) from \(Words.number(x.from)) to \(Words.number(x.to)) "
            + "and \(surface.yLabel) from \(Words.number(y.from)) to \(Words.number(y.to)), "
            + "on \(surface.x.count) × \(surface.y.count) points \(grid.rangeText ?? ""). " + lowestText
            + basinText
        for point in features {
            text +=
                "There is a \(point.kind.rawValue) of \(value(point.value)) at "
                + "(\(Words.number(point.x)), \(Words.number(point.y))). "
        }
        for track in tracks {
            guard let x = track.path.x.first, let y = track.path.y.first, let endX = track.path.x.last,
                let endY = track.path.y.last
            else { continue }
            text +=
                track.isPoint
                ? "\(track.label) stands at (\(Words.number(x)), \(Words.number(y))). "
                : "\(track.label) goes from (\(Words.number(x)), \(Words.number(y))) to "
                    + "(\(Words.number(endX)), \(Words.number(endY))). "
        }
        return String(text.dropLast())
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
                + "(\(Words.number(minimum.x)), \(Words.number(minimum.y))). "
        }
        guard let lowest = surface.minimum else { return "" }
        let isOnEdge =
            lowest.i == 0 || lowest.j == 0 || lowest.i == surface.x.count - 1
            || lowest.j == surface.y.count - 1
        return "The lowest of these points is (\(Words.number(surface.x[lowest.i])), "
            + "\(Words.number(surface.y[lowest.j])))\(isOnEdge ? ", on the edge" : ""). "
    }

    /// How many basins there are, and how high the lowest way between the two deepest leads; nothing of a
    /// surface of one basin, and of networks where asking for slopes would take long. Only basins around
    /// a minimum of the surface count, and only a saddle of it is a way: a coarse grid makes both.
    private var basinText: String {
        guard let experiment = input.subjects.first?.experiment,
            experiment.network.parameterCount * experiment.data.sampleCount <= 200_000
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
        return text + ". "
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
        }
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
