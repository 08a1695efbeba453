import TrainingCore

/// A landscape as it is asked for: of what, over what, and how. ``run()`` computes it.
///
/// The command, the figures of lessons and users of the library fill one; what cannot be is refused here.
///
///     let request = try LandscapeRequest(experiment, x: "pca=auto:41", y: "pca=auto:41")
///     print(try request.run())
public struct LandscapeRequest: Sendable {
    /// What a landscape is of.
    public enum Subject: Sendable {
        case experiment(Experiment)
        case objective(Objective)
    }

    /// The network whose weights are held, or around which directions are taken.
    public enum Place: Sendable, Hashable {
        case start, end
        case network(Network)
    }

    /// The experiment or function.
    public let subject: Subject
    /// The first axis.
    public var x: LandscapeAxis
    /// nil: a line.
    public var y: LandscapeAxis?
    /// What is computed at each point.
    public var quantity = LandscapeQuantity.loss
    /// Of planes; pairs of weights are always exact.
    public var precision = SurfacePrecision.double
    /// nil: weights are held where the training starts, directions are taken where it ends.
    public var place: Place?
    /// What was recorded: of the first the path whose components are taken and, if there is no other point, the
    /// end; ranges that are to be found hold the paths of all. Empty: the experiment is trained if that is needed.
    public var recordings: [Recording] = []
    /// What random directions are drawn from.
    public var seed: UInt64 = 1
    /// How long random directions are, compared to the weights.
    public var normalization = DirectionNormalization.filter
    /// nil: as ``Direction/random(for:seed:number:normalization:biases:)`` has it.
    public var biases: DirectionBiases?
    /// Whether the direction of y is turned to stand at right angles to that of x.
    public var isOrthogonal = false
    /// The networks for axes between two.
    public var others: [Network] = []
    /// The directions of a file.
    public var frame: LandscapeFrame?
    /// Of planes: which points are computed; nil: all at once.
    public var sampling: SurfaceSampling?
    /// Whether the path of the training belongs to the landscape.
    public var showsPath = false
    /// Points that must lie on it.
    public var starts: [[Double]] = []
    /// Where both ranges are found and one is more than a quarter of the other, how much of it that one is at least.
    package var leastAspect = 0.0
    /// nil: as many as the process may use. The result does not depend on it.
    public var threads: Int?

    /// A surface of a network's quantity, or a line where there is no y.
    public init(_ experiment: Experiment, x: LandscapeAxis, y: LandscapeAxis? = nil) {
        subject = .experiment(experiment)
        (self.x, self.y) = (x, y)
    }

    /// A surface of a function, or a line where there is no y.
    public init(_ objective: Objective, x: LandscapeAxis, y: LandscapeAxis? = nil) {
        subject = .objective(objective)
        (self.x, self.y) = (x, y)
    }

    /// Over axes as they are written: see ``LandscapeAxis/init(parsing:)``.
    ///
    /// - Throws: ``LandscapeError`` that says which axis is wrong, and where.
    public init(_ experiment: Experiment, x: String, y: String? = nil) throws(LandscapeError) {
        let first = try LandscapeAxis(parsing: x, on: .x)
        self.init(
            experiment, x: first,
            y: try y.map { text throws(LandscapeError) in
                try LandscapeAxis(parsing: text, on: .y)
            })
    }

    /// How a computation ended that was watched.
    public enum Outcome: Sendable {
        case complete(Landscape)
        /// What is done so far; the same request goes on from it.
        case interrupted(SurfaceCheckpoint)
    }

    /// What makes no sense in any experiment; nil if nothing does.
    package var refusal: LandscapeError? {
        if case .objective(let objective) = subject { return refusal(of: objective) }
        if y == nil, showsPath || !starts.isEmpty {
            return LandscapeError(
                message: "A line has no path and no curves of descent.", remedy: "Give a second axis.")
        }
        if sampling != nil, y == nil || quantity != .loss {
            return LandscapeError(
                message: "Points are left out only of the loss on planes.",
                remedy: "Leave tolerance and checkpoint out.")
        }
        if precision == .single, quantity != .loss {
            return LandscapeError(
                message: "Single precision is for the loss, not for \(quantity.rawValue).",
                remedy: "Take double.")
        }
        return nil
    }

    /// Whether axes are weights; throws if one is and the other is none.
    func isOfWeights() throws(LandscapeError) -> Bool {
        let (first, second) = (x.weight != nil, y.map { $0.weight != nil })
        guard second == nil || second == first else { throw mixed }
        return first
    }

    var mixed: LandscapeError {
        LandscapeError(
            message: "One axis shows a weight, the other a direction.",
            remedy: "Take two weights, or two directions.")
    }

    /// Complains about a start that does not lie on the grid.
    func checkStarts(x: AxisRange, y: AxisRange) throws(LandscapeError) {
        for place in starts
        where place.count != 2 || !(x.from...x.to).contains(place[0]) || !(y.from...y.to).contains(place[1]) {
            throw LandscapeError(
                message:
                    "The start (\(place.map { "\($0)" }.joined(separator: ", "))) lies outside of the grid.",
                remedy: "Take x from \(x.from) to \(x.to) and y from \(y.from) to \(y.to).")
        }
    }

    private func refusal(of objective: Objective) -> LandscapeError? {
        guard x.coordinates != nil, y?.coordinates != nil else {
            return LandscapeError(
                message: "\(objective.name) has two coordinates.",
                remedy: "Give two axes that are ranges alone, such as -2:2:101.")
        }
        let isPlain = quantity == .loss && precision == .double && sampling == nil && !showsPath
        guard isPlain, place == nil, frame == nil, others.isEmpty, !isOrthogonal else {
            return LandscapeError(
                message:
                    "\(objective.name) is no network: it has values in double precision and nothing else.",
                remedy: "Leave out what is asked of weights and directions.")
        }
        return nil
    }
}

extension Recording {
    /// The network at the end. Throws if the training diverged, so that there is none.
    public func endOfTraining() throws(LandscapeError) -> Network {
        guard let update = divergedAtUpdate else { return final.network }
        throw LandscapeError(
            message: "The training diverged at update \(update), so that it has no end.",
            remedy: "Take its start (at start), or a smaller learning rate.")
    }
}
