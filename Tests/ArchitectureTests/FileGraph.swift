/// Which file knows which, inside each module: a file knows another if it uses the name of a type that stands there.
///
/// Read as text. Types are found by name at the top level of a file, so what an extension adds belongs to no file, and
/// names of types within types may hit one of the top level: such a name is better changed than excused.
struct FileGraph: Sendable {
    /// From the paths of a file and of one it knows to the types it knows it by, sorted.
    let arrows: [String: [String: [String]]]

    init(_ sources: [SwiftSource]) {
        let read = sources.map { (path: $0.path, names: TypeNames($0.codeLines)) }
        var homes: [String: [String: String]] = [:]
        for (path, names) in read {
            for name in names.declared where homes[Self.module(of: path)]?[name] == nil {
                homes[Self.module(of: path), default: [:]][name] = path
            }
        }
        var arrows: [String: [String: [String]]] = [:]
        for (path, names) in read {
            for name in names.used.sorted() {
                guard let home = homes[Self.module(of: path)]?[name], home != path else { continue }
                arrows[path, default: [:]][home, default: []].append(name)
            }
        }
        self.arrows = arrows
    }

    /// `Charting` of `Sources/Charting/Scales/Tick.swift`.
    static func module(of path: String) -> String {
        String(path.split(separator: "/").dropFirst().first ?? "")
    }

    /// `Charting/Scales` of `Sources/Charting/Scales/Tick.swift`.
    static func folder(of path: String) -> String {
        path.split(separator: "/").dropFirst().dropLast().joined(separator: "/")
    }

    /// Which folder knows which, by which arrows between their files: `A.swift → B.swift (Type)`.
    var folderArrows: [String: [String: [String]]] {
        var known: [String: [String: [String]]] = [:]
        for (from, targets) in arrows {
            for (to, names) in targets where Self.folder(of: from) != Self.folder(of: to) {
                let (file, other) = (
                    from.split(separator: "/").last ?? "", to.split(separator: "/").last ?? ""
                )
                known[Self.folder(of: from), default: [:]][Self.folder(of: to), default: []].append(
                    "\(file) → \(other) (\(names.joined(separator: ", ")))")
            }
        }
        return known
    }

    /// The circles of files or of folders, each sorted: from each of its members one comes to all others.
    static func circles(_ arrows: [String: [String: [String]]]) -> [[String]] {
        var search = CircleSearch(arrows: arrows.mapValues { $0.keys.sorted() })
        for start in arrows.keys.sorted() { search.visit(start) }
        return search.circles
    }
}

/// The names of types that a file declares at its top level, and that it uses.
private struct TypeNames {
    private(set) var declared: [String] = []
    private(set) var used: Set<String> = []

    init(_ codeLines: [String]) {
        var (depth, isDeclaration) = (0, false)
        for line in codeLines {
            var word: [UInt8] = []
            func end(_ names: inout TypeNames) {
                defer { word.removeAll(keepingCapacity: true) }
                guard let first = word.first else { return }
                let name = String(decoding: word, as: UTF8.self)
                guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else {
                    isDeclaration = Self.keywords.contains(name)
                    return
                }
                if isDeclaration && depth == 0 { names.declared.append(name) }
                if word.count > 1 { names.used.insert(name) }
                isDeclaration = false
            }
            for byte in line.utf8 {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
                    word.append(byte)
                default:
                    end(&self)
                    if byte == UInt8(ascii: "{") { depth += 1 }
                    if byte == UInt8(ascii: "}") { depth -= 1 }
                    if byte != UInt8(ascii: " ") { isDeclaration = false }
                }
            }
            end(&self)
        }
    }

    private static let keywords: Set = ["struct", "enum", "class", "protocol", "typealias", "actor"]
}

/// Tarjan's search for strongly connected sets (Depth-first search and linear graph algorithms, 1972).
private struct CircleSearch {
    let arrows: [String: [String]]
    private(set) var circles: [[String]] = []
    private var numbers: [String: Int] = [:]
    private var lowest: [String: Int] = [:]
    private var open: [String] = []
    private var isOpen: Set<String> = []

    init(arrows: [String: [String]]) { self.arrows = arrows }

    mutating func visit(_ file: String) {
        guard numbers[file] == nil else { return }
        let number = numbers.count
        numbers[file] = number
        open.append(file)
        isOpen.insert(file)
        var low = number
        for next in arrows[file] ?? [] {
            if numbers[next] == nil {
                visit(next)
                low = min(low, lowest[next] ?? number)
            } else if isOpen.contains(next) {
                low = min(low, numbers[next] ?? number)
            }
        }
        lowest[file] = low
        guard low == number, let start = open.lastIndex(of: file) else { return }
        let circle = open[start...].sorted()
        open.removeSubrange(start...)
        isOpen.subtract(circle)
        if circle.count > 1 { circles.append(circle) }
    }
}
