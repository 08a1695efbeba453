import Schema

/// A figure with a written form: that of `descent chart`, of `chart` blocks in lessons, and of `Codable`.
protocol FormedFigure: Figure {
    /// What the figure is, for messages: `a chart`.
    static var kind: String { get }

    /// - Throws: `EncodingError.invalidValue` for parts that are none of this library.
    func written(at path: [any CodingKey]) throws -> Value
}

extension FormedFigure {
    static func read(from decoder: any Decoder) throws -> Self {
        let (figure, problems) = WrittenFigure.read(try Value(from: decoder))
        func error(_ text: String) -> DecodingError {
            .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: text))
        }
        if let problem = problems.first {
            let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
            throw error(problem.description + more)
        }
        guard let figure = figure as? Self else { throw error("this is another figure than \(kind)") }
        return figure
    }

    func write(to encoder: any Encoder) throws {
        try written(at: encoder.codingPath).encode(to: encoder)
    }
}

extension SurfaceChart: FormedFigure, Codable {
    static let kind = "a surface in space"

    /// Reads the written form; see ``Chart/init(from:)``.
    public init(from decoder: any Decoder) throws { self = try Self.read(from: decoder) }

    /// Writes the form that `descent chart` reads: a chart whose first mark is `surface3d`. Values that are not
    /// finite are null, and so holes; colors have eight bits a component.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension NetworkDiagram: FormedFigure, Codable {
    static let kind = "a network diagram"

    /// Reads the written form; see ``Chart/init(from:)``.
    public init(from decoder: any Decoder) throws { self = try Self.read(from: decoder) }

    /// Writes the form that `descent chart` reads. Values of edges that are not finite are left out.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension ProductFigure: FormedFigure, Codable {
    static let kind = "a product"

    /// Reads the written form; see ``Chart/init(from:)``.
    public init(from decoder: any Decoder) throws { self = try Self.read(from: decoder) }

    /// Writes the form that `descent chart` reads.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension Panels: FormedFigure, Codable {
    static let kind = "panels"

    /// Reads the written form; see ``Chart/init(from:)``.
    public init(from decoder: any Decoder) throws { self = try Self.read(from: decoder) }

    /// Writes the form that `descent chart` reads; see ``Chart/encode(to:)``.
    ///
    /// - Throws: `EncodingError.invalidValue` for a figure or a mark that is none of this library.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}
