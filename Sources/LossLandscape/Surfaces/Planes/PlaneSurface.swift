import Tables
import TrainingCore

/// The precision in which the losses of a plane are computed.
public enum SurfacePrecision: String, Sendable, Hashable, CaseIterable {
    /// 53 bits: to 1e-12 of the surface's range what a pass per point gives.
    case double
    /// 24 bits, as most tools compute: about six digits, in half the time. Weights are added up and
    /// losses are averaged in double precision.
    case single
}

/// The loss over a part of a plane through parameter space.
package struct PlaneSurface: Sendable, Hashable {
    package let plane: ParameterPlane
    package let xAxis: AxisRange
    package let yAxis: AxisRange
    /// The nx coordinates along ``ParameterPlane/first``, ascending.
    package let x: [Double]
    /// The ny coordinates along ``ParameterPlane/second``, ascending.
    package let y: [Double]
    /// ny × nx, row by row: `loss[j * nx + i]` belongs to `x[i]` and `y[j]`. Where the loss overflows it
    /// is infinite or not-a-number here.
    package let loss: [Double]
    /// What computed it: `affine first layer (exact)`, `affine first layer (single precision)` or
    /// `brute force`.
    package let engine: String

    /// The loss at `x[i]` and `y[j]`.
    package subscript(column i: Int, row j: Int) -> Double { loss[j * x.count + i] }
}

extension PlaneSurface {
    /// `x` (nx numbers), `y` (ny) and `loss` (ny rows of nx; null where it is not finite), after the
    /// `engine`.
    package var json: JSONValue {
        .object([
            .init("engine", .string(engine)), .init("x", JSONValue(x)), .init("y", JSONValue(y)),
            .init("loss", JSONValue(lossRows)),
        ])
    }

    /// The arrays `x` (nx), `y` (ny) and `loss` (ny × nx), then the plane: `origin`, `first` and `second`,
    /// a number per parameter each.
    package var archive: NumPyArchive {
        var archive = NumPyArchive()
        archive.add("x", x)
        archive.add("y", y)
        archive.add("loss", lossRows)
        archive.add("origin", plane.origin)
        archive.add("first", plane.first)
        archive.add("second", plane.second)
        return archive
    }

    /// A row per point, x changing fastest: `x`, `y`, `loss`.
    package var table: Table { Table(Table.points(x, y, loss, names: ("x", "y", "loss"))) }

    private var lossRows: Matrix { Matrix(rows: y.count, columns: x.count, known: loss) }
}
