import Platform

/// ln(1 + eˣ) without overflow: the larger of x and 0, and a rest that is at most ln 2.
func softplus(_ x: Double) -> Double {
    (x > 0 ? x : 0) + log1p(exp(-x.magnitude))
}
