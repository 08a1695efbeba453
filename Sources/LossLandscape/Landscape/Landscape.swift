import Tables
import TrainingCore

/// A quantity over two axes, or along one, with everything that is known of how it came about.
public struct Landscape: Sendable {
    /// Labels and coordinates of the axes, the quantity, the engine and the values; of a line ``SurfaceGrid/y`` is
    /// one number.
    public let grid: SurfaceGrid
    /// Whether it has one axis; its grid then has one row.
    public let isLine: Bool
    /// The directions and their origin; nil over weights and coordinates, whose axes show their values.
    public let frame: LandscapeFrame?
    /// Which points were computed and how well the others are known; nil: all were.
    public var sampling: GridSampling? { grid.sampling }
    /// The path of the training, if it was asked for.
    public let path: PlanePath?
    /// The loss between the points of the grid; nil of a line.
    public let function: SurfaceFunction?
    let isOfWeights: Bool
    private let tracks: @Sendable (Recording) throws(LandscapeError) -> PlanePath

    init(
        grid: SurfaceGrid, function: SurfaceFunction? = nil, isLine: Bool = false, isOfWeights: Bool = false,
        frame: LandscapeFrame? = nil, path: PlanePath? = nil,
        tracks: @escaping @Sendable (Recording) throws(LandscapeError) -> PlanePath = {
            (_: Recording) throws(LandscapeError) in
            throw LandscapeError(
                message: "No training has a path here.", remedy: "Take a surface of an experiment.")
        }
    ) {
        self.grid = grid
        self.isLine = isLine
        self.function = function
        self.isOfWeights = isOfWeights
        self.frame = frame
        self.path = path
        self.tracks = tracks
    }

    /// What its values are: "loss".
    public var quantity: String { grid.quantity }

    /// What computed it; empty for a line.
    public var engine: String { grid.engine }

    /// The path of a training on the surface. Throws of a line, and for networks of another shape.
    public func path(of recording: Recording) throws(LandscapeError) -> PlanePath { try tracks(recording) }

    /// The lowest of the points that were computed, the first if there are several; nil if none is finite.
    public var lowest: LandscapePoint? {
        grid.minimum.map { point(column: $0.i, row: $0.j, $0.value) }
    }

    /// The highest of them.
    public var highest: LandscapePoint? {
        leastFinite(of: grid.computedValues.map { -$0 }).map {
            point(column: $0 % grid.x.count, row: $0 / grid.x.count, grid.values[$0])
        }
    }

    private func point(column: Int, row: Int, _ value: Double) -> LandscapePoint {
        LandscapePoint(x: grid.x[column], y: isLine ? nil : grid.y[row], value: value)
    }

    /// Where the loss is least, also between the points of the grid and on kinks, if that is a minimum inside.
    /// nil for other quantities, which have no slopes here.
    public var minimum: CriticalPoint? {
        guard quantity == LandscapeQuantity.loss.rawValue else { return nil }
        guard let function, let found = grid.minimum(of: function) else { return nil }
        let point = grid.deepest(from: found, function)
        return grid.holds(point) ? point : nil
    }
}

extension Landscape {
    /// The arrays of ``SurfaceGrid/archive`` and of ``LandscapeFrame/archive``; over two weights of the loss only `x`,
    /// `y` and `loss`, as a stream writes them; of a line `x`, `loss` or `z`, `quantity` and `axes`.
    public var archive: NumPyArchive {
        var archive = NumPyArchive()
        if isLine || (isOfWeights && quantity == LandscapeQuantity.loss.rawValue) {
            archive.add("x", grid.x)
            if isLine {
                archive.add(grid.valueName, grid.values)
                archive.add("quantity", texts: [quantity])
                archive.add("axes", texts: [grid.xLabel])
            } else {
                archive.add("y", grid.y)
                archive.add(grid.valueName, grid.rows)
            }
            return archive
        }
        archive = grid.archive
        frame?.add(to: &archive)
        return archive
    }

    /// A row per point, x changing fastest: the axes under their labels, then the quantity.
    public var table: Table {
        guard isLine else { return grid.table }
        return Table([
            Table.Column(grid.xLabel, .numbers(grid.x)), Table.Column(quantity, .numbers(grid.values)),
        ])
    }

    /// Labels, quantity, engine, coordinates, and `loss` or `z` as rows (of a line one list), null where not finite.
    public var json: JSONValue {
        if isLine {
            return .object([
                .init("xLabel", .string(grid.xLabel)), .init("quantity", .string(quantity)),
                .init("x", JSONValue(grid.x)), .init(grid.valueName, JSONValue(grid.values)),
            ])
        }
        guard isOfWeights, quantity == LandscapeQuantity.loss.rawValue else { return grid.json }
        return .object([
            .init("xParameter", .string(grid.xLabel)), .init("yParameter", .string(grid.yLabel)),
            .init("engine", .string(engine)), .init("x", JSONValue(grid.x)), .init("y", JSONValue(grid.y)),
            .init("loss", JSONValue(grid.rows)),
        ])
    }
}

extension Landscape: NumericResult {}
