import Charting
import LossLandscape
import TrainingCore

/// What stands around a surface: titles, the alternative text, notes and the table of its paths.
extension SurfaceFigure {
    var lossName: LossName { LossName(input.subjects.first?.experiment.loss ?? .meanSquaredError) }

    var title: String {
        (tracks.allSatisfy(\.isPoint) ? "The loss " : "The path downhill ") + place
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
            + "between \(Words.number(levels.range.lowerBound)) and \(Words.number(levels.range.upperBound)). "
        if let lowest = refinedMinimum {
            text += "It is lowest near (\(Words.number(lowest.x)), \(Words.number(lowest.y))). "
        }
        text += basinText
        if input.flag("features", default: false) {
            for point in features {
                text +=
                    "There is a \(point.kind.rawValue) of \(Words.number(point.value)) at "
                    + "(\(Words.number(point.x)), \(Words.number(point.y))). "
            }
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

    /// How many basins there are, and how high the lowest way between the two deepest leads; nothing of a
    /// surface of one basin, and of networks where asking for slopes would take long.
    private var basinText: String {
        guard let experiment = input.subjects.first?.experiment,
            experiment.network.parameterCount * experiment.data.sampleCount <= 200_000
        else { return "" }
        let basins = Basins(surface, of: function).basins
        guard basins.count > 1 else { return "" }
        let (first, second) = (basins[0], basins[1])
        let count = basins.count == 2 ? "two" : "\(basins.count)"
        var text = "It has \(count) basins"
        let pass = surface.barrier(from: (first.i, first.j), to: (second.i, second.j), of: function)
        if let pass {
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
