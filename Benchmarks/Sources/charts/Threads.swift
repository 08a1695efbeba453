import SystemLibrary

/// Plain threads, for work that is to be timed.
enum Threads {
    private final class Work: @unchecked Sendable {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    private final class Results<Value>: @unchecked Sendable {
        var values: [Result<Value, any Error>?]
        init(count: Int) { values = Array(repeating: nil, count: count) }
    }

    /// Calls `body` with 0, 1, … on a thread each and waits for all.
    static func map<Value>(
        _ count: Int, _ body: @escaping @Sendable (Int) throws -> Value
    ) throws -> [Value] {
        let results = Results<Value>(count: count)
        let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
        defer {
            pthread_mutex_destroy(lock)
            lock.deallocate()
        }
        nonisolated(unsafe) let guarded = lock
        var threads: [pthread_t] = []
        for index in 0..<count {
            let work = Work {
                let result = Result { try body(index) }
                pthread_mutex_lock(guarded)
                results.values[index] = result
                pthread_mutex_unlock(guarded)
            }
            #if canImport(Darwin)
                var thread: pthread_t?
            #else
                var thread = pthread_t()
            #endif
            pthread_create(
                &thread, nil,
                { argument in
                    #if canImport(Darwin)
                        Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
                    #else
                        argument.map { Unmanaged<Work>.fromOpaque($0).takeRetainedValue().run() }
                    #endif
                    return nil
                }, Unmanaged.passRetained(work).toOpaque())
            #if canImport(Darwin)
                if let thread { threads.append(thread) }
            #else
                threads.append(thread)
            #endif
        }
        for thread in threads { pthread_join(thread, nil) }
        return try results.values.compactMap { try $0?.get() }
    }
}
