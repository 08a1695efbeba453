/// Work in two parts that need nothing of each other.
package enum TwoThreads {
    private final class Part: Sendable {
        let work: @Sendable (Int) -> Void

        init(_ work: @escaping @Sendable (Int) -> Void) { self.work = work }
    }

    /// What each of the threads alone writes to.
    private final class Place<Value>: @unchecked Sendable {
        var value: Value?
    }

    /// What `body` returns for 0 and 1, computed at the same time where there is more than one processor.
    package static func results<Value: Sendable>(_ body: @Sendable (Int) -> Value) -> (Value, Value) {
        let (first, second) = (Place<Value>(), Place<Value>())
        run { index in (index == 0 ? first : second).value = body(index) }
        return (first.value ?? body(0), second.value ?? body(1))
    }

    private static func run(_ body: @Sendable (Int) -> Void) {
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
