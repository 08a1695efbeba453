extension ProductFigure: DescribedFigure {
    /// The product as a sentence: `2, weight, times 3, input, is 6, sum.`
    public var alternativeText: String {
        func words(_ term: Term) -> String {
            [term.text, term.symbol, term.caption].filter { !$0.isEmpty }.joined(separator: ", ")
        }
        return "Product: \(factors.map(words).joined(separator: ", times ")), is \(words(result))."
    }

    /// The numbers behind it, in rows.
    public var dataTable: DataTable {
        let terms = factors.map { ("factor", $0) } + [("result", result)]
        return DataTable(
            caption: title, columns: ["Part", "Symbol", "Value", "Meaning"],
            rows: terms.map { [$0, $1.symbol, $1.text, $1.caption] })
    }
}
