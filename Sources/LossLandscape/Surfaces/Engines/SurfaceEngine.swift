import TrainingCore

/// A way to compute a surface. All engines compute the same numbers (to rounding); they differ in what
/// they can be used for and in how long they take.
///
/// To add one: a type of its own that conforms, and its place in ``SurfaceEngines``.
protocol SurfaceEngine: Sendable {
    /// As users see it: `brute force`.
    static var name: String { get }

    /// nil if the engine cannot compute this surface. `pair` and `layers` are those of the request.
    init?(_ request: SurfaceRequest, pair: MovedPair, layers: [KernelLayer])

    /// Writes the losses, ``MovedPair/lower`` points × ``MovedPair/upper`` points.
    ///
    /// However many threads there are, the bits are the same.
    func write(to rows: SurfaceRows, threads: Int)
}
