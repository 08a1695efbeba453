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
        workspace = NetworkWorkspace(network, capacity: experiment.data.sampleCount)
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
        return experiment.loss.value(
            predictions: workspace.predictions, targets: experiment.data.targets.elements,
            count: experiment.data.targets.elements.count)
    }

    /// For every pre-activation of the last run, how many of its activation's kinks it lies above.
    var sidesOfKinks: [Int] {
        zip(workspace.preActivations, workspace.activations).flatMap { preActivations, activation in
            let kinks = activation.kinks
            return kinks.isEmpty ? [] : preActivations.map { z in kinks.count { z > $0 } }
        }
    }
}
