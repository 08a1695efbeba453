import Schema

/// A layer that is not fully connected, as a value with behavior: what it makes of the values of one sample.
///
/// It stands behind a fully connected layer, takes the values of its nodes and gives as many. To add one: a type that
/// conforms, and its line in ``Layers/all`` or, from outside, in ``ExperimentKinds/layers``. Only ``values(of:parameters:draw:)``
/// has to be written: slopes and the products of curvature follow from it by the chain rule, exactly.
///
/// ```swift
/// /// Every value times a number that is learned.
/// struct Gain: LayerFunction {
///     var start = 1.0
///     static let kind = Kind(
///         "gain", "A factor for every node.", Gain(),
///         fields: [Field("gain", \.start, .number, "The factors before the training.", example: "1", isRequired: true)])
///     static let parameterNames = ["gain"]
///     func start(_ name: String, nodes: Int) -> [Double] { Array(repeating: start, count: nodes) }
///     func values<Number: LayerNumber>(
///         of inputs: [Number], parameters: [Number], draw: LayerDraw?
///     ) -> [Number] {
///         zip(inputs, parameters).map { $0 * $1 }
///     }
/// }
/// ```
public protocol LayerFunction: Sendable, Hashable {
    /// Its name, what it is in one line, and its settings. One of them has the kind's own name as its key, by which
    /// an item of the list of layers is known to be of it: `{dropout: 0.3}`.
    static var kind: Kind<Self> { get }

    /// What its parameters are called, in lower-case letters: those of `gain` behind layer 2 are `gain2[0]`,
    /// `gain2[1]`. None by default.
    static var parameterNames: [String] { get }

    /// What the parameters of one of ``parameterNames`` are before the training, and with that how many there are.
    func start(_ name: String, nodes: Int) -> [Double]

    /// What it does when nothing is trained; curved by default. Engines of surfaces that know closed forms decline all but
    /// ``LayerBehavior/passThrough``, and figures say by it whether a network is linear.
    var behavior: LayerBehavior { get }

    /// Whether a training gives it a draw, with which it does something else than in evaluation; no by default.
    var differsInTraining: Bool { get }

    /// What comes out for the values of one sample: as many.
    ///
    /// - Parameters:
    ///   - parameters: in the order of ``parameterNames``.
    ///   - draw: random numbers for one update, where ``differsInTraining`` says that they are wanted; nil in
    ///     evaluation: losses over all data, predictions, gradients of states and surfaces.
    func values<Number: LayerNumber>(
        of inputs: [Number], parameters: [Number], draw: LayerDraw?
    ) -> [Number]

    /// The slopes of the loss along the values that go in and along the parameters, from those along what comes out.
    ///
    /// By default they are taken from ``values(of:parameters:draw:)`` by the chain rule. A method of one's own is
    /// quicker, and must say the same.
    func slopes(
        of inputs: [Double], parameters: [Double], draw: LayerDraw?, from outputSlopes: [Double]
    ) -> (inputs: [Double], parameters: [Double])
}

/// What a ``LayerFunction`` does in evaluation.
public enum LayerBehavior: Sendable, Hashable {
    /// Gives what it gets: it is there for the training alone.
    case passThrough
    /// A sum of multiples and constants, none of which depends on the values.
    case affine
    /// Anything else.
    case curved
}

extension LayerFunction {
    /// None.
    public static var parameterNames: [String] { [] }
    /// None.
    public func start(_ name: String, nodes: Int) -> [Double] { [] }
    /// Curved.
    public var behavior: LayerBehavior { .curved }
    /// No.
    public var differsInTraining: Bool { false }

    /// By the chain rule, over what ``values(of:parameters:draw:)`` does.
    public func slopes(
        of inputs: [Double], parameters: [Double], draw: LayerDraw?, from outputSlopes: [Double]
    ) -> (inputs: [Double], parameters: [Double]) {
        let tape = NumberTape<Double>()
        let results = values(
            of: inputs.map(tape.variable), parameters: parameters.map(tape.variable), draw: draw)
        let slopes = tape.slopes(of: results, weights: outputSlopes)
        let end = inputs.count + parameters.count
        return (Array(slopes[..<inputs.count]), Array(slopes[inputs.count..<end]))
    }

    /// As experiment files write it.
    package static var name: String { kind.name }
    package var name: String { Self.name }
    /// As prose calls it.
    package var title: String { Self.kind.title }
    /// The setting that has the name of its kind, where that is a number: the 0.3 of `{dropout: 0.3}`.
    var namedSetting: Double? {
        guard
            case .number(let number, _)? = Self.kind.members(of: self).first(where: { $0.key == name })?.value
        else { return nil }
        return number
    }
    /// Whether an item of the list of layers can be known to be of it.
    var hasKeyOfItsName: Bool { Self.kind.description.fields.contains { $0.key == name } }
    /// What is wrong with its settings; paths start at its mapping.
    var settingProblems: [Problem] { Self.kind.problems(of: self) }

    /// ``values(of:parameters:draw:)``, as many as went in: a function that gives fewer breaks its word, and the rest is
    /// no number.
    func fittingValues<Number: LayerNumber>(
        of inputs: [Number], parameters: [Number], draw: LayerDraw?
    ) -> [Number] {
        let results = values(of: inputs, parameters: parameters, draw: draw)
        guard results.count != inputs.count else { return results }
        return inputs.indices.map { $0 < results.count ? results[$0] : Number(.nan) }
    }

    /// All parameters before the training.
    func start(nodes: Int) -> [Double] { Self.parameterNames.flatMap { start($0, nodes: nodes) } }
}

/// A layer that multiplies each value by a number that is drawn in training, and does nothing in evaluation: its
/// factors are drawn once for an update.
protocol DrawnFactors: LayerFunction {
    /// A number for each value that is drawn for.
    func write(_ factors: inout MutableSpan<Double>, draw: LayerDraw)
}

extension DrawnFactors {
    /// Gives what it gets.
    public var behavior: LayerBehavior { .passThrough }
    /// By the factors.
    public var differsInTraining: Bool { true }

    /// The products of values and factors; without a draw the values.
    public func values<Number: LayerNumber>(
        of inputs: [Number], parameters: [Number], draw: LayerDraw?
    ) -> [Number] {
        guard let draw else { return inputs }
        var factors = [Double](repeating: 0, count: inputs.count)
        var span = factors.mutableSpan
        write(&span, draw: draw)
        return zip(inputs, factors).map { $0 * Number($1) }
    }
}
