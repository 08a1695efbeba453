#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

func exponential(_ value: Double) -> Double { exp(value) }
func cosine(_ angle: Double) -> Double { cos(angle) }
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
var environmentSaysLong: Bool { getenv("DESCENT_LONG").map { String(cString: $0) } == "1" }
