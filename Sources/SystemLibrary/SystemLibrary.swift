// The C library of the platform by one name, so that no other file says how it is called where.
//
// Its mathematics are not the same everywhere and not for use: Platform has our own.
#if canImport(Glibc)
    @_exported import Glibc
#elseif canImport(Musl)
    @_exported import Musl
#else
    @_exported import Darwin
#endif
