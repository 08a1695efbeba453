/// Something wrong in the written form of a chart, and where.
public struct ChartProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// A step on the way from the whole chart to a value.
    public enum Step: Sendable, Hashable {
        case key(String)
        case index(Int)
    }

    /// What is pointed at: the value, its key, or the start of the mapping.
    public enum Place: Sendable, Hashable { case value, key, head }

    public enum Matter: Sendable, Hashable {
        case other
        /// A key that the mapping has not; `known` are those that it has.
        case unknownKey(String, known: [String])
        /// A name that is none of those that there are.
        case unknownName(String, known: [String], plural: String)
        /// A key that must be there; `unknown` are keys that may be meant for it.
        case missing(String, unknown: [String])
    }

    public var path: [Step]
    public var place: Place
    public var matter: Matter
    /// What is wrong, with the value found, without a full stop.
    public var message: String
    /// What to do about it; empty where the message or the matter says it.
    public var remedy: String

    public init(
        path: [Step], place: Place = .value, matter: Matter = .other, message: String, remedy: String = ""
    ) {
        self.path = path
        self.place = place
        self.matter = matter
        self.message = message
        self.remedy = remedy
    }

    public var description: String {
        let place = path.map { step in
            switch step {
            case .key(let key): ".\(key)"
            case .index(let index): "[\(index)]"
            }
        }.joined()
        var text = place.isEmpty ? message : "\(place.dropFirst(place.hasPrefix(".") ? 1 : 0)): \(message)"
        switch matter {
        case .unknownKey(_, let known): text += "; there are \(known.joined(separator: ", "))"
        case .unknownName(_, let known, let plural):
            text += "; the \(plural) are \(known.joined(separator: ", "))"
        default: if !remedy.isEmpty { text += "; \(remedy)" }
        }
        return text
    }
}

/// A table of texts: columns with names, rows with a cell for each.
public struct ChartTable: Sendable, Hashable {
    public var columns: [String]
    public var rows: [[String]]
    /// The numbers of the rows in the file, where these are some of them; `nil` counts from 1.
    var rowNumbers: [Int]?

    public init(columns: [String], rows: [[String]]) {
        self.columns = columns
        self.rows = rows
    }

    func column(_ name: String) -> [String]? {
        columns.firstIndex(of: name).map { index in rows.map { index < $0.count ? $0[index] : "" } }
    }
}

/// Where written charts find their data files.
public protocol ChartDataSource {
    /// The table of a file.
    ///
    /// - Returns: `nil` after having told the user itself what is wrong.
    /// - Throws: ``ChartProblem`` whose message and remedy are reported at the place of the name.
    func table(_ name: String) throws(ChartProblem) -> ChartTable?

    /// The arrays x, y and z of a file.
    func grid(_ name: String) throws(ChartProblem) -> Grid
}
