import Drawing

// What readers should know about values that the chart cannot show, or shows in part.
extension Chart {
    /// Says which series has values that no chart can show, and how many; what is cut at the end of a
    /// logarithmic axis; and what was left out when the data were read.
    public var warnings: [String] {
        let drawn = drawnMarks
        let empty = emptyAxes(drawn)
        var result = labelProblems + axisProblems + domainProblems + notes + empty.map(\.message)
        for mark in drawn { result += warnings(of: mark, besides: empty.map(\.isX)) }
        if AreaStack.isTangled(separateMarks) {
            result.append(
                "areas that stand on each other are below 0 in places, where they cover each other; stacking: "
                    + "unstacked draws each from 0")
        }
        let lost = AreaStack.countAboveGaps(separateMarks)
        if lost > 0 {
            result.append(
                "\(lost) value\(lost == 1 ? " stands" : "s stand") on a gap of an area below, where nothing says how "
                    + "high, and \(lost == 1 ? "is" : "are") left out; stacking: unstacked draws each from 0")
        }
        if drawn.contains(where: isCutFromZero) {
            result.append(
                "the domain leaves out 0, where bars begin: only where they end means something, not how long they are"
            )
        }
        let nouns = drawn.filter(standsOnLogarithm).map { ($0 as? any StandingMark)?.noun ?? "bars" }
        if let first = nouns.first {
            let noun = nouns.allSatisfy { $0 == first } ? first : "marks"
            result.append(
                "on the logarithmic axis \(noun) start at its lower end: only where they end means something, not "
                    + "how far they reach")
        }
        return result + (inset?.chart.warnings ?? [])
    }

    /// - Parameter told: axes (true for x) of which has been said that nothing has a position on them.
    private func warnings(of mark: any ChartMark, besides told: [Bool]) -> [String] {
        let demands = mark.demands
        var (unplaced, cut) = (demands.dropped, 0)
        for (isX, axis) in [(true, xAxis), (false, yAxis)] where !told.contains(isX) {
            let numbers = numbers(of: mark, demands, alongX: isX)
            let notFinite = numbers.count { !$0.isFinite && !$0.isNotedGap }
            let notPositive = axis.scale == .log ? numbers.count { $0 <= 0 && $0.isFinite } : 0
            let isCut = isX ? demands.areCutInX : demands.areCutInY
            unplaced = max(unplaced, notFinite + (isCut ? 0 : notPositive))
            if isCut { cut = max(cut, notPositive) }
        }
        let names = [
            mark.style.series, mark.endLabel, demands.valueLabel ?? demands.yLabel, demands.xLabel,
        ]
        let name = names.lazy.compactMap { $0 }.first { !$0.isEmpty } ?? mark.kindName.withArticle
        var result: [String] = []
        if case .numbers(let numbers)? = mark.style.groups?.values {
            let gray = numbers.count { !$0.isFinite && !$0.isNotedGap }
            if gray > 0 {
                result.append(
                    "\(name): \(gray) value\(gray == 1 ? " has" : "s have") no number for a color and "
                        + "\(gray == 1 ? "is" : "are") gray")
            }
        }
        if let reason = demands.reasonOfDropping, unplaced > 0 {
            result.append(
                "\(name): \(unplaced) value\(unplaced == 1 ? " is" : "s are") \(reason) and left out")
        } else if unplaced > 0 {
            result.append(
                "\(name): \(unplaced) value\(unplaced == 1 ? "" : "s") without a place on the axes "
                    + "(not a number, infinite or, on a logarithmic axis, not positive)")
        }
        if cut > 0 {
            result.append(
                "\(name): \(cut) value\(cut == 1 ? " is" : "s are") 0 or less and cut at the lower end of the "
                    + "logarithmic axis")
        }
        return result
    }

    /// What a mark puts on an axis; of bars their ends, as where they start is the chart's own business.
    private func numbers(of mark: any ChartMark, _ demands: MarkDemands, alongX isX: Bool) -> [Double] {
        if let bar = mark as? any StackedMark, bar.isLying == isX { return bar.parts.values }
        if let ends = (mark as? any StandingMark)?.ends(alongX: isX) { return ends }
        guard case .numbers(let numbers) = isX ? demands.x : demands.y else { return [] }
        return numbers
    }

    /// Whether bars are shown from where a domain begins.
    private func isCutFromZero(_ mark: any ChartMark) -> Bool {
        let demands = mark.demands
        return [(demands.zeroInX, xAxis), (demands.zeroInY, yAxis)].contains { stands, axis in
            guard stands, axis.scale != .log, let domain = axis.domain else { return false }
            return domain.lowerBound > 0 || domain.upperBound < 0
        }
    }

    private func standsOnLogarithm(_ mark: any ChartMark) -> Bool {
        for (isX, axis) in [(true, xAxis), (false, yAxis)] where axis.scale == .log {
            if let ends = (mark as? any StandingMark)?.ends(alongX: isX), ends.contains(where: { $0 > 0 }) {
                return true
            }
        }
        guard let bar = mark as? any StackedMark, (bar.isLying ? xAxis : yAxis).scale == .log else {
            return false
        }
        return bar.parts.values.contains { $0 > 0 } && !bar.base.contains { $0 > 0 }
    }

    /// Domains of logarithmic axes that begin where these have no place.
    private var domainProblems: [String] {
        [("x", xAxis), ("y", yAxis)].compactMap { name, axis in
            guard axis.scale == .log, let domain = axis.domain, domain.lowerBound <= 0 else { return nil }
            let scale = Scale(.log, lower: domain.lowerBound, upper: domain.upperBound)
            return
                "the domain of \(name) begins at \(NumberText.significant(domain.lowerBound)), which has no place on "
                + "a logarithmic axis: it is shown from \(NumberText.significant(scale.lower)) to "
                + "\(NumberText.significant(scale.upper))"
        }
    }

    /// Logarithmic axes on which no value has a position, because all are 0 or less.
    func emptyAxes(_ drawn: [any ChartMark]) -> [(isX: Bool, message: String)] {
        [(true, xAxis), (false, yAxis)].compactMap { isX, axis in
            guard axis.scale == .log else { return nil }
            let values = drawn.flatMap { numbers(of: $0, $0.demands, alongX: isX) }.filter(\.isFinite)
            guard !values.isEmpty, values.allSatisfy({ $0 <= 0 }) else { return nil }
            return (
                isX,
                "all values of \(isX ? "x" : "y") are 0 or less and have no place on a logarithmic axis; the scale "
                    + "symlog shows them"
            )
        }
    }
}

extension String {
    /// "a line", "an area".
    fileprivate var withArticle: String { ("aeiou".contains(first ?? "x") ? "an " : "a ") + self }
}
