/// Tells one making of something from every other: equal only to itself. What was kept from an earlier build is the same
/// making, without a look at what it is.
final class Making: Sendable, Hashable {
    static func == (one: Making, other: Making) -> Bool { one === other }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
