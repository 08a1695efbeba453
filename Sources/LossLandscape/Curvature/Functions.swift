#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// The C library's functions, by their usual names, on every platform.

/// eˣ.
func exponential(_ x: Double) -> Double { exp(x) }

/// The cosine of an angle in radians.
func cosine(_ x: Double) -> Double { cos(x) }

/// xʸ.
func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
