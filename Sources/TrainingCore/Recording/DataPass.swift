/// A pass forward and back over all data of an experiment, with its buffers.
struct DataPass {
    private let experiment: Experiment
    private let network: Network
    private(set) var workspace: NetworkWorkspace

    /// `network` gives the shape; it must fit the experiment's data.
    init(_ experiment: Experiment, shapedLike network: Network) {
        experiment.requireFit(of: network)
        self.experiment = experiment
        self.network = network
        workspace = NetworkWorkspace(
            network, capacity: experiment.data.sampleCount, loss: experiment.loss)
    }

    /// Runs all data forward and gives the loss.
    mutating func loss(_ parameters: [Double]) -> Double {
        workspace.forward(
            experiment.data.inputs.elements, samples: experiment.data.sampleCount,
            parameters: parameters, layers: 0..<workspace.layerCount)
        return workspace.loss(
            targets: experiment.data.targets.elements, samples: experiment.data.sampleCount)
    }

    /// Leaves the gradient in the workspace, after ``loss(_:)`` with the same parameters.
    mutating func backward(_ parameters: [Double]) {
        workspace.backward(
            experiment.data.inputs.elements, targets: experiment.data.targets.elements,
            samples: experiment.data.sampleCount, parameters: parameters)
    }

    /// The state after ``loss(_:)`` with the same parameters.
    mutating func state(_ parameters: [Double], loss: Double) -> NetworkState {
        backward(parameters)
        return NetworkState(
            network: network.replacing(parameters: parameters),
            predictions: Matrix(
                rows: experiment.data.sampleCount, columns: network.outputCount,
                known: workspace.predictions),
            gradient: workspace.gradient, loss: loss)
    }
}

extension Experiment {
    /// Predictions, loss and gradient over all data, of the experiment's network as it begins.
    public func state() -> NetworkState { state(at: network) }

    /// Predictions, loss and gradient over all data, of another network.
    ///
    /// - Throws: where its inputs and outputs are not those of the data.
    public func state(of network: Network) throws(ShapeError) -> NetworkState {
        try checkFit(of: network)
        return state(at: network)
    }

    /// The same of a network that is known to fit the data.
    package func state(at network: Network) -> NetworkState {
        let parameters = network.parameters
        var pass = DataPass(self, shapedLike: network)
        let loss = pass.loss(parameters)
        return pass.state(parameters, loss: loss)
    }

    /// Throws unless a network has the inputs and outputs of the data.
    func checkFit(of network: Network) throws(ShapeError) {
        try ShapeError.check(network.inputCount, is: data.inputs.columns, "The inputs of the network")
        try ShapeError.check(network.outputCount, is: data.targets.columns, "The outputs of the network")
    }

    /// Stops before memory is read that is not there: the kernels trust the shapes they are told.
    func requireFit(of network: Network) {
        precondition(
            network.inputCount == data.inputs.columns && network.outputCount == data.targets.columns,
            "A network with \(network.inputCount) inputs and \(network.outputCount) outputs does not "
                + "fit data with \(data.inputs.columns) and \(data.targets.columns)")
    }
}
