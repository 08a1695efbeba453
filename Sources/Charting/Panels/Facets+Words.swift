import Drawing

extension Facets: DescribedFigure {
    /// What the charts show, one after the other.
    public var alternativeText: String {
        charts.map { $0.title.isEmpty ? $0.alternativeText : "\($0.title): \($0.alternativeText)" }.joined(
            separator: " ")
    }

    /// The plotted numbers of all charts, with the title of each, at most 2,000 rows.
    public var dataTable: DataTable {
        DataTable(caption: title, joining: charts, called: "Chart")
    }
}
