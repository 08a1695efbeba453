/// Passes forward and back over all data of an experiment, block after block as ``LossPass`` takes them: the buffers
/// do not grow with the data, and every sum runs over all samples in their order.
final class DataPass {
    private let experiment: Experiment
    private let network: Network
    private let memory: PassMemory

    /// What a pass finds.
    struct Findings {
        /// Over all data.
        var loss: Double
        /// ∂L/∂parameters.
        var gradient: [Double]
        /// Samples × outputs; none where nobody asked.
        var predictions: [Double] = []
    }

    /// `network` gives the shape; it must fit the experiment's data.
    init(_ experiment: Experiment, shapedLike network: Network) {
        experiment.requireFit(of: network)
        self.experiment = experiment
        self.network = network
        memory = PassMemory(
            network, capacity: min(LossPass.blockSize, experiment.data.sampleCount), loss: experiment.loss)
    }

    /// Loss and gradient over all data.
    func run(_ parameters: [Double], keepsPredictions: Bool = false) -> Findings {
        let pass = memory.pass
        let data = experiment.data
        let (samples, inputs, outputs) = (data.sampleCount, data.inputs.columns, data.targets.columns)
        var predictions: [Double] = []
        if keepsPredictions { predictions.reserveCapacity(samples * outputs) }
        var sum = 0.0
        data.inputs.elements.withUnsafeBufferPointer { rows in
            data.targets.elements.withUnsafeBufferPointer { targets in
                guard let rows = rows.baseAddress, let targets = targets.baseAddress else { return }
                for first in stride(from: 0, to: samples, by: memory.capacity) {
                    let count = min(memory.capacity, samples - first)
                    let (rows, targets) = (rows + first * inputs, targets + first * outputs)
                    pass.forward(rows, samples: count, parameters: parameters, layers: 0..<pass.layerCount)
                    sum = pass.lossSum(from: sum, targets: targets, samples: count)
                    if keepsPredictions {
                        predictions += UnsafeBufferPointer(start: pass.predictions, count: count * outputs)
                    }
                    pass.backward(
                        rows, targets: targets, samples: count, of: samples, goesOn: first > 0,
                        parameters: parameters)
                }
            }
        }
        return Findings(
            loss: sum / experiment.loss.function.divisor(samples: samples, outputs: outputs),
            gradient: Array(pass.gradient), predictions: predictions)
    }

    /// The state of the network with some parameters.
    func state(_ parameters: [Double]) -> NetworkState {
        let found = run(parameters, keepsPredictions: true)
        return NetworkState(
            network: network.replacing(parameters: parameters),
            predictions: Matrix(
                rows: experiment.data.sampleCount, columns: network.outputCount, known: found.predictions),
            gradient: found.gradient, loss: found.loss)
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
        DataPass(self, shapedLike: network).state(network.parameters)
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
