/// What stands behind a layer in a ``NetworkPass``, and has anything to do there.
struct FunctionPass {
    let function: any LayerFunction
    let nodes: Int
    /// Where its parameters are in the flat list.
    let parameters: Range<Int>
    /// From 1.
    let layer: Int
    /// Which of those behind the layer, from 0.
    let position: Int
    /// What comes out, samples × nodes.
    let values: UnsafeMutablePointer<Double>
    /// In training the function, where it is no more than factors for the values, which stand in ``factors``.
    let drawn: (any DrawnFactors)?
    let factors: UnsafeMutablePointer<Double>?
    /// Of the update, in training.
    var draw: TrainingDraw?

    /// The random numbers of a sample of the batch.
    private func numbers(_ sample: Int) -> LayerDraw? {
        function.differsInTraining
            ? draw?.numbers(layer: layer, position: position, sample: sample, nodes: nodes) : nil
    }

    private func row(_ values: UnsafePointer<Double>, _ sample: Int) -> [Double] {
        Array(UnsafeBufferPointer(start: values + sample * nodes, count: nodes))
    }

    /// Draws the factors of the first samples.
    func writeFactors(samples: Int) {
        guard let factors, let drawn, let draw else { return }
        // The places of a batch follow one another as those of one sample do.
        var span = UnsafeMutableBufferPointer(start: factors, count: samples * nodes).mutableSpan
        drawn.write(&span, draw: draw.numbers(layer: layer, position: position, sample: 0, nodes: nodes))
    }

    func forward(
        _ inputs: UnsafePointer<Double>, samples: Int, parameters all: UnsafePointer<Double>
    ) {
        if let factors {
            for index in 0..<samples * nodes { values[index] = inputs[index] * factors[index] }
            return
        }
        let own = parameters.map { all[$0] }
        for sample in 0..<samples {
            let results = function.fittingValues(
                of: row(inputs, sample), parameters: own, draw: numbers(sample))
            (values + sample * nodes).update(from: results, count: nodes)
        }
    }

    /// Replaces the slopes along what comes out by those along what goes in, and adds those along the parameters,
    /// to those of the samples before if it goes on.
    func backward(
        _ slopes: UnsafeMutablePointer<Double>, inputs: UnsafePointer<Double>, samples: Int,
        parameters all: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>, goesOn: Bool
    ) {
        if let factors {
            for index in 0..<samples * nodes { slopes[index] *= factors[index] }
            return
        }
        let own = parameters.map { all[$0] }
        if !goesOn { for index in parameters { gradient[index] = 0 } }
        for sample in 0..<samples {
            let found = function.slopes(
                of: row(inputs, sample), parameters: own, draw: numbers(sample), from: row(slopes, sample))
            for node in 0..<nodes {
                slopes[sample * nodes + node] = node < found.inputs.count ? found.inputs[node] : .nan
            }
            for (index, slope) in zip(parameters, found.parameters) { gradient[index] += slope }
        }
    }
}
