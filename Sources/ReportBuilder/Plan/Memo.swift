/// What was made of something before, so that it is not made again.
///
/// What two rounds in a row have not used is forgotten: a change that is taken back at once costs nothing, and the
/// memory does not grow with the rounds.
struct Memo<Key: Hashable & Sendable, Made: Sendable>: Sendable {
    private var latest: [Key: Made] = [:]
    private var before: [Key: Made] = [:]

    subscript(key: Key) -> Made? { latest[key] ?? before[key] }

    /// What the last round used.
    var used: some Collection<Key> { latest.keys }

    /// Ends a round.
    ///
    /// - Parameter used: what it used, whether made now or before.
    mutating func keep(_ used: [Key: Made]) {
        before = latest
        latest = used
    }

    /// Takes in what the last round of another one used, besides what is here.
    ///
    /// - Parameter isNewAge: whether what was taken in before is forgotten soon: once this is said again, unless it is used
    ///   meanwhile.
    mutating func join(_ other: Memo, isNewAge: Bool) {
        if isNewAge {
            before = latest
            latest = other.latest
        } else {
            latest.merge(other.latest) { known, _ in known }
        }
    }
}
