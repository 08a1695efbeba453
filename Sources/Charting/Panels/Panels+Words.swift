extension Panels: DescribedFigure {
    /// What the panels show, one after the other.
    public var alternativeText: String {
        figures.compactMap { figure in
            let own = figure.summary.isEmpty ? (figure as? any DescribedFigure)?.alternativeText : nil
            let text = own ?? figure.summary
            return text.isEmpty ? nil : figure.title.isEmpty ? text : "\(figure.title): \(text)"
        }.joined(separator: " ")
    }

    /// The numbers of all panels, with the title of each.
    public var dataTable: DataTable { DataTable(caption: title, joining: figures, called: "Panel") }
}
