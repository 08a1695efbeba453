import Schema

/// Which classes targets are numbers of: how many there are, or what they are called.
package enum ClassesSpec: Sendable, Hashable {
    case count(Int)
    case named([String])

    package var count: Int {
        switch self {
        case .count(let count): count
        case .named(let names): names.count
        }
    }

    package var names: [String] { if case .named(let names) = self { names } else { [] } }

    private static let number = Form<Int>.integer(2...100_000)
    private static let list = Form<[String]>.list(of: .text, counts: 2...100_000) {
        "name \($0 + 1) of \($1)"
    }

    static let form = Form<ClassesSpec>(.either([number.description, list.description])) {
        value, spot, reader in
        if value.items != nil { return list.readAnyhow(value, at: spot, into: &reader).map { .named($0) } }
        return number.readAnyhow(value, at: spot, into: &reader).map { .count($0) }
    } write: {
        switch $0 {
        case .count(let count): .integer(count)
        case .named(let names): .list(names.map { .text($0) })
        }
    }
}
