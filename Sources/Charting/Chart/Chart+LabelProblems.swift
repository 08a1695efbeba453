extension Chart {
    /// What is wrong with formulas in the chart's words, each with the label it is in.
    var labelProblems: [String] {
        let series = marks.compactMap(\.style.series)
        let axes = [xAxis.label, yAxis.label, xSecondaryAxis?.label, ySecondaryAxis?.label].compactMap { $0 }
        let values = marks.flatMap { [$0.demands.xLabel, $0.demands.yLabel].compactMap { $0 } }
        let annotations = marks.flatMap { $0.style.annotation?.texts ?? [] }
        var seen: Set<String> = []
        return ([title, subtitle, caption] + axes + values + series + annotations).compactMap { label in
            guard seen.insert(label).inserted else { return nil }
            return LabelText.problem(in: label).map { "the label “\(label)”: \($0)" }
        }
    }
}
