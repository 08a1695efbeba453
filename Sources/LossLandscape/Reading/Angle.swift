#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The angle of the direction (x, y) from the x axis, in radians from −π to π.
func angle(of y: Double, _ x: Double) -> Double { atan2(y, x) }
