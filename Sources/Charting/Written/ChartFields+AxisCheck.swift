import Schema

extension ChartFields {
    /// Reports an axis that would have numbers and names, and a logarithmic one on which no value has a place.
    func checkAxes(of chart: Chart, _ parts: [MarkPart]) {
        for isX in [true, false] {
            let key = isX ? "x" : "y"
            // There, numbers are names like others.
            if (isX ? chart.xAxis : chart.yAxis).scale == .category { continue }
            let kinds = parts.compactMap { part -> (part: MarkPart, isNames: Bool)? in
                guard let plotted = part.mark?.plotted, plotted.areData else { return nil }
                switch isX ? plotted.x : plotted.y {
                case .categories(let names): return names.isEmpty ? nil : (part, true)
                case .numbers(let numbers): return numbers.contains(where: \.isFinite) ? (part, false) : nil
                }
            }
            guard let first = kinds.first, let other = kinds.first(where: { $0.isNames != first.isNames })
            else { continue }
            let (names, numbers) = first.isNames ? (first, other) : (other, first)
            reader.report(
                "the axis \(key) has numbers\(described(numbers.part, isX)) and names\(described(names.part, isX))",
                at: (other.part.fields?.path ?? path) + [.key(key)],
                remedy: "an axis has numbers or names: draw the other mark as a chart of its own")
        }
        for axis in chart.emptyAxes(chart.drawnMarks) {
            let key = axis.isX ? "x" : "y"
            reader.report(
                "all values of \(key) are 0 or less, which have no place on a logarithmic axis",
                at: path + [.key(key), .key("scale")],
                remedy: "write scale: symlog, which is logarithmic on both sides of 0")
        }
    }

    /// Of which column, if the axis of the mark has a name.
    private func described(_ part: MarkPart, _ isX: Bool) -> String {
        let demands = part.mark?.demands
        let name = (isX ? demands?.xLabel : demands?.yLabel) ?? ""
        return name.isEmpty ? "" : " (\(name.shortened(to: 40)))"
    }
}
