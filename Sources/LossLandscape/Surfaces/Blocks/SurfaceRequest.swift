import TrainingCore

/// What a surface is computed from, all of it checked.
struct SurfaceRequest: Sendable {
    let experiment: Experiment
    /// Where the parameters that do not move stay.
    let network: Network
    let x: ParameterRange
    let y: ParameterRange
    /// Where the moved parameters are in ``Network/parameters``.
    let xIndex: Int
    let yIndex: Int

    /// nil where only a pass forward per point will do.
    var layers: [KernelLayer]? { KernelLayer.all(of: network, loss: experiment.loss) }
}
