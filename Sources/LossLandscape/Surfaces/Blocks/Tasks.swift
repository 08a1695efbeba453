import CKernels

/// Calls `body` once with every number from 0 to `count` − 1, on at most `threads` threads of which the
/// caller's is one, and returns when all are done.
///
/// Which thread takes which task differs from run to run: what a task computes must depend on its number
/// alone.
func forEachTask(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
    guard threads > 1, count > 1 else {
        for task in 0..<count { body(task) }
        return
    }
    withoutActuallyEscaping(body) { body in
        let box = TaskBody(body)
        withExtendedLifetime(box) {
            descent_for_each_task(count, threads, Unmanaged.passUnretained(box).toOpaque()) { box, task in
                guard let box else { return }
                Unmanaged<TaskBody>.fromOpaque(box).takeUnretainedValue().body(task)
            }
        }
    }
}

private final class TaskBody: Sendable {
    let body: @Sendable (Int) -> Void

    init(_ body: @escaping @Sendable (Int) -> Void) { self.body = body }
}

/// Memory that several tasks write to at the same time, each its own part of it.
struct SharedMemory<Element>: @unchecked Sendable {
    let start: UnsafeMutablePointer<Element>

    init?(_ buffer: UnsafeMutableBufferPointer<Element>) {
        guard let start = buffer.baseAddress else { return nil }
        self.start = start
    }
}

/// A range of numbers cut into parts of the same size, of which the last may be short.
struct Chunks: Sendable {
    let total: Int
    let size: Int

    /// At least 1 per chunk.
    init(_ total: Int, size: Int) {
        self.total = total
        self.size = max(1, size)
    }

    var count: Int { (total + size - 1) / size }

    subscript(index: Int) -> Range<Int> { index * size..<min(total, (index + 1) * size) }
}
