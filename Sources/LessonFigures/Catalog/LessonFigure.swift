import Charting
import Drawing

/// A finished teaching figure: the drawing, its words and its numbers.
public struct LessonFigure: Sendable {
    public var content: any Figure
    /// The size the figure was made for; pages scale it.
    public var size: Size
    /// What the figure shows, written from its data.
    public var alternativeText: String
    /// The numbers behind the figure.
    public var table: DataTable
    /// What readers must know: a run that diverged, values without a place on an axis.
    public var notes: [String]

    public init(
        content: any Figure, size: Size = Size(640, 400), alternativeText: String, table: DataTable,
        notes: [String] = []
    ) {
        self.content = content
        self.content.summary = alternativeText
        self.size = size
        self.alternativeText = alternativeText
        self.table = table
        self.notes = notes + content.warnings
    }
}

/// How much of the page a figure takes.
public enum FigureWidth: String, Sendable, Hashable { case body, wide, full }
