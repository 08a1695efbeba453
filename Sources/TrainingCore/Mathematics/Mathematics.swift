// The C library's functions, by their usual names, on every platform.
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// eˣ.
func exponential(_ x: Double) -> Double { exp(x) }

/// eˣ − 1, exact also where eˣ is nearly 1.
func exponentialLessOne(_ x: Double) -> Double { expm1(x) }

/// The natural logarithm.
func naturalLogarithm(_ x: Double) -> Double { log(x) }

/// ln(1 + x), exact also where x is nearly 0.
func logarithmOfOneMore(_ x: Double) -> Double { log1p(x) }

/// The hyperbolic tangent.
func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }

/// ln(1 + eˣ) without overflow: the larger of x and 0, and a rest that is at most ln 2.
func softplus(_ x: Double) -> Double {
    (x > 0 ? x : 0) + logarithmOfOneMore(exponential(-x.magnitude))
}

/// xʸ.
func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }

/// The sine of an angle in radians.
func sine(_ x: Double) -> Double { sin(x) }

/// The cosine of an angle in radians.
func cosine(_ x: Double) -> Double { cos(x) }
