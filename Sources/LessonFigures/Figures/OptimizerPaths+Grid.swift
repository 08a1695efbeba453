import Charting

extension Grid {
    /// The extremes of the values in words, as a mark of the surface says them.
    var extremes: Phrase {
        guard let range = computedRange else { return "" }
        let holes = values.count { !$0.isFinite }
        let count: Phrase =
            holes == 0
            ? ""
            : " (\(.gridHoles, holes) of \(.gridValues, values.count) values are not finite)"
        return
            "from \(.lowestOfGrid, range.lowerBound, .inWords) to \(.highestOfGrid, range.upperBound, .inWords)"
            + count
    }
}
