import TrainingCore

extension SurfaceRequest {
    /// Whether no number on the way to any loss of the surface can come near the largest there is.
    ///
    /// Engines that take sums in another order than a pass forward may overflow where it does not, and
    /// the other way round. False too where the kernels cannot do the network. Then every point takes a pass of
    /// its own. O(data).
    var isTame: Bool {
        guard let layers else { return false }
        var parameters = network.parameters
        parameters[xIndex] = max(x.from.magnitude, x.to.magnitude)
        parameters[yIndex] = max(y.from.magnitude, y.to.magnitude)
        return experiment.magnitudes(of: parameters, layers: layers).all < Self.tameMagnitude
    }

    /// Its square, summed over 10¹⁵ elements and squared again in a product of two, is still finite.
    static let tameMagnitude = 1e70
}

/// What no number on the way to a loss exceeds in magnitude; infinite if that may overflow.
struct MagnitudeBounds: Sendable {
    /// Of the inputs, targets, pre-activations and values.
    var all: Double
    /// Of the pre-activations of each layer.
    var layers: [Double] = []
}

extension Experiment {
    /// The bounds for parameters that are no larger in magnitude than these. O(data + parameters).
    func magnitudes(of parameters: [Double], layers: [KernelLayer]) -> MagnitudeBounds {
        var magnitudes = Self.largestMagnitudes(data.inputs)
        var bounds = MagnitudeBounds(
            all: (magnitudes + Self.largestMagnitudes(data.targets)).reduce(1, max))
        for layer in layers {
            let sums = (0..<layer.nodes).map { node in
                var sum = layer.biases.map { parameters[$0 + node].magnitude } ?? 0
                for input in 0..<layer.inputs {
                    sum +=
                        parameters[layer.weights + node * layer.inputs + input].magnitude
                        * magnitudes[input]
                }
                return sum.isNaN ? .infinity : sum
            }
            bounds.layers.append(sums.reduce(0, max))
            // No activation is further from 0 than its pre-activation and 1.
            magnitudes = layer.isBounded ? sums.map { _ in 1 } : sums.map { 1 + $0 }
            bounds.all = max(bounds.all, 1 + (bounds.layers.last ?? 0))
        }
        return bounds
    }

    /// The largest magnitude in every column.
    private static func largestMagnitudes(_ matrix: Matrix) -> [Double] {
        var largest = [Double](repeating: 0, count: matrix.columns)
        guard matrix.columns > 0 else { return largest }
        matrix.elements.withUnsafeBufferPointer { elements in
            for row in stride(from: 0, to: elements.count, by: matrix.columns) {
                for column in largest.indices {
                    let magnitude = elements[row + column].magnitude
                    if !(magnitude <= largest[column]) { largest[column] = magnitude }
                }
            }
        }
        return largest
    }
}
