#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Zeroed memory for the pixels of a picture.
///
/// A picture touches each of its pages once, so the cost of a page's first touch is most of the cost of
/// painting. Where the system has pages of 2 MB it is asked for them: the same memory in a hundredth
/// of the touches.
final class PixelMemory {
    let base: UnsafeMutableRawPointer

    private static let largePage = 2 << 20

    /// `nil` when there is not that much memory.
    init?(byteCount: Int) {
        var memory: UnsafeMutableRawPointer?
        #if os(Linux)
            if byteCount >= Self.largePage {
                let rounded = (byteCount + Self.largePage - 1) / Self.largePage * Self.largePage
                guard posix_memalign(&memory, Self.largePage, rounded) == 0, let memory else { return nil }
                // A wish: without large pages everything works the same.
                _ = madvise(memory, rounded, MADV_HUGEPAGE)
                memset(memory, 0, byteCount)
                base = memory
                return
            }
        #endif
        memory = calloc(max(1, byteCount), 1)
        guard let memory else { return nil }
        base = memory
    }

    deinit { free(base) }
}
