import ArgumentParser
import Charting
import LossLandscape
import ReportBuilder
import Tables
import TrainingCore

private let functions: String = Objective.named.map(\.name).joined(separator: ", ")

struct SurfaceCommand: ParsableCommand, Budgeted, Messaging {
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

            Instead of an experiment, EXPERIMENT may be a function: \(functions); its axes are ranges alone.

            EXAMPLES
              descent surface experiment.yaml --x 'W2[0,0]=-5:5:101' --y 'W2[0,1]=-3:0:41' -o surface.npz
              descent surface lesson.md#neuron --x 'W1[0,0]=-1:1:21' --y 'W1[0,1]=0:4:21' -o surface.csv
              descent surface digits.yaml --x random=-1:1:51 --y random=-1:1:51 --seed 3 -o plane.npz
              descent surface recording.npz --x random=-1:1:51 --y random=-1:1:51 --json -o plane.npz
              descent surface digits.yaml --x pca=auto:51 --y pca=auto:51 --path path.csv -o plane.npz
              descent surface digits.yaml --x between=-0.5:1.5:201 --weights a.npz --to b.npz -o line.csv
              descent surface rosenbrock --x -2:2:101 --y -1:3:101 --start -1.5,2 \
            --optimizer adam --learning-rate 0.1 --updates 300 --path path.csv -o rosenbrock.npz
            """)

    @Argument(
        help: "A file, a recording, lesson.md#id, - for the standard input, or the name of a function.",
        completion: .experiment)
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

    @Option(
        name: .shortAndLong, help: "The file to write: .npz, .csv or .json; with --json it may be left out.",
        completion: .numbers)
    var output: String?

    @Option(help: "What is computed: \(Words.alternatives(LandscapeQuantity.self)).")
    var quantity: LandscapeQuantity = .loss

    @Option(help: "Of planes: double, or single for half the time and six digits.")
    var precision: SurfacePrecision = .double

    @OptionGroup var sampling: SamplingOptions

    @OptionGroup var directions: DirectionOptions

    @OptionGroup var steps: CheckpointOptions

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

    @OptionGroup var settings: SettingOptions

    @Flag(help: "Print a summary as one JSON object: axes, engine, lowest and highest point, minimum, path.")
    var json = false

    @OptionGroup var quiet: QuietOption

    @OptionGroup var budget: BudgetOptions

    var messages: MessageStyle { quiet.style(json: json) }

    func validate() throws {
        guard output != nil || json else {
            throw ValidationError(
                "Say where the surface goes with -o FILE, or ask for its summary with --json.")
        }
        if let output { _ = try format(of: output, as: ResultFormat.self) }
        if let path { _ = try format(of: path, as: ResultFormat.self) }
        if let curves, FileSystem.pathExtension(of: curves) != "csv" {
            throw ValidationError("\"\(curves)\" is no .csv file.")
        }
        if curves != nil, start.isEmpty {
            throw ValidationError("--curves needs a place to start from: --start X,Y.")
        }
        if y == nil, features {
            throw ValidationError("A line has no --features; give a second axis with --y.")
        }
        if features || curves != nil, quantity != .loss {
            throw ValidationError("--features and --curves read the loss, not \(quantity.rawValue).")
        }
    }

    func run() throws {
        if FileSystem.kind(of: experiment) == nil, let objective = Objective.named(experiment) {
            var request = LandscapeRequest(objective, x: x, y: y)
            try directions.refuse(for: objective)
            if !steps.checkpoints.isEmpty { throw ValidationError("\(objective.name) has no --checkpoints.") }
            try check(&request)
            if path != nil, start.count != 1 {
                throw ValidationError("--path needs one place to start from: --start X,Y.")
            }
            let result = try landscape { try compute(request) { $0.run() } }
            try finish(result.landscape, in: result.duration) {
                guard let path else { return nil }
                let (used, updates) = (try optimizer.value(), optimizer.updates ?? 1000)
                let way = try landscape {
                    try objective.path(from: start[0], optimizer: used, updates: updates)
                }
                try withFiles { () throws(FileError) in try ResultFormat.write(way, to: path) }
                return "\(used.name) \(way.text(number: NumberText.significant))"
            }
            return
        }
        try optimizer.refuse()
        let source = try readExperiment(experiment, settings: settings)
        let training = LazyTraining()
        try landscape {
            var request = LandscapeRequest(source.experiment, x: x, y: y)
            request.showsPath = path != nil
            // The way that the rows of a file mark, where one is asked for.
            let needsWay = path != nil || [x, y].contains { $0?.subject == .principalComponent }
            request.recordings =
                try steps.recording(of: source, orRowsOf: needsWay ? directions.place.weights : nil)
                .map { [$0] } ?? []
            try directions.fill(&request, for: source.experiment.network)
            try check(&request)
            if !features, curves == nil, let output, let stream = try request.stream(train: training.run),
                isStreamed(stream, to: output)
            {
                return try writeStreamed(stream, to: output)
            }
            let result = try compute(request, train: training.run)
            try finish(result.landscape, in: result.duration - training.duration) {
                guard let path, let way = result.landscape.path else { return nil }
                try withFiles { () throws(FileError) in try ResultFormat.write(way, to: path) }
                return nil
            }
        }
    }

    /// Fills in what is the same for networks and functions, and refuses what cannot be before anything is done.
    private func check(_ request: inout LandscapeRequest) throws {
        request.quantity = quantity
        request.precision = precision
        request.sampling = sampling.value
        request.starts = start
        if let refusal = request.refusal { throw ValidationError(refusal.description) }
        if directions.saveDirections != nil, x.subject == .coordinate || x.weight != nil {
            throw ValidationError("--save-directions has none to save: the axes show values.")
        }
    }

    private func compute(
        _ request: LandscapeRequest, train: @escaping (Experiment) -> Recording
    ) throws -> (landscape: Landscape, duration: Duration) {
        let clock = ContinuousClock()
        let begin = clock.now
        let landscape =
            sampling.isGiven ? try sampling.run(request, train: train) : try request.run(train: train)
        return (landscape, clock.now - begin)
    }

    /// Writes what was computed and says what there is to say.
    ///
    /// - Parameter writePath: writes the path and gives what is said of it.
    private func finish(
        _ landscape: Landscape, in duration: Duration, writePath: () throws -> String?
    ) throws {
        try withFiles { () throws(FileError) in
            if let output { try ResultFormat.write(landscape, to: output) }
            if let file = directions.saveDirections, let frame = landscape.frame {
                try ResultFormat.write(frame.archive, to: file)
            }
        }
        try sampling.finish()
        let end = try writePath()
        let found = features ? landscape.function.map { LandscapeFeatures(landscape.grid, of: $0) } : nil
        let descents = try writeCurves(landscape)
        if json {
            guard case .object(var members) = LandscapeSummary(landscape).json else { return }
            members.append(.init("minimum", landscape.minimum?.json ?? .null))
            if let found { members.append(.init("features", found.json)) }
            if curves != nil { members.append(.init("curves", .array(descents.map(\.json)))) }
            return print(JSONValue.object(members))
        }
        let time = " in \(NumberText.significant(duration.milliseconds, 3)) ms"
        Console.say(LandscapeSummary(landscape).text(ending: time, number: NumberText.significant))
        if let found { Console.say(found.text(number: NumberText.significant)) }
        for descent in descents { Console.say(descent.text(number: NumberText.significant)) }
        if let end { Console.say(end) }
    }

    /// The curves of steepest descent, after they are written.
    private func writeCurves(_ landscape: Landscape) throws -> [SteepestDescent] {
        guard let curves, let function = landscape.function else { return [] }
        let descents = start.map {
            SteepestDescent(on: landscape.grid, of: function, x: $0[0], y: $0[1])
        }
        let table = SteepestDescent.table(of: descents, quantity: landscape.quantity)
        try withFiles { () throws(FileError) in
            try FileSystem.writeAtomically(table.csvBytes, to: curves, .flushed)
        }
        return descents
    }
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
