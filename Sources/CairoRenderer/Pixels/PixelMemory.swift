import SystemLibrary

/// Memory for the pixels of a picture.
///
/// A picture touches each of its pages once, so the cost of a page's first touch is most of the cost of
/// painting. Where the system has pages of 2 MB it is asked for them: the same memory in a hundredth
/// of the touches. What a picture has let go, the next one that fits takes over (``MemoryPool``).
final class PixelMemory {
    let base: UnsafeMutableRawPointer
    /// How many bytes go back to the pool; 0 for memory that it does not keep.
    private let pooledCount: Int

    private static let largePage = 2 << 20

    /// `nil` when there is not that much memory.
    ///
    /// - Parameter isZeroed: whether every byte is 0; else each must be written before it is read.
    init?(byteCount: Int, isZeroed: Bool = true) {
        guard byteCount >= Self.largePage / 2 else {
            let memory = isZeroed ? calloc(max(1, byteCount), 1) : malloc(max(1, byteCount))
            guard let memory else { return nil }
            (base, pooledCount) = (memory, 0)
            return
        }
        let wanted = (byteCount + Self.largePage - 1) / Self.largePage * Self.largePage
        guard let block = MemoryPool.shared.take(wanted) ?? Self.allocate(wanted) else { return nil }
        (base, pooledCount) = (block.base, block.byteCount)
        if isZeroed { memset(base, 0, byteCount) }
    }

    private static func allocate(_ byteCount: Int) -> MemoryPool.Block? {
        var memory: UnsafeMutableRawPointer?
        guard posix_memalign(&memory, largePage, byteCount) == 0 else { return nil }
        #if os(Linux)
            // A wish: without large pages everything works the same.
            if let memory { _ = madvise(memory, byteCount, MADV_HUGEPAGE) }
        #endif
        return memory.map { MemoryPool.Block(base: $0, byteCount: byteCount) }
    }

    deinit {
        if pooledCount == 0 || !MemoryPool.shared.keep(base, pooledCount) { free(base) }
    }
}

/// Memory that pictures have let go. At most 64 MB are kept.
private final class MemoryPool: @unchecked Sendable {
    static let shared = MemoryPool()

    struct Block {
        var base: UnsafeMutableRawPointer
        var byteCount: Int
    }

    private let lock = Lock()
    private var blocks: [Block] = []
    private static let mostBytes = 64 << 20

    /// The smallest memory of at least this size, and at most four times as much, with whatever is in it. The figures
    /// of a course are of many heights.
    func take(_ byteCount: Int) -> Block? {
        lock.locked {
            let fitting = blocks.indices.filter { (byteCount...4 * byteCount).contains(blocks[$0].byteCount) }
            guard let index = fitting.min(by: { blocks[$0].byteCount < blocks[$1].byteCount }) else {
                return nil
            }
            return blocks.remove(at: index)
        }
    }

    /// Keeps memory for others; `false` where there is enough of it.
    func keep(_ base: UnsafeMutableRawPointer, _ byteCount: Int) -> Bool {
        lock.locked {
            guard blocks.reduce(byteCount, { $0 + $1.byteCount }) <= Self.mostBytes else { return false }
            blocks.append(Block(base: base, byteCount: byteCount))
            return true
        }
    }
}
