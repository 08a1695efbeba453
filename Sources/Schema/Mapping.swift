/// A mapping that was written: where it stands, what it is called in messages, and its keys.
package struct Mapping: Sendable {
    package let path: Path
    /// "the mark line"
    package let what: String
    package let members: Members

    package init(path: Path, what: String, members: Members) {
        self.path = path
        self.what = what
        self.members = members
    }

    /// The value of a key, unless it is nothing.
    package subscript(key: String) -> Value? { members[key] }

    package func has(_ key: String) -> Bool { members[key] != nil }

    /// Complains about a key, or about the mapping as a whole.
    package func report(
        _ message: String, at key: String?, _ place: Problem.Place? = nil, remedy: String = "",
        into reader: inout Reader
    ) {
        let place = place ?? (key == nil ? .head : .value)
        reader.report(message, at: path + (key.map { [.key($0)] } ?? []), place, remedy: remedy)
    }

    /// Whether keys that must be there are, where that depends on others; complains if not.
    package func requires(_ keys: [String], remedy: String, into reader: inout Reader) -> Bool {
        let missing = keys.filter { !has($0) }
        for key in missing { reader.reportMissing(key, at: path, of: what, in: members, remedy: remedy) }
        return missing.isEmpty
    }

    /// What a key is called in messages, with its place.
    package func spot(_ key: String, called name: String? = nil) -> Spot {
        Spot(path: path + [.key(key)], name: name ?? key)
    }
}
