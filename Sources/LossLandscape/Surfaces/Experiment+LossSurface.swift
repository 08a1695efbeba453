import CKernels
import TrainingCore

extension Experiment {
    /// The loss over all data as two parameters move over a grid, the others held at those of
    /// `network`, by default the experiment's own before training.
    ///
    /// Throws if the network has no parameter of that name, if both axes move the same one, if the
    /// grid has more than ``LossSurface/maximumPoints`` points, or if `network` does not fit the data.
    ///
    /// ``LossSurface/engine`` names the engine that was chosen: the fastest that can. All of them are
    /// exact; they differ from each other by rounding. `threads` is how many to use, by default all that
    /// the process may; the result is the same, bit for bit, for every number of them.
    package func lossSurface(
        x: ParameterRange, y: ParameterRange, from network: Network? = nil, threads: Int? = nil
    ) throws(LandscapeError) -> LossSurface {
        let request = try surfaceRequest(x: x, y: y, from: network)
        return LossSurface(request, threads: threads)
    }

    /// Writes the losses of ``lossSurface(x:y:from:threads:)`` into memory that the caller has, as
    /// ``LossSurface/loss`` holds them, and returns the engine's name: for those who compute surfaces
    /// again and again.
    ///
    /// Throws as that does, and if `losses` has another count than the grid has points.
    package func writeLossSurface(
        x: ParameterRange, y: ParameterRange, from network: Network? = nil, threads: Int? = nil,
        to losses: UnsafeMutableBufferPointer<Double>
    ) throws(LandscapeError) -> String {
        let request = try surfaceRequest(x: x, y: y, from: network)
        guard losses.count == x.points * y.points else {
            throw LandscapeError(
                message: "There is room for \(losses.count) of the \(x.points * y.points) losses.",
                remedy: "Bring room for \(x.points * y.points) numbers.")
        }
        return SurfaceEngines.write(request, to: losses, threads: Self.threads(threads))
    }

    /// How many threads to use.
    static func threads(_ wanted: Int?) -> Int { max(1, wanted ?? descent_processor_count()) }

    func surfaceRequest(
        x: ParameterRange, y: ParameterRange, from network: Network?
    ) throws(LandscapeError) -> SurfaceRequest {
        let base = network ?? self.network
        try checkFit(of: base)
        let xIndex = try base.landscapeIndex(of: x.parameter, axis: .x)
        let yIndex = try base.landscapeIndex(of: y.parameter, axis: .y)
        if xIndex == yIndex {
            throw LandscapeError(
                message: "Both axes move \(x.parameter).", remedy: "Write another weight or bias.",
                axis: .y)
        }
        try LossSurface.check(points: x.points, y.points)
        return SurfaceRequest(
            experiment: self, network: base, x: x, y: y, xIndex: xIndex, yIndex: yIndex)
    }

    /// Throws if the data cannot pass through `network`.
    func checkFit(of network: Network) throws(LandscapeError) {
        guard network.inputCount != data.inputs.columns || network.outputCount != data.targets.columns
        else { return }
        throw LandscapeError(
            message: "The network has \(network.inputCount) inputs and \(network.outputCount) outputs, "
                + "the data \(data.inputs.columns) and \(data.targets.columns).",
            remedy: "Take a network of the experiment's shape.")
    }
}

extension Network {
    /// Where a parameter is; throws an error that says which there are.
    func landscapeIndex(
        of name: ParameterName, axis: LandscapeError.Axis? = nil
    ) throws(LandscapeError) -> Int {
        if let index = index(of: name) { return index }
        let shown = parameterNames.prefix(12).map(\.description).joined(separator: ", ")
        let rest = parameterCount > 12 ? " and \(parameterCount - 12) more" : ""
        throw LandscapeError(
            message: "There is no \(name): \(absence(of: name) ?? "it is missing").",
            remedy: "The network has \(shown)\(rest).", axis: axis)
    }
}
