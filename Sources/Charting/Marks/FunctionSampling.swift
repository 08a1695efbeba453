import Drawing

/// Samples a function where its curve bends, so that it looks smooth at its size.
///
/// Steps are halved until the middle of each lies within a fifth of a point of its chord. Where a
/// step cannot be made to, the function jumps or has a pole there, and the curve has a gap.
///
/// - Complexity: at most 32 × 2¹⁰ evaluations, usually a few hundred.
struct FunctionSampling {
    let function: (Double) -> Double
    let plot: Plot
    private static let coarse = 64
    private static let deepest = 9
    private static let tolerance = 0.2

    private struct Sample {
        var x: Double
        /// `nil` where the function has no position on the axes.
        var point: Point?
    }

    private func sample(_ x: Double) -> Sample { Sample(x: x, point: plot.point(x, function(x))) }

    /// The curve over a domain, with `nil` for gaps.
    func points(over domain: ClosedRange<Double>) -> [Point?] {
        let (low, high) = (domain.lowerBound, domain.upperBound)
        guard low < high else { return [sample(low).point] }
        // Evenly on the paper: on a logarithmic axis most of the domain lies at its upper end.
        let (start, end) = (plot.x.cutFraction(of: low) ?? 0, plot.x.cutFraction(of: high) ?? 1)
        let isEven = plot.x.kind == .linear || !(abs(end - start) < 100)
        let places = (0...Self.coarse).map { index -> Double in
            let fraction = Double(index) / Double(Self.coarse)
            if index == Self.coarse { return high }
            if index == 0, plot.x.kind != .log || low > 0 { return low }
            return isEven
                ? low * (1 - fraction) + high * fraction
                : plot.x.value(at: start * (1 - fraction) + end * fraction)
        }
        var samples = [sample(places[0])]
        for place in places.dropFirst() {
            let next = sample(place)
            refine(samples[samples.count - 1], next, depth: 0, into: &samples)
            samples.append(next)
        }
        return samples.map(\.point)
    }

    private func refine(_ a: Sample, _ b: Sample, depth: Int, into samples: inout [Sample]) {
        if a.point == nil, b.point == nil, depth > 2 { return }
        let middle = sample(a.x / 2 + b.x / 2)
        guard middle.x > a.x, middle.x < b.x else { return }
        if let p = a.point, let q = b.point, let m = middle.point {
            let chord = p + (q - p) * 0.5
            let isFlat = (m - chord).length < Self.tolerance
            // A bend between two flat-looking halves shows at the quarter.
            if isFlat, depth > 0 || isFlatAtQuarter(p, q, a.x, b.x) { return }
            if isOutside(p, q, m) { return }
        }
        guard depth < Self.deepest else {
            if let p = a.point, let q = b.point, abs(p.y - q.y) > plot.frame.height / 8 {
                samples.append(Sample(x: middle.x, point: nil))
            }
            return
        }
        refine(a, middle, depth: depth + 1, into: &samples)
        samples.append(middle)
        refine(middle, b, depth: depth + 1, into: &samples)
    }

    private func isFlatAtQuarter(_ p: Point, _ q: Point, _ a: Double, _ b: Double) -> Bool {
        guard let quarter = sample(a * 0.7 + b * 0.3).point else { return false }
        return (quarter - (p + (q - p) * 0.3)).length < Self.tolerance
    }

    /// Whether a piece is far from the frame on one side, where nobody sees its shape.
    private func isOutside(_ p: Point, _ q: Point, _ m: Point) -> Bool {
        let (top, bottom) = (plot.frame.minY - plot.frame.height, plot.frame.maxY + plot.frame.height)
        return [p, q, m].allSatisfy { $0.y < top } || [p, q, m].allSatisfy { $0.y > bottom }
    }
}
