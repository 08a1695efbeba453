import ArgumentParser
import Charting
import LossLandscape
import ReportBuilder
import TrainingCore

struct SurfaceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "surface",
        abstract: "Computes the loss over two weights, over two directions, or along one.",
        discussion: """
            An AXIS is NAME=FROM:TO:POINTS, both ends included. NAME is a weight such as W1[0,1] (layer 1, node \
            0, from input 1) or b2[0], whose values the axis shows; or a direction, along which it counts steps \
            from the centre: random (see --seed and --normalize), pca (components of the training's path; \
            pca=auto:51 finds the range), hessian (its steepest eigenvectors), between (0 is the centre, 1 the \
            network of --to), direction (from the file of --directions). Without --y the loss is taken along a \
            line. Weights are held where they start, directions are taken where the training ends; --at and \
            --weights say otherwise.

            Instead of an experiment, EXPERIMENT may be a function: rosenbrock, beale, himmelblau, \
            styblinski-tang or quadratic; its axes are ranges alone.

            EXAMPLES
              descent surface experiment.yaml --x 'W2[0,0]=-5:5:101' --y 'W2[0,1]=-3:0:41' -o surface.npz
              descent surface lesson.md#neuron --x 'W1[0,0]=-1:1:21' --y 'W1[0,1]=0:4:21' -o surface.csv
              descent surface digits.yaml --x random=-1:1:51 --y random=-1:1:51 --seed 3 -o plane.npz
              descent surface digits.yaml --x pca=auto:51 --y pca=auto:51 --path path.csv -o plane.npz
              descent surface digits.yaml --x between=-0.5:1.5:201 --weights a.npz --to b.npz -o line.csv
              descent surface rosenbrock --x -2:2:101 --y -1:3:101 --start -1.5,2 \
            --optimizer adam --learning-rate 0.1 --updates 300 --path path.csv -o rosenbrock.npz
            """)

    enum Format: String, CaseIterable {
        case npz, csv, json
    }

    @Argument(help: "A file, a recording, lesson.md#id, - for the standard input, or the name of a function.")
    var experiment: String

    @Option(
        parsing: .unconditional,
        help: "What runs along x, such as W2[0,0]=-5:5:101 or random=-1:1:51.",
        transform: { try axis($0, "x") })
    var x: LandscapeAxis

    @Option(
        parsing: .unconditional,
        help: "What runs along y; without it a line is computed.", transform: { try axis($0, "y") })
    var y: LandscapeAxis?

    @Option(name: .shortAndLong, help: "The file to write: .npz, .csv or .json.")
    var output: String

    @Option(help: ArgumentHelp("What is computed: \(names(LandscapeQuantity.self)).", valueName: "quantity"))
    var quantity: LandscapeQuantity = .loss

    @Option(help: "Of planes: double, or single for half the time and six digits.")
    var precision: SurfacePrecision = .double

    @OptionGroup var sampling: SamplingOptions

    @OptionGroup var directions: DirectionOptions

    @Option(
        help: ArgumentHelp(
            "Writes the path of the training on the surface, with its distance from it: .npz, .csv, .json.",
            valueName: "file"))
    var path: String?

    @Flag(help: "Prints minima, saddles and maxima between the points of the grid, basins and the pass.")
    var features = false

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A place X,Y from which the steepest way down is followed into --curves; may be repeated. Of a "
                + "function also where its optimizer starts.", valueName: "x,y"),
        transform: { try place($0) })
    var start: [[Double]] = []

    @Option(
        help: ArgumentHelp("Writes the curves of steepest descent from --start: .csv.", valueName: "file"))
    var curves: String?

    @OptionGroup var optimizer: OptimizerOptions

    func validate() throws {
        _ = try format(of: output, as: Format.self)
        if let path { _ = try format(of: path, as: Format.self) }
        if let curves, FileSystem.pathExtension(of: curves) != "csv" {
            throw ValidationError("\"\(curves)\" is no .csv file.")
        }
        if curves != nil, start.isEmpty {
            throw ValidationError("--curves needs a place to start from: --start X,Y.")
        }
        if y == nil, features || path != nil || !start.isEmpty {
            throw ValidationError("A line has no --path, --features or --start; give a second axis with --y.")
        }
        if y == nil || quantity != .loss, sampling.isGiven {
            throw ValidationError("--tolerance and --resume are for the loss on planes.")
        }
        if precision == .single, quantity != .loss {
            throw ValidationError("--precision single is for the loss, not for \(quantity.rawValue).")
        }
    }

    func run() throws {
        if FileSystem.kind(of: experiment) == nil, let objective = Objective.named(experiment) {
            return try ObjectiveSurface(command: self, objective: objective).run()
        }
        try optimizer.refuse()
        let source = try readExperiment(self.experiment)
        try landscape { () throws in
            try NetworkSurface(command: self, source: source).run()
        }
    }
}

/// Ends the command with what is wrong with a landscape.
func landscape<Value>(_ work: () throws -> Value) throws -> Value {
    do {
        return try work()
    } catch let error as LandscapeError {
        throw Console.fail(error.description)
    }
}

extension SurfaceCommand {
    /// Writes a table of numbers in the format that its name asks for.
    func write(
        to path: String, archive: () -> NumPyArchive, table: () -> CSVTable, json: () -> JSONValue
    ) throws {
        let bytes: [UInt8]
        switch try format(of: path, as: Format.self) {
        case .csv: bytes = table().bytes
        case .json: bytes = Array("\(json())\n".utf8)
        case .npz:
            do {
                bytes = try archive().bytes()
            } catch {
                throw Console.fail("\(error)")
            }
        }
        try withFiles { () throws(FileError) in try FileSystem.writeAtomically(bytes, to: path, .flushed) }
    }

    /// Says how large the grid is, what computed it and where its lowest point lies.
    func report(_ grid: SurfaceGrid, in duration: Duration) {
        print(
            "\(grid.x.count) × \(grid.y.count) points by \(grid.engine) in "
                + "\(NumberText.significant(duration.milliseconds, 3)) ms")
        if let minimum = grid.minimum {
            let place =
                "\(grid.xLabel) = \(NumberText.significant(grid.x[minimum.i], 6)), "
                + "\(grid.yLabel) = \(NumberText.significant(grid.y[minimum.j], 6))"
            let name = grid.quantity.replacing("-", with: " ")
            print("lowest \(name) \(NumberText.significant(minimum.value, 6)) at \(place)")
        }
        if grid.notFiniteCount > 0 {
            print("\(grid.notFiniteCount) of \(grid.values.count) cells are not finite and stay so")
        }
    }

    /// Complains about a start that does not lie on the grid, before anything is written.
    func checkStarts(x: PlaneAxis, y: PlaneAxis) throws(LandscapeError) {
        for place in start
        where !(x.from...x.to).contains(place[0]) || !(y.from...y.to).contains(place[1]) {
            throw LandscapeError(
                message: "The start (\(place[0]), \(place[1])) lies outside of the grid.",
                remedy: "Take x from \(x.from) to \(x.to) and y from \(y.from) to \(y.to).")
        }
    }

    /// What `--features` and `--curves` ask for.
    func read(_ grid: SurfaceGrid, of function: SurfaceFunction) throws {
        if features { print(SurfaceFeatures(grid, of: function).text) }
        guard let curves else { return }
        var rows: [[String]] = []
        for (index, place) in start.enumerated() {
            let curve = SteepestDescent(on: grid, of: function, x: place[0], y: place[1])
            for (point, (time, value)) in zip(curve.points, zip(curve.times, curve.values)) {
                rows.append(["\(index)"] + ([time] + point + [value]).map(CSVTable.field))
            }
            let end = curve.points.last ?? place
            print(
                "from (\(NumberText.significant(place[0], 6)), \(NumberText.significant(place[1], 6))) down to "
                    + "(\(NumberText.significant(end[0], 6)), \(NumberText.significant(end[1], 6))): "
                    + curve.ending.words)
        }
        let table = CSVTable(columns: ["curve", "time", "x", "y", grid.quantity], rows: rows)
        try withFiles { () throws(FileError) in
            try FileSystem.writeAtomically(table.bytes, to: curves, .flushed)
        }
    }
}

extension SteepestDescent.Ending {
    fileprivate var words: String {
        switch self {
        case .level: "level there"
        case .outside: "leaves the grid"
        case .unfinished: "not at its end after the most evaluations"
        case .notFinite: "no finite number there"
        }
    }
}

extension Duration {
    var milliseconds: Double {
        Double(components.seconds) * 1000 + Double(components.attoseconds) * 1e-15
    }
}

extension LandscapeQuantity: ExpressibleByArgument {}
extension SurfacePrecision: ExpressibleByArgument {}

/// `a, b or c`.
func names<Value: CaseIterable & RawRepresentable>(_ type: Value.Type) -> String
where Value.RawValue == String {
    let all = type.allCases.map(\.rawValue)
    return all.dropLast().joined(separator: ", ") + " or " + (all.last ?? "")
}

private func axis(_ text: String, _ name: String) throws -> LandscapeAxis {
    do {
        return try LandscapeAxis(parsing: text)
    } catch {
        throw ValidationError(error.description)
    }
}

private func place(_ text: String) throws -> [Double] {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.count == 2, let x = numbers[0], let y = numbers[1], x.isFinite, y.isFinite else {
        throw ValidationError("\"\(text)\" is not a place; write X,Y such as -1.5,2.")
    }
    return [x, y]
}
