extension Grid {
    /// The extremes of the values in words, `from 0.0025 to 141`: of the numbers themselves, not of the colors or
    /// contours in which they are shown. Values that are not finite are counted after it. nil where none is
    /// finite.
    public var rangeText: String? {
        guard let range else { return nil }
        let holes = values.count { !$0.isFinite }
        let count = holes == 0 ? "" : " (\(holes) of \(values.count) values are not finite)"
        return "from \(NumberText.inWords(range.lowerBound)) to "
            + "\(NumberText.inWords(range.upperBound))\(count)"
    }
}
