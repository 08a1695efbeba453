import Charting
import TrainingCore

// Contours, heat maps and surfaces in space: numbers on a grid.
extension ChartSpecReader {
    private static let gridExample = "write x: [0, 1], y: [0, 1] and z: [[1, 2], [3, 4]], a row for each y"

    mutating func field(_ fields: YAMLFields, kind: String) -> SpecifiedMark? {
        let grid = fields["grid"] == nil ? inlineGrid(fields, kind: kind) : fileGrid(fields)
        let count = fields["levels"].flatMap { decoder.integer($0, in: 2...50, "the number of levels") } ?? 8
        let label = fields["label"].flatMap { decoder.text($0, "the label") }
        guard let grid else { return nil }
        guard let levels = ContourLevels(for: grid, count: count) else {
            decoder.error(
                "the surface has no finite number", at: fields.headRange(in: decoder.file),
                remedy: ChartSpecReader.gridExample)
            return nil
        }
        var mark = SpecifiedMark(kind: kind, series: label, grid: grid, levels: levels)
        switch kind {
        case "contour": mark.marks = [ContourMark(grid: grid, levels: levels)]
        case "heatmap": mark.marks = [HeatMapMark(grid: grid, levels: levels)]
        default:
            mark.marks = [
                FilledContourMark(grid: grid, levels: levels), ContourMark(grid: grid, levels: levels),
            ]
        }
        return mark
    }

    private mutating func inlineGrid(_ fields: YAMLFields, kind: String) -> Grid? {
        let example = ChartSpecReader.gridExample
        guard let xNode = decoder.required("x", in: fields, of: "the mark \(kind)", remedy: example),
            let yNode = decoder.required("y", in: fields, of: "the mark \(kind)", remedy: example),
            let zNode = decoder.required("z", in: fields, of: "the mark \(kind)", remedy: example),
            let x = decoder.numbers(xNode, "x"), let y = decoder.numbers(yNode, "y"),
            let rows = decoder.list(zNode, "z")
        else { return nil }
        let values = rows.enumerated().compactMap { decoder.numbersWithGaps($1, "row \($0) of z") }
        guard values.count == rows.count else { return nil }
        for (index, row) in values.enumerated() where row.count != x.count {
            decoder.error(
                "row \(index) of z has \(row.count) numbers, expected \(x.count), one for each x",
                at: rows[index].range, remedy: example)
            return nil
        }
        guard values.count == y.count else {
            decoder.error(
                "z has \(values.count) rows, expected \(y.count), one for each y", at: zNode.range,
                remedy: example)
            return nil
        }
        guard let grid = Grid(x: x, y: y, values: values.flatMap { $0 }) else {
            decoder.error(
                "x and y must ascend and have at least two numbers each", at: xNode.range, remedy: example)
            return nil
        }
        return grid
    }

    /// A grid from an `.npz` file as `descent surface` writes it: arrays `x`, `y` and `loss` or `z`.
    private mutating func fileGrid(_ fields: YAMLFields) -> Grid? {
        guard let node = fields["grid"], let name = decoder.text(node, "the grid") else { return nil }
        for key in ["x", "y", "z"] {
            guard let field = fields.field(key) else { continue }
            decoder.error(
                "a grid from a file brings its own \(key)", at: field.keyRange, remedy: "remove \(key)")
            return nil
        }
        guard let folder else {
            decoder.error(
                "data files need a folder to be looked for in", at: node.range,
                remedy: "write x, y and z into the chart, or give the chart as a file")
            return nil
        }
        do {
            let bytes = try folder.bytes(of: name)
            return try grid(in: bytes, at: node)
        } catch let error as FileError {
            decoder.error(
                error.description, at: node.range,
                remedy: "data files stand in the folder of the chart, or below it")
        } catch let error as NumPyReadError {
            decoder.error(
                "\(name): \(error.description.asClause)", at: node.range,
                remedy: "an .npz file with the arrays x, y and loss, as descent surface writes it")
        } catch {
            decoder.error("\(error)", at: node.range)
        }
        return nil
    }

    private mutating func grid(in bytes: [UInt8], at node: YAMLNode) throws(NumPyReadError) -> Grid? {
        let x = try NumPyArchive.array("x", in: bytes)
        let y = try NumPyArchive.array("y", in: bytes)
        let z: NumPyArray
        do {
            z = try NumPyArchive.array("loss", in: bytes)
        } catch {
            z = try NumPyArchive.array("z", in: bytes)
        }
        guard z.shape == [y.elements.count, x.elements.count] else {
            decoder.error(
                "the surface of the file is \(z.shape.map(String.init).joined(separator: " × ")), expected "
                    + "\(y.elements.count) × \(x.elements.count): a row for each y", at: node.range)
            return nil
        }
        guard let grid = Grid(x: x.elements, y: y.elements, values: z.elements) else {
            decoder.error(
                "x and y of the file must ascend and have at least two numbers each", at: node.range)
            return nil
        }
        return grid
    }
}
