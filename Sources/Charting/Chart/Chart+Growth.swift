/// Charts that show how a recording came about: the marks say when each of their values appears, and the
/// chart draws those up to a moment. Axes, colors, contours, legends and the positions of labels are always
/// those of the whole, so that pictures of different moments can follow each other.
extension ChartMark {
    /// Says when the values of the mark appear, in a chart that is shown growing.
    ///
    /// - Parameter moments: one for each value, such as its update; or a single one for the whole mark.
    ///   Without any, the mark is always there.
    public func appearing(at moments: [Int]) -> Self {
        var copy = self
        copy.style.moments = moments
        return copy
    }
}

extension Chart {
    /// Every moment at which something appears, ascending; empty for a chart that does not grow.
    package var moments: [Int] { Set(marks.flatMap { $0.style.moments ?? [] }).sorted() }

    /// The chart with only those values that have appeared by a moment, in the layout of the whole.
    package func shown(upTo moment: Int) -> Chart {
        var copy = self
        copy.shownMoment = moment
        return copy
    }

    /// The chart at moments that are spread evenly over all there are: the first, the last, and others
    /// between them.
    ///
    /// - Parameter limit: how many charts there are at most; at least 2.
    /// - Returns: as many charts as moments where there are no more than that; none for a chart with
    ///   fewer than two moments. The last one shows everything.
    public func growth(frames limit: Int) -> [Chart] {
        let moments = moments
        guard moments.count > 1 else { return [] }
        let last = moments.count - 1
        let steps = min(max(limit, 2) - 1, last)
        // Rounded to the nearest; for at least as many moments as frames, no two are the same.
        return (0...steps).map { shown(upTo: moments[(2 * $0 * last + steps) / (2 * steps)]) }
    }

    /// What is drawn of a mark: all of it, a part, or nothing.
    func grown(_ mark: any ChartMark) -> (any ChartMark)? {
        guard let shownMoment, let moments = mark.style.moments else { return mark }
        let rows = moments.indices.filter { moments[$0] <= shownMoment }
        if rows.count == moments.count { return mark }
        guard !rows.isEmpty, let rowed = mark as? any RowedMark else { return nil }
        return rowed.rows(rows)
    }
}
