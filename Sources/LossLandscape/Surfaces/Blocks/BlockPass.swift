import CKernels
import TrainingCore

/// A pass forward of a block of samples, layer by layer, with the samples side by side: all arrays are
/// nodes × ``stride``, of which the first ``count`` columns are meaningful.
struct BlockPass {
    /// Samples of a block: few enough that the values of a layer stay in the nearest caches.
    static let width = 256

    let layers: [KernelLayer]
    let stride: Int
    private(set) var count = 0
    var parameters: [Double]
    private(set) var inputs: [Double]
    private(set) var targets: [Double]
    /// Per layer.
    private(set) var preActivations: [[Double]]
    var values: [[Double]]

    /// `stride`: other than a block's, for a pass that is taken up with ``resume(layer:preActivations:targets:count:)``.
    init(layers: [KernelLayer], parameters: [Double], data: Dataset, stride: Int? = nil) {
        self.layers = layers
        self.parameters = parameters
        let stride = stride ?? min(Self.width, data.sampleCount)
        self.stride = stride
        inputs = [Double](repeating: 0, count: data.inputs.columns * stride)
        targets = [Double](repeating: 0, count: data.targets.columns * stride)
        values = layers.map { [Double](repeating: 0, count: $0.nodes * stride) }
        preActivations = values
    }

    /// Takes the samples in, for ``run(layers:)`` from the first layer.
    mutating func load(_ samples: Range<Int>, of data: Dataset) {
        count = samples.count
        Self.transpose(samples, of: data.inputs, into: &inputs, stride: stride)
        Self.transpose(samples, of: data.targets, into: &targets, stride: stride)
    }

    private static func transpose(
        _ rows: Range<Int>, of matrix: Matrix, into block: inout [Double], stride: Int
    ) {
        matrix.elements.withUnsafeBufferPointer { elements in
            guard let start = elements.baseAddress else { return }
            descent_transpose(
                rows.count, matrix.columns, start + rows.lowerBound * matrix.columns, &block, stride)
        }
    }

    /// Takes up a pass at the pre-activations of a layer.
    mutating func resume(
        layer: Int, preActivations: [Double], targets: [Double], count: Int
    ) {
        self.count = count
        self.targets = targets
        self.preActivations[layer] = preActivations
    }

    /// Computes a layer's values from its pre-activations; of a softmax, which is the last layer, those are
    /// all that anybody asks for.
    mutating func activate(layer index: Int) {
        guard let activation = layers[index].activation else { return }
        descent_activate(
            activation, layers[index].nodes * stride, preActivations[index], &values[index])
    }

    /// Computes some layers from the values of the layer below the first of them.
    mutating func run(layers range: Range<Int>) {
        for index in range {
            runAffine(layer: index)
            activate(layer: index)
        }
    }

    /// Computes a layer's pre-activations only.
    mutating func runAffine(layer index: Int) {
        let layer = layers[index]
        parameters.withUnsafeBufferPointer { parameters in
            guard let start = parameters.baseAddress else { return }
            descent_block_layer(
                count, stride, layer.inputs, layer.nodes, index == 0 ? inputs : values[index - 1],
                start + layer.weights, layer.biases.map { start + $0 }, &preActivations[index])
        }
    }

    /// What a parameter is multiplied by, per sample: the value that feeds its weight, or 1.
    func feed(of parameter: MovedParameter) -> [Double] {
        guard let input = parameter.input else { return [Double](repeating: 1, count: stride) }
        return row(input, of: parameter.layer == 0 ? inputs : values[parameter.layer - 1])
    }

    func row(_ node: Int, of block: [Double]) -> [Double] {
        Array(block[node * stride..<(node + 1) * stride])
    }

    /// Lets a node be 0 for all samples.
    mutating func silence(_ node: Int, inLayer layer: Int) {
        for sample in 0..<stride { values[layer][node * stride + sample] = 0 }
    }
}
