/// One layer of a ``NetworkPass``: where its numbers are in the flat list, how many, and its buffers: samples ×
/// nodes, row by row.
struct LayerPass {
    let inputs: Int
    let nodes: Int
    let weights: Int
    /// -1: the layer has none.
    let biases: Int
    let step: ActivationStep
    /// What the step computes.
    let function: any ActivationFunction
    let preActivations: UnsafeMutablePointer<Double>
    let values: UnsafeMutablePointer<Double>
    let valueSlopes: UnsafeMutablePointer<Double>
    let preActivationSlopes: UnsafeMutablePointer<Double>
    /// Of a softmax.
    let rows: SoftmaxRows
    /// In training, where dropout stands behind the layer: what values are multiplied by, and the products.
    let mask: UnsafeMutablePointer<Double>?
    let dropped: UnsafeMutablePointer<Double>?
    let dropoutRate: Double
}
