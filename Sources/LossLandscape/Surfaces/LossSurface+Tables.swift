import Tables
import TrainingCore

extension LossSurface {
    /// `x` (nx numbers), `y` (ny) and `loss` (ny rows of nx; null where it is not finite), after the
    /// names of the two parameters, `xParameter` and `yParameter`, and the `engine`.
    package var json: JSONValue {
        .object([
            .init("xParameter", .string(xAxis.parameter.description)),
            .init("yParameter", .string(yAxis.parameter.description)),
            .init("engine", .string(engine)),
            .init("x", JSONValue(x)), .init("y", JSONValue(y)), .init("loss", JSONValue(lossRows)),
        ])
    }

    /// The arrays `x` (nx), `y` (ny) and `loss` (ny × nx).
    package var archive: NumPyArchive {
        var archive = NumPyArchive()
        archive.add("x", x)
        archive.add("y", y)
        archive.add("loss", lossRows)
        return archive
    }

    /// A row per point, x changing fastest: the x parameter and the y parameter under their names,
    /// then `loss`.
    package var table: Table {
        Table(
            Table.points(
                x, y, loss, names: (xAxis.parameter.description, yAxis.parameter.description, "loss")))
    }

    private var lossRows: Matrix { Matrix(rows: y.count, columns: x.count, known: loss) }
}
