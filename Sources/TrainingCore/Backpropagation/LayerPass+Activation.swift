import CKernels

extension UnsafePointer<LayerPass> {
    /// Writes the values of the layer for the first samples: as many pre-activations in, as many values out.
    ///
    /// Those with an exponential come from a kernel that does eight at a time with plain arithmetic: the
    /// same on every processor, and within a few units in the last place of ``Activation/value(_:)``.
    func activate(samples: Int) {
        let (nodes, step) = (pointee.nodes, pointee.step)
        let count = samples * nodes
        let (z, values) = (pointee.preActivations, pointee.values)
        switch step.way {
        case .identity: for index in 0..<count { values[index] = z[index] }
        // A call costs more than a few comparisons.
        case .relu where count < 8: for index in 0..<count { values[index] = z[index] <= 0 ? 0 : z[index] }
        case .relu, .kernel: descent_activate(step.kernel, count, z, values)
        case .softmax: pointee.rows.activate(z, rows: samples, columns: nodes, into: values)
        case .function: pointee.function.fill(values, from: z, count: count)
        }
    }

    /// ∂L/∂z from ∂L/∂a of the layer: a value's slope times the activation's own.
    func multiplySlopes(samples: Int) {
        let (nodes, step) = (pointee.nodes, pointee.step)
        let count = samples * nodes
        let (z, values) = (pointee.preActivations, pointee.values)
        let (valueSlopes, slopes) = (pointee.valueSlopes, pointee.preActivationSlopes)
        switch step.way {
        case .identity: for index in 0..<count { slopes[index] = valueSlopes[index] }
        case .relu where count < 8:
            for index in 0..<count {
                let a = values[index]
                slopes[index] = valueSlopes[index] * (a.isNaN ? a : a > 0 ? 1 : 0)
            }
        case .softmax:
            SoftmaxRows.multiplySlopes(
                valueSlopes: valueSlopes, values: values, rows: samples, columns: nodes, into: slopes)
        case .relu, .kernel, .function:
            if step.hasKernelSlopes {
                return descent_multiply_slopes(step.kernel, count, valueSlopes, z, values, slopes)
            }
            pointee.function.multiplySlopes(valueSlopes, z: z, values: values, count: count, into: slopes)
        }
    }
}

extension ActivationFunction {
    /// The value of one pre-activation after the other.
    func fill(_ values: UnsafeMutablePointer<Double>, from z: UnsafePointer<Double>, count: Int) {
        for index in 0..<count { values[index] = value(z[index]) }
    }

    /// Slopes of pre-activations from those of values, one after the other.
    func multiplySlopes(
        _ valueSlopes: UnsafePointer<Double>, z: UnsafePointer<Double>, values: UnsafePointer<Double>,
        count: Int, into slopes: UnsafeMutablePointer<Double>
    ) {
        for index in 0..<count {
            slopes[index] = valueSlopes[index] * slope(at: z[index], value: values[index])
        }
    }
}
