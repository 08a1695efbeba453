/// A pass forward and back over some of the data, with the copies of their rows.
struct BatchPass {
    private var workspace: NetworkWorkspace
    private var inputs: [Double]
    private var targets: [Double]

    init(_ experiment: Experiment, capacity: Int) {
        let network = experiment.network
        workspace = NetworkWorkspace(network, capacity: capacity)
        inputs = [Double](repeating: 0, count: capacity * network.inputCount)
        targets = [Double](repeating: 0, count: capacity * network.outputCount)
    }

    /// Leaves the gradient over the samples in the workspace and returns their loss.
    mutating func run(_ samples: [Int], of experiment: Experiment, parameters: [Double]) -> Double {
        Self.gather(samples, from: experiment.data.inputs, into: &inputs)
        Self.gather(samples, from: experiment.data.targets, into: &targets)
        workspace.forward(
            inputs, samples: samples.count, parameters: parameters, layers: 0..<workspace.layerCount)
        workspace.backward(
            inputs, targets: targets, samples: samples.count, parameters: parameters,
            loss: experiment.loss)
        return workspace.loss(experiment.loss, targets: targets, samples: samples.count)
    }

    /// The update by the gradient of the last run.
    func step(_ parameters: inout [Double], stepper: inout Stepper, log: inout RunLog) {
        log.add(workspace.gradient)
        stepper.step(&parameters, gradient: workspace.gradient)
    }

    private static func gather(_ samples: [Int], from matrix: Matrix, into buffer: inout [Double]) {
        var position = 0
        for sample in samples {
            for column in 0..<matrix.columns {
                buffer[position] = matrix[sample, column]
                position += 1
            }
        }
    }
}
