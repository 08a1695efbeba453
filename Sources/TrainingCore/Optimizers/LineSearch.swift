/// A search along a direction for a step that satisfies the strong Wolfe conditions: the loss falls by
/// at least `sufficientDecrease` of what the slope promises, and the slope shrinks to at most
/// `curvature` of what it was.
///
/// Nocedal and Wright, Numerical Optimization, algorithms 3.5 (bracket) and 3.6 (zoom), with cubic
/// interpolation. Constants and safeguards are those of PyTorch's `strong_wolfe`, so that the same
/// steps are taken.
struct StrongWolfeSearch {
    var sufficientDecrease = 1e-4
    var curvature = 0.9
    /// The search ends where it would move no parameter by more than this.
    var toleranceChange = 1e-9
    var maximumEvaluations = 25

    /// A place along the direction.
    struct Point {
        var step: Double
        var loss: Double
        /// The slope along the direction.
        var slope: Double
        var gradient: [Double]
    }

    /// - Parameters:
    ///   - start: step 0, with its loss, slope (negative) and gradient.
    ///   - firstStep: where to look first; positive.
    ///   - largestMove: the largest of the direction's components, without its sign.
    ///   - evaluate: the point at a step.
    /// - Returns: the best point found; its loss may be no less than that of the start where the search
    ///   has failed.
    func search(
        from start: Point, firstStep: Double, largestMove: Double, evaluate: (Double) -> Point
    ) -> Point {
        var evaluations = 1
        var previous = start
        var current = evaluate(firstStep)
        // Ever larger steps, until two of them enclose what is looked for.
        while evaluations <= maximumEvaluations {
            if !isLow(current, start: start) || (evaluations > 2 && current.loss >= previous.loss) {
                return zoom(previous, current, start, evaluations, largestMove, evaluate)
            }
            if isFlat(current, start: start) { return current }
            if current.slope >= 0 {
                return zoom(previous, current, start, evaluations, largestMove, evaluate)
            }
            let nearest = current.step + 0.01 * (current.step - previous.step)
            let step = Self.minimum(previous, current, from: nearest, to: current.step * 10)
            previous = current
            current = evaluate(step)
            evaluations += 1
        }
        return current.loss < start.loss ? current : start
    }

    private func isLow(_ point: Point, start: Point) -> Bool {
        point.loss <= start.loss + sufficientDecrease * point.step * start.slope
    }

    private func isFlat(_ point: Point, start: Point) -> Bool {
        point.slope.magnitude <= -curvature * start.slope
    }

    /// Narrows a bracket down, and gives its lower end. A loss that is not a number is never the lower.
    private func zoom(
        _ first: Point, _ second: Point, _ start: Point, _ done: Int, _ largestMove: Double,
        _ evaluate: (Double) -> Point
    ) -> Point {
        var (low, high) = second.loss < first.loss ? (second, first) : (first, second)
        var evaluations = done
        var hasStalled = false
        while evaluations <= maximumEvaluations {
            let (left, right) = (min(low.step, high.step), max(low.step, high.step))
            if (right - left) * largestMove < toleranceChange { break }
            var step = Self.minimum(low, high, from: left, to: right)
            // Too near an end, twice in a row or beyond it: a tenth of the way inside instead.
            let margin = 0.1 * (right - left)
            if min(right - step, step - left) < margin {
                if hasStalled || step >= right || step <= left {
                    step = right - step < step - left ? right - margin : left + margin
                    hasStalled = false
                } else {
                    hasStalled = true
                }
            } else {
                hasStalled = false
            }
            let trial = evaluate(step)
            evaluations += 1
            if !isLow(trial, start: start) || trial.loss >= low.loss {
                high = trial
                if high.loss < low.loss { (low, high) = (high, low) }
            } else {
                if isFlat(trial, start: start) { return trial }
                if trial.slope * (high.step - low.step) >= 0 { high = low }
                low = trial
            }
        }
        return low
    }

    /// The minimum of the cubic through two points with their slopes, kept between two steps; halfway
    /// between those if the cubic has none.
    private static func minimum(_ a: Point, _ b: Point, from: Double, to: Double) -> Double {
        let (left, right) = a.step <= b.step ? (a, b) : (b, a)
        let d1 = left.slope + right.slope - 3 * (left.loss - right.loss) / (left.step - right.step)
        let square = d1 * d1 - left.slope * right.slope
        guard square >= 0 else { return (from + to) / 2 }
        let d2 = square.squareRoot()
        let share = (right.slope + d2 - d1) / (right.slope - left.slope + 2 * d2)
        return min(max(right.step - (right.step - left.step) * share, from), to)
    }
}
