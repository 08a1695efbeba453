/// A kind of figure that lessons may show, with its options and how it is made.
public struct FigureKind: Sendable {
    public let name: String
    /// What it shows, in one line.
    public let summary: String
    /// How many experiments it takes.
    public let subjects: ClosedRange<Int>
    public let options: [FigureOption]
    public let width: FigureWidth
    /// Whether the figure can be shown growing, update by update.
    public let grows: Bool
    private let draw: @Sendable (FigureInput) throws(FigureError) -> StatedFigure

    /// - Parameters:
    ///   - name: as blocks write it.
    ///   - summary: what it shows, in one line without a full stop.
    ///   - subjects: how many experiments it takes.
    ///   - options: what an author may set besides.
    ///   - width: how much of the page it takes.
    ///   - grows: whether it can be shown growing, update by update.
    ///   - draw: makes the figure of what was recorded.
    public init(
        _ name: String, _ summary: String, subjects: ClosedRange<Int> = 1...1, options: [FigureOption] = [],
        width: FigureWidth = .body, grows: Bool = false,
        draw: @escaping @Sendable (FigureInput) throws(FigureError) -> StatedFigure
    ) {
        self.name = name
        self.summary = summary
        self.subjects = subjects
        self.options = options
        self.width = width
        self.grows = grows
        self.draw = draw
    }

    /// Makes the figure.
    ///
    /// - Throws: ``FigureError`` if the experiments or the options do not suit the figure.
    public func make(_ input: FigureInput) throws(FigureError) -> LessonFigure {
        LessonFigure(try stated(input))
    }

    /// The same, with words that know where each of their numbers comes from.
    package func stated(_ input: FigureInput) throws(FigureError) -> StatedFigure {
        guard subjects.contains(input.subjects.count) else {
            let wanted =
                subjects.lowerBound == subjects.upperBound
                ? "\(subjects.lowerBound)" : "\(subjects.lowerBound) to \(subjects.upperBound)"
            throw FigureError(
                "`\(name)` takes \(wanted) experiment\(subjects.upperBound == 1 ? "" : "s"), not \(input.subjects.count).",
                remedy: "Change `of`.", option: "of")
        }
        return input.moments.count > 1 ? try Self.series(of: input, draw) : try draw(input)
    }
}
