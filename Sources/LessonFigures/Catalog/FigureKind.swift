/// A kind of figure that lessons may show, with its options and how it is made.
public struct FigureKind: Sendable {
    /// As lessons write it: `loss-history`.
    public let name: String
    /// What it shows, in one line.
    public let summary: String
    /// How many experiments it takes; of a figure of sweeps, how many sweeps.
    public let subjects: ClosedRange<Int>
    /// Whether it draws a sweep instead of experiments.
    package let isOfSweep: Bool
    /// What may be asked for, in the order of the page of reference.
    public let options: [FigureOption]
    /// How much of a page it takes.
    public let width: FigureWidth
    /// Whether the figure can be shown growing, update by update.
    public let grows: Bool
    private let drawing: Drawing

    private enum Drawing: Sendable {
        case stated(@Sendable (FigureInput) throws(FigureError) -> StatedFigure)
        case finished(@Sendable (FigureInput) throws(FigureError) -> LessonFigure)
    }

    /// A kind of one's own.
    ///
    /// - Parameters:
    ///   - name: as blocks write it.
    ///   - summary: what it shows, in one line without a full stop.
    ///   - subjects: how many experiments it takes.
    ///   - options: what an author may set besides.
    ///   - width: how much of the page it takes.
    ///   - grows: whether it can be shown growing, update by update.
    ///   - figure: makes the figure of what was recorded.
    public init(
        _ name: String, _ summary: String, subjects: ClosedRange<Int> = 1...1, options: [FigureOption] = [],
        width: FigureWidth = .body, grows: Bool = false,
        figure: @escaping @Sendable (FigureInput) throws(FigureError) -> LessonFigure
    ) {
        self.init(
            name, summary, subjects: subjects, options: options, width: width, grows: grows, .finished(figure)
        )
    }

    /// One of Descent's, whose words say what each of their numbers is.
    init(
        _ name: String, _ summary: String, subjects: ClosedRange<Int> = 1...1, options: [FigureOption] = [],
        width: FigureWidth = .body, grows: Bool = false,
        draw: @escaping @Sendable (FigureInput) throws(FigureError) -> StatedFigure
    ) {
        self.init(
            name, summary, subjects: subjects, options: options, width: width, grows: grows, .stated(draw))
    }

    /// One of Descent's that draws a sweep.
    init(
        ofSweep name: String, _ summary: String, options: [FigureOption],
        draw: @escaping @Sendable (FigureInput) throws(FigureError) -> StatedFigure
    ) {
        self.init(
            name, summary, subjects: 1...1, options: options, width: .body, grows: false, .stated(draw),
            isOfSweep: true)
    }

    private init(
        _ name: String, _ summary: String, subjects: ClosedRange<Int>, options: [FigureOption],
        width: FigureWidth, grows: Bool, _ drawing: Drawing, isOfSweep: Bool = false
    ) {
        self.isOfSweep = isOfSweep
        self.name = name
        self.summary = summary
        self.subjects = subjects
        self.options = options
        self.width = width
        self.grows = grows
        self.drawing = drawing
    }

    /// Makes the figure.
    ///
    /// - Throws: ``FigureError`` if the experiments or the options do not suit the figure.
    public func make(_ input: FigureInput) throws(FigureError) -> LessonFigure {
        let input = try options.completing(input)
        try check(input)
        switch drawing {
        case .stated(let draw): return LessonFigure(try Self.stated(input, draw))
        case .finished(let figure): return try figure(input)
        }
    }

    /// The same, with words that know where each of their numbers comes from; an error of a kind from outside.
    package func stated(_ input: FigureInput) throws(FigureError) -> StatedFigure {
        let input = try options.completing(input)
        try check(input)
        guard case .stated(let draw) = drawing else { throw .unstated(name) }
        return try Self.stated(input, draw)
    }

    private static func stated(
        _ input: FigureInput, _ draw: (FigureInput) throws(FigureError) -> StatedFigure
    ) throws(FigureError) -> StatedFigure {
        input.moments.count > 1 ? try series(of: input, draw) : try draw(input)
    }

    private func check(_ input: FigureInput) throws(FigureError) {
        if isOfSweep {
            guard input.sweep == nil else { return }
            throw FigureError("`\(name)` shows a sweep.", remedy: "Name one with `of`.", option: "of")
        }
        guard subjects.contains(input.subjects.count) else {
            let wanted =
                subjects.lowerBound == subjects.upperBound
                ? "\(subjects.lowerBound)" : "\(subjects.lowerBound) to \(subjects.upperBound)"
            throw FigureError(
                "`\(name)` takes \(wanted) experiment\(subjects.upperBound == 1 ? "" : "s"), not \(input.subjects.count).",
                remedy: "Change `of`.", option: "of")
        }
    }
}
