import Charting
import LossLandscape
import TrainingCore

extension FigureKind {
    static let lossPlane = FigureKind(
        "loss-plane", "The loss on a plane through all weights, with the paths of runs", subjects: 1...6,
        options: [
            FigureOption(
                "x", .text,
                "What runs along x, with its range: pca=auto:41, random=-1:1:41 or hessian=-1:1:41; pca=auto:41."
            ),
            FigureOption("y", .text, "What runs along y; the same as along x, the next of its kind."),
            .at("end", seriesOf: "planes"),
            FigureOption("seed", .seed, "What random directions are drawn from.", default: .seed(1)),
            FigureOption(
                "normalize", .choice(DirectionNormalization.allCases.map(\.rawValue)),
                "Brings random directions to the length of the weights: none, layer or filter; filter."),
            FigureOption(
                "orthogonal", .flag, "Turns y to stand at right angles to x.", default: .flag(false)),
            FigureOption("labels", .texts, "Names of the experiments; their ids."), .mixed,
            FigureOption(
                "scale", .choice(["linear", "log"]),
                "Scale of the loss; logarithmic over two decades."),
            FigureOption(
                "fill", .choice(["bands", "heat-map"]), "Bands between contours, or cells.",
                default: .text("bands")),
            levelsOption,
            FigureOption(
                "tolerance", .number,
                "Computes only as many points as keep the estimated error of the others below this; all points.",
                bounds: .positive),
            featuresOption,
        ],
        grows: true
    ) { (input: FigureInput) throws(FigureError) in
        try PlaneRequest(input).figure().seenFromAbove()
    }
}

/// A plane through the weights of the first experiment.
struct PlaneRequest {
    private let input: FigureInput
    private let subject: Subject
    private let x: LandscapeAxis
    private let y: LandscapeAxis

    init(_ input: FigureInput) throws(FigureError) {
        self.input = input
        subject = try input.subject()
        _ = try input.labels()
        let first = input.text("x") ?? "pca=auto:41"
        x = try Self.axis(first, "x")
        y = try Self.axis(input.text("y") ?? first, "y")
    }

    private static func axis(_ text: String, _ option: String) throws(FigureError) -> LandscapeAxis {
        let axis: LandscapeAxis
        do {
            axis = try LandscapeAxis(parsing: text)
        } catch {
            throw FigureError(error.message, remedy: error.remedy, option: option)
        }
        guard [.random, .principalComponent, .eigenvector].contains(axis.subject) else {
            throw FigureError(
                "\"\(text)\" is no direction that this figure has.",
                remedy:
                    "Write pca=auto:41, random=-1:1:41 or hessian=-1:1:41; loss-surface shows two weights.",
                option: option)
        }
        return axis
    }

    func figure() throws(FigureError) -> SurfaceFigure {
        try input.checkComparable()
        let recording = subject.recording
        if input.moments.isEmpty, let update = recording.divergedAtUpdate {
            throw FigureError(
                "The training diverged at update \(update), so that it has no end for a plane.",
                remedy: "Write `at: start`, or take a smaller learning rate.", option: "at")
        }
        let moment = try SurfaceFigure.moment(input)
        var request = LandscapeRequest(subject.experiment, x: x, y: y)
        request.place = .network(moment.state.network)
        request.recordings = input.subjects.map(\.recording)
        request.seed = input[seed: "seed"]
        request.normalization =
            input.text("normalize").flatMap(DirectionNormalization.init(rawValue:)) ?? .filter
        request.leastAspect = 0.4
        request.isOrthogonal = input.flag("orthogonal", default: false)
        request.sampling = input.number("tolerance").map { SurfaceSampling(tolerance: $0) }
        let landscape = try input.landscape { () throws(LandscapeError) in try request.run() }
        let (first, second) = (landscape.frame?.x, landscape.frame?.y)
        let lengths = (first?.length ?? 0, second?.length ?? 0)
        return try SurfaceFigure(
            input, landscape, through: moment.state.network, logarithmic: nil,
            axisTitles: (Self.title(first), Self.title(second)),
            place: "on a plane through all weights", setting: setting(moment),
            hasCommonUnit: (lengths.0 / lengths.1 - 1).magnitude < 0.01, showsShare: true)
    }

    private static func title(_ direction: Direction?) -> String {
        guard let direction else { return "" }
        let label = direction.label.capitalizedFirst
        switch direction.origin {
        case .principalComponent(_, let share):
            return "\(label) (\(NumberText.significant(100 * share, 3)) % of the variance)"
        case .eigenvector(_, let eigenvalue): return "\(label) (λ = \(Words.number(eigenvalue)))"
        default: return label
        }
    }

    /// Where the plane lies.
    private func setting(_ moment: Moment) -> Phrase {
        if moment.update == 0 { return "around the start" }
        return moment.update == moment.count
            ? "around the end"
            : "around update \(number: .update, moment.update, of: moment.subject) of "
                + "\(.updateCount, moment.count, of: moment.subject)"
    }
}
