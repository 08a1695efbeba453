import TrainingCore

/// How the points of a grid are chosen that a loss is really computed at.
public struct SurfaceSampling: Sendable, Hashable {
    /// The error of the loss that points which are not computed may be estimated to have; 0: every point is
    /// computed.
    public var tolerance: Double
    /// The heights at which contours will be drawn: only near them the grid is refined. Empty: everywhere.
    public var levels: [Double]
    /// How many points that were not computed are computed at the end, to say how wrong they really were.
    public var heldOut: Int

    /// Computes all points where the tolerance is 0.
    public init(tolerance: Double = 0, levels: [Double] = [], heldOut: Int = 100) {
        self.tolerance = tolerance
        self.levels = levels
        self.heldOut = heldOut
    }
}

/// How far a surface is.
public struct SurfaceProgress: Sendable, Hashable {
    /// Points computed so far, those of a checkpoint included.
    public let computed: Int
    /// Points that must be computed as far as it is known: an adaptive grid finds more as it gets finer.
    public let planned: Int
    /// Points computed since the start of this run: what the time passed has gone into.
    public let fresh: Int

    /// How long the rest will take at the pace so far; nil before the first point.
    public func timeLeft(after passed: Duration) -> Duration? {
        fresh > 0 ? passed * (Double(planned - computed) / Double(fresh)) : nil
    }
}

/// A surface of which only some points need have been computed, the others lie between them.
public struct SampledSurface: Sendable, Hashable {
    /// nx coordinates, ascending.
    public let x: [Double]
    /// ny coordinates, ascending.
    public let y: [Double]
    /// ny × nx, row by row, the value at each pair of coordinates.
    public let loss: [Double]
    /// ny × nx: whether the loss was computed; the others are interpolated.
    public let isComputed: [Bool]
    /// What was asked for: the error that interpolated points may be estimated to have.
    public let tolerance: Double
    /// The largest error that an interpolated point is estimated to have; 0 if there is none.
    public let estimatedError: Double
    /// What the points held out say; nil if there was nothing to hold out.
    public let check: SamplingCheck?
    /// What computed the points.
    public let engine: String

    package typealias Check = SamplingCheck

    /// How many points were computed.
    public var computedCount: Int { isComputed.count { $0 } }
}

/// What became of the computation of a surface.
public enum SamplingOutcome: Sendable {
    /// All of it is known.
    case complete(SampledSurface)
    /// Whoever watched it did not want to go on. Begin with this next time.
    case interrupted(SurfaceCheckpoint)
}
