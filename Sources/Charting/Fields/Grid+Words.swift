extension Grid {
    /// The extremes of the values in words, `from 0.0025 to 141`: of the numbers themselves, not of the colors or
    /// contours in which they are shown. Values that are not finite, or were interpolated, are counted after it. nil
    /// where none is finite.
    package var rangeText: String? {
        guard let range = computedRange else { return nil }
        let holes = values.count { !$0.isFinite }
        let counts = [
            isComputed.map {
                "\($0.count { $0 }) of \(values.count) points were computed, the others are interpolated"
            }, holes == 0 ? nil : "\(holes) of \(values.count) values are not finite",
        ].compactMap { $0 }
        let count = counts.isEmpty ? "" : " (\(counts.joined(separator: "; ")))"
        return "from \(NumberText.inWords(range.lowerBound)) to "
            + "\(NumberText.inWords(range.upperBound))\(count)"
    }
}
