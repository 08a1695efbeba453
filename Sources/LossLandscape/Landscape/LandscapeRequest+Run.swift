import TrainingCore

extension LandscapeRequest {
    /// Computes the landscape, after a training if it needs one that was not recorded.
    ///
    /// Throws what is wrong with the request. O(points × data × parameters) at worst; see ``Landscape/engine``.
    ///
    /// - Parameter train: makes the recording, if one is needed.
    public func run(
        train: @escaping (Experiment) -> Recording = { $0.run() }
    ) throws(LandscapeError) -> Landscape {
        guard case .complete(let landscape) = try run(train: train, watch: { _, _ in true }) else {
            throw LandscapeError(message: "The landscape was interrupted.", remedy: "Run it again.")
        }
        return landscape
    }

    /// The same for those who do not want to wait blindly.
    ///
    /// - Parameters:
    ///   - train: makes the recording, if one is needed.
    ///   - checkpoint: with ``sampling``, what an earlier run left.
    ///   - watch: with ``sampling``, called after every tile; false stops.
    /// - Throws: ``LandscapeError`` for what the request cannot have, such as axes that do not belong together.
    public func run(
        train: @escaping (Experiment) -> Recording, from checkpoint: SurfaceCheckpoint? = nil,
        watch: @escaping (SurfaceProgress, () -> SurfaceCheckpoint) -> Bool
    ) throws(LandscapeError) -> Outcome {
        if let refusal { throw refusal }
        switch subject {
        case .objective(let objective): return .complete(try run(objective))
        case .experiment(let experiment):
            let run = LandscapeRun(self, experiment, train: train)
            return try run.outcome(from: checkpoint, watch: watch)
        }
    }

    /// The loss over two weights in bands of rows, for surfaces that do not fit into the memory; nil where nothing
    /// but the whole will do. Values have the bits of ``run()``.
    package func stream(
        train: @escaping (Experiment) -> Recording = { $0.run() }
    ) throws(LandscapeError) -> SurfaceStream? {
        guard case .experiment(let experiment) = subject, quantity == .loss, !showsPath, let x = x.weight,
            let y = y?.weight
        else { return nil }
        let network = try LandscapeRun(self, experiment, train: train).network(default: .start)
        return try experiment.lossSurfaceStream(x: x, y: y, from: network, threads: threads)
    }

    private func run(_ objective: Objective) throws(LandscapeError) -> Landscape {
        guard let xRange = x.coordinates, let yRange = y?.coordinates else { throw mixed }
        try checkStarts(x: xRange, y: yRange)
        return Landscape(
            grid: try objective.surface(x: xRange, y: yRange, threads: threads),
            function: try objective.surfaceFunction())
    }
}
