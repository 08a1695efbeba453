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
    /// What stands behind the layer and has anything to do in this pass.
    let functions: UnsafeMutablePointer<FunctionPass>
    let functionCount: Int
    /// What feeds the layer above: the values, or what the last of the functions makes of them.
    let outputs: UnsafeMutablePointer<Double>
}
