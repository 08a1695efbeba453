extension Value {
    /// What is wrong with a path for which ``replacing(_:by:)`` has no place.
    ///
    /// - Parameter what: the thing, for messages: "the experiment".
    package static func noPlace(for path: Path, in what: String) -> Problem {
        Problem(
            path: path, message: "there is no \(path.pathText) in \(what)", remedy: "name a key that it has")
    }

    /// The value with the part at a path replaced, or put there where mappings lack it.
    ///
    /// - Returns: `nil` where the path leads into something that has no parts, or beyond the end of a list.
    package func replacing(_ path: some Collection<PathStep>, by part: Value) -> Value? {
        guard let step = path.first else { return part }
        let rest = path.dropFirst()
        switch step {
        case .key(let key):
            var members = members
            guard self == .none || self == .fields(members) else { return nil }
            let place = members.firstIndex { $0.key == key }
            let old = place.map { members[$0].value } ?? .none
            guard let new = old.replacing(rest, by: part) else { return nil }
            if let place { members[place].value = new } else { members.append(.init(key, new)) }
            return .fields(members)
        case .index(let index):
            guard var items, items.indices.contains(index),
                let new = items[index].replacing(rest, by: part)
            else { return nil }
            items[index] = new
            return .list(items)
        }
    }

    /// Whether there is something at a path.
    package func holds(_ path: some Collection<PathStep>) -> Bool {
        guard let step = path.first else { return true }
        switch step {
        case .key(let key): return self[key]?.holds(path.dropFirst()) ?? false
        case .index(let index):
            guard let items, items.indices.contains(index) else { return false }
            return items[index].holds(path.dropFirst())
        }
    }

    /// The paths to everything that stands behind a key, wherever it is, in the order of the text.
    package func paths(toKey name: String) -> [Path] {
        switch self {
        case .fields(let members):
            members.flatMap { member in
                (member.key == name && member.value != .none ? [[.key(name)]] : [])
                    + member.value.paths(toKey: name).map { [.key(member.key)] + $0 }
            }
        case .list(let items):
            items.enumerated().flatMap { index, item in
                item.paths(toKey: name).map { [.index(index)] + $0 }
            }
        default: []
        }
    }
}
