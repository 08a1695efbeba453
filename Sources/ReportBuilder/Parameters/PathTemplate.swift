/// A path with names of columns in braces: `{group}/{student}`.
struct PathTemplate: Sendable, Hashable {
    struct Mistake: Error {
        let message: String
        let remedy: String
    }

    private enum Part: Sendable, Hashable {
        case text(String)
        case name(String)
    }

    private let parts: [Part]

    init(_ text: String, names: [String]) throws(Mistake) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}") else {
                throw Mistake(message: "a brace in the path is not closed", remedy: "write {student}")
            }
            let name = String(rest[rest.index(after: open)..<close])
            guard names.contains(name) else {
                throw Mistake(
                    message: "there is no column \"\(name.shortened(to: 40))\" for the path",
                    remedy: Nearest.remedy(for: name, among: names, called: "columns"))
            }
            parts.append(.name(name))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    /// Whether a column is part of it.
    func names(_ column: String) -> Bool { parts.contains(.name(column)) }

    /// What stands in cells is one step of a path, whatever it holds: slashes become hyphens.
    func filled(_ cells: [String: String]) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .name(let name): (cells[name] ?? "").replacing("/", with: "-")
            }
        }.joined()
    }

    /// Why a path cannot be that of pages inside a folder.
    static func objection(to path: String) -> String? {
        for step in path.split(separator: "/", omittingEmptySubsequences: false) {
            if step.isEmpty { return "a part of it is empty" }
            if step.hasPrefix(".") { return "a part of it starts with a dot" }
            if step.utf8.count > 200 { return "a part of it is longer than 200 bytes" }
            if step.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) {
                return "a part of it holds a control character"
            }
        }
        return nil
    }
}
