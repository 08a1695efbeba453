import TrainingCore

/// What a surface is computed from, all of it checked.
struct SurfaceRequest: Sendable {
    let experiment: Experiment
    /// Where the parameters that do not move stay.
    let network: Network
    let x: GridAxis
    let y: GridAxis
    /// Where the moved parameters are in ``Network/parameters``.
    let xIndex: Int
    let yIndex: Int
}

/// A way to compute a surface. All engines compute the same numbers (to rounding); they differ in what
/// they can be used for and in how long they take.
///
/// To add one: a type of its own that conforms, and its place in ``SurfaceEngines``.
protocol SurfaceEngine: Sendable {
    /// As users see it: `brute force`.
    var name: String { get }

    /// Whether the engine can compute this surface.
    func supports(_ request: SurfaceRequest) -> Bool

    /// The losses, ny × nx, row by row.
    func losses(_ request: SurfaceRequest) -> [Double]
}

enum SurfaceEngines {
    /// From the most special, and fastest, to the one that can do everything.
    static let all: [any SurfaceEngine] = [BruteForceEngine()]

    /// The first that supports the request.
    static func engine(for request: SurfaceRequest) -> any SurfaceEngine {
        all.first { $0.supports(request) } ?? BruteForceEngine()
    }
}
