import TrainingCore

extension SurfaceRequest {
    /// Whether no number on the way to any loss of the surface can come near the largest there is.
    ///
    /// Engines that take sums in another order than a pass forward may overflow where it does not, and
    /// the other way round. Where this is false every point takes a pass of its own. O(data).
    var isTame: Bool {
        var parameters = network.parameters
        parameters[xIndex] = max(x.from.magnitude, x.to.magnitude)
        parameters[yIndex] = max(y.from.magnitude, y.to.magnitude)
        return experiment.magnitudeBound(of: parameters, layers: LayerPlan.all(of: network))
            < Self.tameMagnitude
    }

    /// Its square, summed over 10¹⁵ elements and squared again in a product of two, is still finite.
    static let tameMagnitude = 1e70
}

extension Experiment {
    /// At least the magnitude of any input, pre-activation, value or target there can be with parameters
    /// no larger than these; infinite if that may overflow. O(data + parameters).
    func magnitudeBound(of parameters: [Double], layers: [LayerPlan]) -> Double {
        var magnitudes = Self.largestMagnitudes(data.inputs)
        var bound = (magnitudes + Self.largestMagnitudes(data.targets)).reduce(1, max)
        for layer in layers {
            magnitudes = (0..<layer.nodes).map { node in
                var sum = layer.biases.map { parameters[$0 + node].magnitude } ?? 0
                for input in 0..<layer.inputs {
                    sum +=
                        parameters[layer.weights + node * layer.inputs + input].magnitude
                        * magnitudes[input]
                }
                // No activation is further from 0 than its pre-activation and 1.
                return sum.isNaN ? .infinity : 1 + sum
            }
            for magnitude in magnitudes { bound = max(bound, magnitude) }
        }
        return bound
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
