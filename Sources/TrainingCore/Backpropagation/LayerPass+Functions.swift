extension UnsafePointer<LayerPass> {
    /// What feeds the layer above.
    var outputs: UnsafePointer<Double> { UnsafePointer<Double>(pointee.outputs) }

    /// What goes into one of the functions behind the layer.
    private func inputs(of index: Int) -> UnsafePointer<Double> {
        UnsafePointer<Double>(index == 0 ? pointee.values : pointee.functions[index - 1].values)
    }

    /// Runs what stands behind the layer, which most often is nothing.
    func runFunctions(samples: Int, parameters: UnsafePointer<Double>) {
        for index in 0..<pointee.functionCount {
            pointee.functions[index].forward(inputs(of: index), samples: samples, parameters: parameters)
        }
    }

    /// ∂L/∂a of the layer from the slopes of what feeds the layer above.
    func runFunctionsBack(
        samples: Int, parameters: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>, goesOn: Bool
    ) {
        for index in stride(from: pointee.functionCount - 1, through: 0, by: -1) {
            pointee.functions[index].backward(
                pointee.valueSlopes, inputs: inputs(of: index), samples: samples, parameters: parameters,
                gradient: gradient, goesOn: goesOn)
        }
    }
}
