import Testing

@testable import LossLandscape

@Suite("Threads that share tasks")
struct ThreadTests {
    /// Runs tasks that add up their numbers, each in a place of its own; how often each was done.
    private static func counts(_ tasks: Int, threads: Int, nested: Int = 0) -> [Int] {
        var done = [Int](repeating: 0, count: tasks)
        done.withUnsafeMutableBufferPointer { buffer in
            guard let places = SharedMemory(buffer) else { return }
            forEachTask(tasks, threads: threads) { task in
                let inner = nested > 0 ? counts(nested, threads: threads).reduce(0, +) : 1
                places.start[task] += inner
            }
        }
        return done
    }

    @Test("Every task is done once, call after call, for any number of threads")
    func once() {
        for threads in [1, 2, 3, 8] {
            for tasks in [0, 1, 2, 7, 1000] {
                for _ in 0..<20 {
                    #expect(Self.counts(tasks, threads: threads) == [Int](repeating: 1, count: tasks))
                }
            }
        }
    }

    @Test("Tasks may have tasks of their own")
    func nested() {
        #expect(Self.counts(40, threads: 4, nested: 9) == [Int](repeating: 9, count: 40))
    }

    @Test("Several callers at the same time do not mix their tasks")
    func concurrent() async {
        await withTaskGroup(of: [Int].self) { group in
            for caller in 0..<16 {
                group.addTask { Self.counts(100 + caller, threads: 3) }
            }
            for await counts in group { #expect(counts.allSatisfy { $0 == 1 }) }
        }
    }
}
