#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Work in two parts that need nothing of each other.
enum TwoThreads {
    private final class Part: Sendable {
        let work: @Sendable (Int) -> Void

        init(_ work: @escaping @Sendable (Int) -> Void) { self.work = work }
    }

    /// Calls `body` with 0 and 1, at the same time where there is more than one processor, and returns when both are
    /// done.
    static func run(_ body: @Sendable (Int) -> Void) {
        guard isPossible else {
            body(0)
            return body(1)
        }
        withoutActuallyEscaping(body) { body in
            let part = Part(body)
            #if canImport(Darwin)
                var thread: pthread_t?
            #else
                var thread = pthread_t()
            #endif
            let status = pthread_create(
                &thread, nil,
                { argument in
                    #if canImport(Darwin)
                        Unmanaged<Part>.fromOpaque(argument).takeRetainedValue().work(1)
                    #else
                        argument.map { Unmanaged<Part>.fromOpaque($0).takeRetainedValue().work(1) }
                    #endif
                    return nil
                }, Unmanaged.passRetained(part).toOpaque())
            body(0)
            guard status == 0 else {
                // The thread that was to take it over does not exist.
                Unmanaged.passUnretained(part).release()
                return body(1)
            }
            #if canImport(Darwin)
                if let thread { pthread_join(thread, nil) }
            #else
                pthread_join(thread, nil)
            #endif
        }
    }

    private static let isPossible = sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1
}
