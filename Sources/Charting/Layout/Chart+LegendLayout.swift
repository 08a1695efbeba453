import Drawing

extension Chart {
    /// The names of all series, in the order of appearance.
    var seriesNames: [String] {
        var names: [String] = []
        var seen: Set<String> = []
        for mark in marks {
            for name in mark.seriesNames where seen.insert(name).inserted { names.append(name) }
        }
        return names
    }

    /// A legend for all series of the chart, whether they need one or not.
    var legendEntries: [LegendEntry] {
        var entries: [LegendEntry] = []
        var seen: [String: Int] = [:]
        for mark in marks {
            // Series have a legend; where it is asked for, so has whatever has a name.
            let others = legend.isAlways ? [mark.endLabel, mark.demands.yLabel] : []
            guard
                let name = ([mark.style.series] + others).lazy.compactMap({ $0 }).first(where: { !$0.isEmpty }
                ),
                let kind = mark.legendKind
            else { continue }
            let entry = LegendEntry(name: name, style: mark.style, kind: kind)
            guard let index = seen[name] else {
                seen[name] = entries.count
                entries.append(entry)
                continue
            }
            // A line says what a series is, not the pale band behind it.
            if mark.style.opacity > entries[index].style.opacity { entries[index] = entry }
        }
        return entries
    }
}
