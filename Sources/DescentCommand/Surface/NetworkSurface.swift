import ArgumentParser
import Charting
import LossLandscape
import ReportBuilder
import TrainingCore

/// A landscape of an experiment: over two weights, over two directions, or along a line.
struct NetworkSurface {
    let command: SurfaceCommand
    let experiment: Experiment
    private let training: LazyRecording

    init(command: SurfaceCommand, source: ExperimentSource) {
        self.command = command
        experiment = source.experiment
        training = LazyRecording(source)
    }

    func run() throws {
        let (x, y) = (command.x, command.y)
        if let weights = try GridAxis(x, .x) {
            guard let y else { return try runLine(weight: weights) }
            guard let other = try GridAxis(y, .y) else { throw mixed }
            if command.sampling.isGiven {
                throw LandscapeError(
                    message: "The surface of two weights is computed as a whole.",
                    remedy: "Leave --tolerance and --resume to planes of two directions.")
            }
            if let xRange = x.range, let yRange = y.range {
                try command.checkStarts(x: xRange, y: yRange)
            }
            return try runPair(weights, other)
        }
        if let y, try GridAxis(y, .y) != nil { throw mixed }
        let frame = try command.directions.frame(x, y, experiment: experiment) { training.value }
        guard let y else { return try runLine(frame) }
        try runPlane(frame, y)
    }

    private var mixed: LandscapeError {
        LandscapeError(
            message: "One axis shows a weight, the other a direction.",
            remedy: "Take two weights, or two directions.")
    }

    // MARK: Two weights

    private func runPair(_ x: GridAxis, _ y: GridAxis) throws {
        let network = try command.directions.place.network(of: experiment, default: .start) { training.value }
        let clock = ContinuousClock()
        let begin = clock.now
        if command.quantity == .loss {
            let stream = try experiment.lossSurfaceStream(x: x, y: y, from: network)
            if command.isStreamed(stream) { return try command.writeStreamed(stream) }
            let surface = try experiment.lossSurface(x: x, y: y, from: network)
            let duration = clock.now - begin
            try command.write(
                to: command.output, archive: { surface.archive }, table: { surface.table },
                json: { surface.json })
            try finish(surface.grid, duration, x, y, network)
        } else {
            let grid = try experiment.surface(of: command.quantity, x: x, y: y, from: network)
            let duration = clock.now - begin
            try command.write(
                to: command.output, archive: { grid.archive }, table: { grid.table }, json: { grid.json })
            try finish(grid, duration, x, y, network)
        }
    }

    private func finish(
        _ grid: SurfaceGrid, _ duration: Duration, _ x: GridAxis, _ y: GridAxis, _ network: Network
    ) throws {
        command.report(grid, in: duration)
        if let path = command.path {
            try write(
                try training.value.path(x: x.parameter, y: y.parameter, on: network).planePath, to: path)
        }
        try read(grid) { () throws(LandscapeError) in
            try experiment.surfaceFunction(x: x.parameter, y: y.parameter, from: network)
        }
    }

    // MARK: Two directions

    private func runPlane(_ frame: LandscapeFrame, _ y: LandscapeAxis) throws {
        let plane = try frame.plane()
        var recorded: PlanePath?
        if command.path != nil || command.x.range == nil || y.range == nil {
            recorded = try training.value.path(on: plane)
        }
        let xAxis = try command.x.range(around: recorded?.x ?? [])
        let yAxis = try y.range(around: recorded?.y ?? [])
        try command.checkStarts(x: xAxis, y: yAxis)
        let (xLabel, yLabel) = (frame.x.label, frame.y?.label ?? "y")
        let clock = ContinuousClock()
        let begin = clock.now
        let grid: SurfaceGrid
        var sampled: SampledSurface?
        if command.sampling.isGiven {
            let surface = try command.sampling.surface(
                of: experiment, on: plane, x: xAxis, y: yAxis, precision: command.precision)
            grid = SurfaceGrid(
                xLabel: xLabel, yLabel: yLabel, engine: surface.engine, x: surface.x, y: surface.y,
                values: surface.loss)
            sampled = surface
        } else if command.precision == .single {
            grid = try experiment.lossSurface(on: plane, x: xAxis, y: yAxis, precision: .single).grid(
                xLabel: xLabel, yLabel: yLabel)
        } else {
            grid = try experiment.surface(
                of: command.quantity, on: plane, x: xAxis, y: yAxis, xLabel: xLabel, yLabel: yLabel)
        }
        let duration = clock.now - begin
        let archive = { () -> NumPyArchive in
            var archive = grid.archive
            frame.add(to: &archive)
            return archive
        }
        try command.write(to: command.output, archive: archive, table: { grid.table }, json: { grid.json })
        command.report(grid, in: duration)
        if let sampled { command.sampling.report(sampled) }
        try command.sampling.finish()
        if let recorded, let path = command.path { try write(recorded, to: path) }
        try read(grid) { () throws(LandscapeError) in try experiment.surfaceFunction(on: plane) }
    }

    private func write(_ path: PlanePath, to file: String) throws {
        try command.write(
            to: file, archive: { path.archive }, table: { path.table }, json: { path.json })
        let share = NumberText.significant(100 * path.explainedVariance, 3)
        let distance = path.distanceFromPlane.max() ?? 0
        print(
            "the surface shows \(share) % of the path's variance; the path leaves it by up to "
                + "\(NumberText.significant(distance, 3))")
    }

    private func read(
        _ grid: SurfaceGrid, function: () throws(LandscapeError) -> SurfaceFunction
    ) throws {
        guard command.features || command.curves != nil else { return }
        guard command.quantity == .loss else {
            throw ValidationError("--features and --curves read the loss, not \(command.quantity.rawValue).")
        }
        try command.read(grid, of: try function())
    }

    // MARK: Lines

    private func runLine(weight axis: GridAxis) throws {
        let network = try command.directions.place.network(of: experiment, default: .start) { training.value }
        // From 0 of that weight on, so that the axis shows its values.
        var origin = network
        let direction = try Direction.along(axis.parameter, of: network)
        origin[axis.parameter] = 0
        try writeLine(
            "\(axis.parameter)", axis.values, origin: origin.parameters, direction: direction.values)
    }

    private func runLine(_ frame: LandscapeFrame) throws {
        guard let range = command.x.range else {
            throw LandscapeError(
                message: "A line finds no range by itself.", remedy: "Write pca=-1:1:51.", axis: .x)
        }
        try writeLine(
            frame.x.label, range.values, origin: frame.origin, direction: frame.x.values)
    }

    private func writeLine(
        _ label: String, _ steps: [Double], origin: [Double], direction: [Double]
    ) throws {
        let quantity = command.quantity.rawValue
        let values = try experiment.curve(
            of: command.quantity, from: origin, along: direction, steps: steps)
        let name = command.quantity == .loss ? "loss" : "z"
        try command.write(
            to: command.output,
            archive: {
                var archive = NumPyArchive()
                archive.add("x", steps)
                archive.add(name, values)
                archive.add("quantity", texts: [quantity])
                archive.add("axes", texts: [label])
                return archive
            },
            table: {
                CSVTable(
                    columns: [label, quantity],
                    rows: zip(steps, values).map { [CSVTable.field($0), CSVTable.field($1)] })
            },
            json: {
                .object([
                    .init("xLabel", .string(label)), .init("quantity", .string(quantity)),
                    .init("x", JSONValue(steps)), .init(name, JSONValue(values)),
                ])
            })
        let curve = LossCurve(x: steps, loss: values)
        print("\(steps.count) points along \(label)")
        if let minimum = curve.minimum {
            print(
                "lowest \(quantity.replacing("-", with: " ")) \(NumberText.significant(minimum.loss, 6)) at "
                    + NumberText.significant(steps[minimum.index], 6))
        }
    }
}

extension GridAxis {
    /// The axis of a weight; nil if it shows none. Throws for a bare range, which belongs to functions.
    fileprivate init?(_ axis: LandscapeAxis, _ side: LandscapeError.Axis) throws(LandscapeError) {
        if case .coordinate = axis.subject {
            throw LandscapeError(
                message: "The axis names no weight and no direction.",
                remedy: "Write W1[0,0]=-1:1:51 or random=-1:1:51.", axis: side)
        }
        guard case .parameter(let name) = axis.subject, let range = axis.range else { return nil }
        try self.init(parameter: name, from: range.from, to: range.to, points: range.points)
    }
}

/// A training that is done when somebody asks for it, and once.
private final class LazyRecording {
    private let experiment: Experiment
    private var recording: Recording?

    init(_ source: ExperimentSource) {
        experiment = source.experiment
        recording = source.recording
    }

    var value: Recording {
        if let recording { return recording }
        let watch = TrainingWatch(updates: experiment.training.updates)
        let made = experiment.run(mayContinue: watch.mayContinue)
        watch.end()
        recording = made
        return made
    }
}
