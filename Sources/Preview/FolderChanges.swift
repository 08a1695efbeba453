import NIOConcurrencyHelpers

/// Which of some folders have changed since the last question.
final class FolderChanges: Sendable {
    /// One element after any number of changes.
    let signals: AsyncStream<Void>
    private let stream: AsyncStream<Void>.Continuation
    private let numbers = NIOLockedValueBox<Set<Int>>([])
    private let ended = NIOLockedValueBox(false)

    init() {
        (signals, stream) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    func note(_ changed: Set<Int>) {
        guard !changed.isEmpty else { return }
        numbers.withLockedValue { $0.formUnion(changed) }
        stream.yield()
    }

    /// Whether nobody wants to know any more.
    var isEnded: Bool { ended.withLockedValue { $0 } }

    /// Says that nobody wants to know any more.
    func end() {
        ended.withLockedValue { $0 = true }
        stream.finish()
    }

    /// The changes until now, which are nobody else's from now on.
    func take() -> [Int] {
        numbers.withLockedValue { numbers in
            defer { numbers = [] }
            return numbers.sorted()
        }
    }
}
