import Charting
import Drawing

/// The words of a figure.
package struct FigureWords: Sendable {
    package var title: Phrase
    package var subtitle: Phrase = ""
    /// Below the plot; empty for none.
    package var caption: Phrase = ""
    /// What the alternative text says, the finding first; as many sentences as it holds are taken.
    package var sentences: [Phrase]
    package var notes: [Phrase] = []
    /// What the figure says below its title as a panel, at one of several moments.
    package var panelSubtitle: Phrase = ""
    /// The sentences of the figure as such a panel; none are those of the figure alone.
    package var panelSentences: [Phrase] = []
    /// Titles, subtitles and captions of panels.
    package var within: [Phrase] = []

    package var alternativeText: Phrase { Words.sentences(sentences) }
    /// Every phrase that a reader sees or hears.
    package var all: [Phrase] { [title, subtitle, caption, alternativeText] + notes + within }
}

/// A finished drawing with its words and its table, as the kinds of figures give them: no number is in a word of it that
/// does not say what it is.
package struct StatedFigure: Sendable {
    package let content: any Figure
    package let size: Size
    package let words: FigureWords
    package let table: FigureTable

    /// - Parameter content: gets the title, the subtitle and the caption of the words.
    init(content: any Figure, size: Size = Size(640, 400), words: FigureWords, table: FigureTable) {
        var content = content
        content.title = words.title.text
        content.subtitle = words.subtitle.text
        self.content = Self.captioned(content, words.caption.text)
        self.size = size
        self.words = words
        self.table = table
    }

    /// The drawing with other words below it, if it has any there.
    static func captioned(_ content: any Figure, _ caption: String) -> any Figure {
        if var chart = content as? Chart {
            chart.caption = caption
            return chart
        }
        if var panels = content as? Panels {
            panels.caption = caption
            return panels
        }
        if var diagram = content as? NetworkDiagram {
            diagram.caption = caption
            return diagram
        }
        if var graph = content as? GraphDiagram {
            graph.caption = caption
            return graph
        }
        return content
    }
}

extension Chart {
    /// The chart as a panel with words that stand in ``FigureWords/within``, too.
    func titled(_ title: Phrase, subtitle: Phrase = "") -> Chart {
        chartTitle(title.text, subtitle: subtitle.text)
    }
}
