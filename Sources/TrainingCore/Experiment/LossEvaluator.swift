/// The loss over all data of an experiment for parameters that change one after the other, without
/// allocating and without running layers again whose input has not changed.
package struct LossEvaluator {
    private let experiment: Experiment
    private var workspace: NetworkWorkspace

    /// In the order of ``Network/parameters``. After changing those of a layer, run from that layer.
    package var parameters: [Double]

    /// `network` must fit the experiment's data.
    package init(_ experiment: Experiment, at network: Network) {
        experiment.requireFit(of: network)
        self.experiment = experiment
        workspace = NetworkWorkspace(
            network, capacity: experiment.data.sampleCount, loss: experiment.loss)
        parameters = network.parameters
    }

    /// Computes the values of some layers, counted from 0; those below must be up to date.
    package mutating func run(layers: Range<Int>) {
        workspace.forward(
            experiment.data.inputs.elements, samples: experiment.data.sampleCount,
            parameters: parameters, layers: layers)
    }

    /// Computes the layers from `first` to the last, and the loss; those below must be up to date.
    package mutating func loss(fromLayer first: Int) -> Double {
        run(layers: first..<workspace.layerCount)
        return workspace.loss(
            targets: experiment.data.targets.elements, samples: experiment.data.sampleCount)
    }

    /// For every sample a list: for every pre-activation of the last run, and every error of a
    /// prediction, how many joints of its activation or of the loss it lies above.
    var sidesOfKinks: [[Int]] {
        let samples = experiment.data.sampleCount
        var sides = [[Int]](repeating: [], count: samples)
        func add(_ numbers: [Double], joints: [Double]) {
            guard !joints.isEmpty else { return }
            let width = numbers.count / samples
            for (index, number) in numbers.enumerated() {
                sides[index / width].append(joints.count { number > $0 })
            }
        }
        for (numbers, activation) in zip(workspace.preActivations, workspace.activations) {
            add(numbers, joints: activation.function.joints)
        }
        let errors = zip(workspace.predictions, experiment.data.targets.elements).map { $0 - $1 }
        add(errors, joints: experiment.loss.function.joints)
        return sides
    }
}
