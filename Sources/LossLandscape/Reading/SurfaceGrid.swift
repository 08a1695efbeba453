import Tables
import TrainingCore

/// A quantity at the points of a rectangular grid, whatever it was computed from: what is saved, drawn and
/// read.
public struct SurfaceGrid: Sendable, Hashable {
    /// What stands along the axes: `W1[0,0]`, `random direction 1`.
    public let xLabel: String
    /// What runs along y.
    public let yLabel: String
    /// `loss`, `accuracy`, ….
    public let quantity: String
    /// What computed it.
    public let engine: String
    /// nx values, ascending.
    public let x: [Double]
    /// ny values, ascending.
    public let y: [Double]
    /// ny × nx, row by row: `values[j * nx + i]` belongs to `x[i]` and `y[j]`. A value that is infinite or
    /// not a number stays so.
    public let values: [Double]
    /// Which points were computed, where others were interpolated between them; nil: all were.
    public let sampling: GridSampling?

    /// `values` has `x.count · y.count` numbers.
    package init(
        xLabel: String, yLabel: String, quantity: String = "loss", engine: String = "", x: [Double],
        y: [Double], values: [Double], sampling: GridSampling? = nil
    ) {
        precondition(
            values.count == x.count * y.count,
            "A grid of \(x.count) × \(y.count) has \(x.count * y.count) values, not \(values.count)")
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.quantity = quantity
        self.engine = engine
        self.x = x
        self.y = y
        self.values = values
        self.sampling = sampling.flatMap { $0.isComputed.count == values.count ? $0 : nil }
    }

    /// The values of the points that were computed; the others are no numbers.
    var computedValues: [Double] {
        guard let sampling else { return values }
        return zip(values, sampling.isComputed).map { $1 ? $0 : .nan }
    }

    /// The value at `x[i]` and `y[j]`.
    public subscript(column i: Int, row j: Int) -> Double {
        // A column beyond the last must not give a value of the next row.
        precondition(
            x.indices.contains(i) && y.indices.contains(j),
            "A surface of \(x.count) × \(y.count) points has no column \(i), row \(j)")
        return values[j * x.count + i]
    }

    /// The computed point with the least finite value, the first if there are several; nil if none is finite.
    public var minimum: (i: Int, j: Int, value: Double)? {
        leastFinite(of: computedValues).map { (i: $0 % x.count, j: $0 / x.count, value: values[$0]) }
    }

    /// How many values are infinite or not a number.
    public var notFiniteCount: Int { values.count { !$0.isFinite } }
}

extension LossSurface {
    /// The same as a grid.
    package var grid: SurfaceGrid {
        SurfaceGrid(
            xLabel: xAxis.parameter.description, yLabel: yAxis.parameter.description, engine: engine, x: x,
            y: y, values: loss)
    }
}

extension PlaneSurface {
    /// The same as a grid, with the names of the axes.
    package func grid(xLabel: String, yLabel: String) -> SurfaceGrid {
        SurfaceGrid(xLabel: xLabel, yLabel: yLabel, engine: engine, x: x, y: y, values: loss)
    }
}

extension SurfaceGrid {
    /// The arrays `x` (nx), `y` (ny) and `loss` (ny × nx), which is called `z` where it is another quantity;
    /// the texts `quantity`, `engine` and `axes`; where points were interpolated `computed` (ny × nx, 1 or 0),
    /// `tolerance`, `estimated_error` and `held_out` (points, largest error, root mean square).
    public var archive: NumPyArchive {
        var archive = NumPyArchive()
        archive.add("x", x)
        archive.add("y", y)
        archive.add(valueName, rows)
        archive.add("quantity", texts: [quantity])
        archive.add("engine", texts: [engine])
        archive.add("axes", texts: [xLabel, yLabel])
        sampling?.add(to: &archive, columns: x.count)
        return archive
    }

    /// Reads what ``archive`` has written, or any archive with `x`, `y` and `loss` (or `z` where there is none) of that shape.
    ///
    /// - Throws: for bytes that are no such archive, or a damaged one.
    public init(npz bytes: [UInt8]) throws(LandscapeError) {
        do throws(NumPyReadError) {
            let contents = try NumPyContents(bytes)
            func texts(_ name: String) -> [String] { (try? contents.texts(name)) ?? [] }
            let arrays = try GridArrays(contents)
            let axes = texts("axes")
            self.init(
                xLabel: axes.first ?? "x", yLabel: axes.count > 1 ? axes[1] : "y",
                quantity: texts("quantity").first ?? "loss", engine: texts("engine").first ?? "",
                x: arrays.x, y: arrays.y, values: arrays.values,
                sampling: GridSampling(contents, points: arrays.values.count))
        } catch {
            throw LandscapeError(
                message: error.description, remedy: "Take a file that descent surface has written.")
        }
    }

    /// A row per point, x changing fastest: the axes under their labels, then the quantity; where points were
    /// interpolated also whether this one was `computed` (1 or 0).
    public var table: Table {
        let computed = sampling.map { $0.isComputed.map { $0 ? 1 : 0 } }
        return Table(
            Table.points(x, y, values, names: (xLabel, yLabel, quantity))
                + (computed.map { [Table.Column("computed", .integers($0))] } ?? []))
    }

    /// `xLabel`, `yLabel`, `quantity`, `engine`, `x`, `y`, and `loss` or `z` as rows, null where not finite; where
    /// points were interpolated `sampling` with the `mask` of those that were not.
    public var json: JSONValue {
        .object(
            [
                .init("xLabel", .string(xLabel)), .init("yLabel", .string(yLabel)),
                .init("quantity", .string(quantity)), .init("engine", .string(engine)),
                .init("x", JSONValue(x)), .init("y", JSONValue(y)), .init(valueName, JSONValue(rows)),
            ] + (sampling.map { [.init("sampling", $0.json(columns: x.count))] } ?? []))
    }

    var valueName: String { quantity == "loss" ? "loss" : "z" }
    var rows: Matrix { Matrix(rows: y.count, columns: x.count, known: values) }
}

extension Table {
    /// A row per point of a grid, x changing fastest.
    static func points(
        _ x: [Double], _ y: [Double], _ values: [Double], names: (x: String, y: String, value: String)
    ) -> [Column] {
        [
            Column(names.x, .numbers(values.indices.map { x[$0 % x.count] })),
            Column(names.y, .numbers(values.indices.map { y[$0 / x.count] })),
            Column(names.value, .numbers(values)),
        ]
    }
}

/// Where the least finite number stands, the first if there are several; nil if none is finite.
func leastFinite(of numbers: [Double]) -> Int? {
    var best: Int?
    for index in numbers.indices where numbers[index].isFinite {
        if best.map({ numbers[index] < numbers[$0] }) ?? true { best = index }
    }
    return best
}
