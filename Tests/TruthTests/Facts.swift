import Charting
import LessonFigures
import LossLandscape
import TrainingCore

/// Looks up what a statement speaks of, in the recordings and the options that a figure was made from.
///
/// Nothing here is shared with the figures: counts are counted, extremes sought, losses and slopes computed again.
final class Facts {
    let input: FigureInput
    let kind: String
    /// What was drawn, for statements of how much of something is.
    let content: (any Figure)?
    let words: FigureWords?
    private var references: [String: ReferenceNetwork] = [:]
    private var gradients: [String: [Fact]] = [:]
    private var reruns: [Double: Recording] = [:]
    private var known: [Statement: Fact] = [:]
    private var walks: [String: [(x: Double, y: Double)]] = [:]
    private var batches: [Int: [Int]] = [:]
    private var histories: [String: [(update: Int, value: Double)]] = [:]
    var ofRates: [Int: Facts] = [:]
    var eigens: [String: EigenReference] = [:]
    var insides: [String: [Fact]] = [:]
    /// All numbers of the layers, by scheme of initialization.
    var spreads: [[[Double]]] = []
    var passes: [String: [ReferenceNetwork.Pass]] = [:]
    lazy var plane: SurfacePlane? = SurfacePlane(self)
    lazy var lowestPlace = plane?.minimum
    lazy var swept: [Recording] = sweptRates.compactMap(rerun)
    lazy var step: (rate: Double, loss: Fact)? = bestStep()

    init(_ input: FigureInput, kind: String, content: (any Figure)?, words: FigureWords?) {
        self.input = input
        self.kind = kind
        self.content = content
        self.words = words
    }

    subscript(statement: Statement) -> Fact? {
        let key = statement.with(value: 0)
        if let fact = known[key] { return fact }
        let fact = fact(statement.quantity, statement.subject, statement.update)
        known[key] = fact
        return fact
    }

    func subject(_ id: String?) -> Subject? {
        guard let id else { return nil }
        return input.subjects.first { $0.id == id }
    }

    // MARK: What is computed once

    func places(of subject: Subject, _ make: () -> [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
        if let found = walks[subject.id] { return found }
        let made = make()
        walks[subject.id] = made
        return made
    }

    /// The samples that an update, counted from 1, used.
    func batch(_ subject: Subject, _ update: Int) -> [Int] {
        if let found = batches[update] { return found }
        let made = subject.recording.samples(ofUpdates: (update - 1)..<update)[0]
        batches[update] = made
        return made
    }

    /// What a history shows.
    func values(_ history: Quantity.History, _ subject: Subject) -> [(update: Int, value: Double)] {
        let key = "\(history) \(subject.id)"
        if let found = histories[key] { return found }
        let made = makeValues(history, subject)
        histories[key] = made
        return made
    }

    // MARK: States

    func parameters(_ subject: Subject, _ update: Int) -> [Double]? {
        let recording = subject.recording
        guard update >= 0, update <= recording.updateCount, let row = recording.row(after: update) else {
            return nil
        }
        return recording.parameters.row(row)
    }

    func reference(_ subject: Subject, _ update: Int) -> ReferenceNetwork? {
        let key = "\(subject.id) \(update)"
        if let found = references[key] { return found }
        guard let parameters = parameters(subject, update) else { return nil }
        let made = ReferenceNetwork(subject.experiment, parameters: parameters)
        references[key] = made
        return made
    }

    func rerun(_ rate: Double) -> Recording? {
        if let found = reruns[rate] { return found }
        guard let experiment = input.subjects.first?.experiment else { return nil }
        var training = experiment.training
        training.optimizer = training.optimizer.with(learningRate: rate)
        let run = try? experiment.with(training: training).run()
        reruns[rate] = run
        return run
    }

    func gradient(_ what: Quantity.OfParameter, _ subject: Subject, _ update: Int) -> [Fact]? {
        let key = "\(what) \(subject.id) \(update)"
        if let found = gradients[key] { return found }
        let made = makeGradient(what, subject, update)
        gradients[key] = made
        return made
    }

    private func makeGradient(_ what: Quantity.OfParameter, _ subject: Subject, _ update: Int) -> [Fact]? {
        let recording = subject.recording
        switch what {
        case .value: return parameters(subject, update)?.map { Fact($0) }
        case .change:
            guard let after = parameters(subject, update), let before = parameters(subject, update - 1) else {
                return nil
            }
            return zip(after, before).map { Fact($0 - $1) }
        case .gradient: return reference(subject, update)?.gradient()
        case .sampleGradient(let sample): return reference(subject, update)?.gradient(of: [sample])
        case .batchGradient(let batch):
            let all = Array(0..<subject.experiment.data.sampleCount)
            let batches = recording.samples(ofFirst: batch + 1)
            return reference(subject, update)?.gradient(of: batch < batches.count ? batches[batch] : all)
        case .finiteDifference:
            guard let slopes = reference(subject, update)?.gradient(),
                let loss = reference(subject, update)?.loss()
            else { return nil }
            let size = slopes.map { abs($0.middle) }.max() ?? 0
            return slopes.map {
                Fact($0.middle, noise: 1e-4 * abs($0.middle) + 1e-6 * size + 1e-8 * abs(loss.middle))
            }
        }
    }

    /// Whether the loss of a statement's network is close to what no number can hold.
    func isNearlyInfinite(_ statement: Statement) -> Bool {
        guard let subject = subject(statement.subject), let update = statement.update,
            let loss = reference(subject, update)?.loss().middle
        else { return false }
        return !(abs(loss) < 1e300)
    }

    // MARK: Options

    func option(_ name: String, _ index: Int) -> Double? {
        switch input.options[name] {
        case .numbers(let numbers): index < numbers.count ? numbers[index] : nil
        case .number(let number): number
        case .integer(let number): Double(number)
        case .axis(let axis): [axis.from, axis.to, Double(axis.points)][index]
        default: nil
        }
    }

    var axis: ParameterRange? { if case .axis(let axis)? = input.options["x"] { axis } else { nil } }

    func text(_ name: String) -> String? {
        switch input.options[name] {
        case .text(let text): text
        case .texts(let texts): texts.first
        default: nil
        }
    }

    /// At which update a figure shows a subject.
    func moment(_ subject: Subject, _ usual: String) -> Int {
        let text = text("at") ?? usual
        return text == "start" ? 0 : text == "end" ? end(subject) : Int(text) ?? 0
    }

    /// After how many updates the weights are those that the training ended with.
    func end(_ subject: Subject) -> Int {
        let recording = subject.recording
        guard recording.experiment.training.earlyStopping?.restoresBest == true else {
            return recording.updateCount
        }
        return recording.bestUpdate ?? recording.updateCount
    }

    // MARK: Drawings

    /// The charts and diagrams of the figure, in their order.
    var parts: [any Figure] { content.map(Self.parts) ?? [] }

    private static func parts(_ figure: any Figure) -> [any Figure] {
        (figure as? Panels).map { $0.figures.flatMap(parts) } ?? [figure]
    }

    var charts: [Chart] { parts.compactMap { $0 as? Chart } }
    var diagrams: [NetworkDiagram] { parts.compactMap { $0 as? NetworkDiagram } }
}
