import TrainingCore

/// The computation of a landscape of an experiment. Trains once, and only if something asks for it.
final class LandscapeRun {
    private let request: LandscapeRequest
    private let experiment: Experiment
    private let train: (Experiment) -> Recording
    private var trained: Recording?

    init(
        _ request: LandscapeRequest, _ experiment: Experiment, train: @escaping (Experiment) -> Recording
    ) {
        self.request = request
        self.experiment = experiment
        self.train = train
        trained = request.recordings.first
    }

    private var recording: Recording {
        let recording = trained ?? train(experiment)
        trained = recording
        return recording
    }

    func outcome(
        from checkpoint: SurfaceCheckpoint?,
        watch: @escaping (SurfaceProgress, () -> SurfaceCheckpoint) -> Bool
    ) throws(LandscapeError) -> LandscapeRequest.Outcome {
        if try request.isOfWeights() {
            return .complete(try ofWeights())
        }
        let frame = try self.frame()
        guard let y = request.y else { return .complete(try line(frame)) }
        return try plane(frame, y, from: checkpoint, watch: watch)
    }

    func network(
        default usual: LandscapeRequest.Place
    ) throws(LandscapeError) -> Network {
        switch request.place ?? usual {
        case .start: experiment.network
        case .end: try recording.endOfTraining()
        case .network(let network): network
        }
    }

    // MARK: Weights

    private func ofWeights() throws(LandscapeError) -> Landscape {
        guard let x = request.x.weight else { return try line(frame()) }
        let network = try self.network(default: .start)
        guard let y = request.y?.weight else {
            // From 0 of that weight on, so that the axis shows its values.
            var origin = network
            let direction = try Direction.along(x.parameter, of: network)
            origin[x.parameter] = 0
            return try line(
                "\(x.parameter)", x.values, from: origin.parameters, along: direction.values, frame: nil)
        }
        guard request.sampling == nil else {
            throw LandscapeError(
                message: "The surface of two weights is computed as a whole.",
                remedy: "Leave --tolerance and --resume to planes of two directions.")
        }
        try request.checkStarts(x: x.range, y: y.range)
        let grid = try experiment.surface(
            of: request.quantity, x: x, y: y, from: network, threads: request.threads)
        let tracks = { @Sendable [experiment] (recording: Recording) throws(LandscapeError) -> PlanePath in
            try recording.path(x: x.parameter, y: y.parameter, on: network, of: experiment)
        }
        return Landscape(
            grid: grid,
            function: try experiment.surfaceFunction(x: x.parameter, y: y.parameter, from: network),
            isOfWeights: true, path: request.showsPath ? try tracks(recording) : nil, tracks: tracks)
    }

    // MARK: Directions

    private func frame() throws(LandscapeError) -> LandscapeFrame {
        let (x, y) = (request.x.subject, request.y?.subject)
        // A file's directions bring their own centre, for which nothing needs to be trained.
        let isTrained = x != .file || request.frame == nil || request.place != nil
        var wanted = DirectionRequest(
            experiment, center: isTrained ? try network(default: .end) : experiment.network)
        wanted.frame = request.frame
        wanted.keepsCenter = request.place != nil
        wanted.seed = request.seed
        wanted.normalization = request.normalization
        wanted.biases = request.biases
        wanted.isOrthogonal = request.isOrthogonal
        wanted.others = request.others
        if x == .principalComponent || y == .principalComponent { wanted.recording = recording }
        return try wanted.frame(x: x, y: y)
    }

    private func plane(
        _ frame: LandscapeFrame, _ y: LandscapeAxis, from checkpoint: SurfaceCheckpoint?,
        watch: @escaping (SurfaceProgress, () -> SurfaceCheckpoint) -> Bool
    ) throws(LandscapeError) -> LandscapeRequest.Outcome {
        let plane = try frame.plane()
        let tracks = { @Sendable [experiment] (recording: Recording) throws(LandscapeError) -> PlanePath in
            try recording.path(on: plane, of: experiment)
        }
        var paths: [PlanePath] = []
        if request.showsPath || request.x.range == nil || y.range == nil {
            for recording in request.recordings.isEmpty ? [recording] : request.recordings {
                paths.append(try tracks(recording))
            }
        }
        var xAxis = try request.x.range(around: paths.flatMap(\.x))
        var yAxis = try y.range(around: paths.flatMap(\.y))
        if request.x.range == nil, y.range == nil {
            let (width, height) = (xAxis.length, yAxis.length)
            if height > width / 4 { yAxis = try yAxis.widened(to: request.leastAspect * width) }
            if width > height / 4 { xAxis = try xAxis.widened(to: request.leastAspect * height) }
        }
        try request.checkStarts(x: xAxis, y: yAxis)
        let (xLabel, yLabel) = (frame.x.label, frame.y?.label ?? "y")
        let grid: SurfaceGrid
        if let sampling = request.sampling {
            let outcome = try experiment.sampledLossSurface(
                on: plane, x: xAxis, y: yAxis, sampling: sampling, precision: request.precision,
                threads: request.threads, from: checkpoint, watch: watch)
            switch outcome {
            case .interrupted(let checkpoint): return .interrupted(checkpoint)
            case .complete(let surface): grid = surface.grid(xLabel: xLabel, yLabel: yLabel)
            }
        } else if request.quantity == .loss {
            grid = try experiment.lossSurface(
                on: plane, x: xAxis, y: yAxis, precision: request.precision, threads: request.threads
            ).grid(xLabel: xLabel, yLabel: yLabel)
        } else {
            grid = try experiment.surface(
                of: request.quantity, on: plane, x: xAxis, y: yAxis, xLabel: xLabel, yLabel: yLabel,
                threads: request.threads)
        }
        return .complete(
            Landscape(
                grid: grid, function: try experiment.surfaceFunction(on: plane), frame: frame,
                path: request.showsPath ? paths.first : nil, tracks: tracks))
    }

    private func line(_ frame: LandscapeFrame) throws(LandscapeError) -> Landscape {
        guard let range = request.x.range else {
            throw LandscapeError(
                message: "A line finds no range by itself.", remedy: "Write pca=-1:1:51.", axis: .x)
        }
        return try line(
            frame.x.label, range.values, from: frame.origin, along: frame.x.values, frame: frame)
    }

    private func line(
        _ label: String, _ steps: [Double], from origin: [Double], along direction: [Double],
        frame: LandscapeFrame?
    ) throws(LandscapeError) -> Landscape {
        let values = try experiment.curve(
            of: request.quantity, from: origin, along: direction, steps: steps, threads: request.threads)
        return Landscape(
            grid: SurfaceGrid(
                xLabel: label, yLabel: "", quantity: request.quantity.rawValue, x: steps, y: [0],
                values: values),
            isLine: true, isOfWeights: frame == nil, frame: frame)
    }
}
