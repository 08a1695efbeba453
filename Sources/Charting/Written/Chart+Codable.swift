import Drawing
import Schema

extension Chart: FormedFigure, Codable {
    static let kind = "a chart"

    /// Reads the written form, that of `descent chart`.
    ///
    /// - Throws: `DecodingError.dataCorrupted` with the place and the remedy of the first problem.
    public init(from decoder: any Decoder) throws {
        self = try Self.read(from: decoder)
    }

    /// Writes the form that `descent chart` and `chart` blocks of lessons read.
    ///
    /// A curve whose function is Swift code is written as the line through 1,025 of its points; values
    /// that are not finite are null; colors have eight bits a component.
    ///
    /// - Throws: `EncodingError.invalidValue` for a mark that is none of this library, and for a second axis
    ///   whose function is Swift code rather than a formula.
    public func encode(to encoder: any Encoder) throws {
        try write(to: encoder)
    }

    func written(at path: [any CodingKey]) throws -> Value {
        var writer = ChartWriter()
        writer.titles(self)
        writer.text("caption", caption)
        for (name, axis, secondary) in [("x", xAxis, xSecondaryAxis), ("y", yAxis, ySecondaryAxis)] {
            writer.write(name, axis.written(besides: try secondary?.written(at: path)))
        }
        writer.write(
            "legend", showsLegend ? legend.written ?? (legend.isAlways ? .flag(true) : nil) : .flag(false))
        writer.flag("equal-aspect", hasEqualAspect, unless: false)
        // Names in order, so that equal charts are written equally.
        let paints = seriesPaints.sorted { $0.key < $1.key }
        if !paints.isEmpty {
            writer.write("colors", .fields(paints.map { .init($0.key, .text($0.value.written)) }))
        }
        let symbols = seriesSymbols.sorted { $0.key < $1.key }
        if !symbols.isEmpty {
            writer.write("symbols", .fields(symbols.map { .init($0.key, .text($0.value.rawValue)) }))
        }
        if let colorBar {
            writer.write("color-bar", colorBar.written)
        } else if marks.contains(where: { $0.colorKey != nil }) {
            writer.flag("color-bar", false)
        }
        if let inset { writer.write("inset", try inset.written(at: path)) }
        writer.write("marks", .list(try marks.map { try Self.written($0, at: path) }))
        return writer.value
    }

    private static func written(_ mark: any ChartMark, at path: [any CodingKey]) throws -> Value {
        guard let mark = mark as? any WrittenMark else {
            throw EncodingError.invalidValue(
                mark,
                EncodingError.Context(
                    codingPath: path,
                    debugDescription:
                        "\(type(of: mark)) has no written form; only marks of this library have one"))
        }
        var writer = ChartWriter()
        let type = type(of: mark)
        writer.text("mark", mark.nameInWriting)
        mark.write(to: &writer)
        mark.style.write(to: &writer, unless: type.writtenStyle)
        return writer.value
    }
}

extension Facets: FormedFigure, Codable {
    static let kind = "facets"

    /// Reads the written form, that of `descent chart`.
    ///
    /// - Throws: `DecodingError.dataCorrupted` with the place and the remedy of the first problem.
    public init(from decoder: any Decoder) throws {
        self = try Self.read(from: decoder)
    }

    /// Writes the form that `descent chart` reads; see ``Chart/encode(to:)``.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }

    func written(at path: [any CodingKey]) throws -> Value {
        var writer = ChartWriter()
        writer.titles(self)
        writer.text("caption", caption)
        writer.number("columns", columns.map(Double.init))
        if sharing != .both { writer.text("share", sharing.rawValue) }
        writer.number("plot-aspect", aspect, unless: 0.75)
        writer.write("facets", .list(try charts.map { try $0.written(at: path) }))
        return writer.value
    }
}

extension ChartWriter {
    mutating func titles(_ figure: some Figure) {
        text("title", figure.title)
        text("subtitle", figure.subtitle)
        text("alt", figure.summary)
    }
}

extension AxisOptions {
    /// The axis in writing, with the second one; `nil` where everything is as usual.
    func written(besides secondary: Value?) -> Value? {
        var writer = ChartWriter()
        if let label { writer.write("label", .text(label)) }
        if case .power(let exponent) = scale {
            writer.number("exponent", exponent)
        } else if scale != .linear {
            writer.text("scale", ScaleKind.names.first { $0.kind == scale }?.name)
        }
        if let domain { writer.numbers("domain", [domain.lowerBound, domain.upperBound]) }
        if let categories { writer.texts("domain", categories) }
        writer.flag("zero", includesZero)
        writer.flag("integer", isInteger, unless: false)
        writer.flag("reversed", isReversed, unless: false)
        switch tickValues {
        case nil: writer.flag("ticks", showsTicks, unless: true)
        case .stride(let step): writer.write("ticks", .fields([.init("step", .number(step))]))
        case .automatic(let count): writer.write("ticks", .fields([.init("count", .number(Double(count)))]))
        case .numbers(let values): writer.numbers("ticks", values)
        }
        writer.flag("grid", showsGrid)
        writer.flag("minor", showsMinorTicks)
        writer.flag("labels", showsLabels, unless: true)
        writer.flag("zero-line", showsZeroLine, unless: true)
        writer.flag("hidden", isHidden, unless: false)
        writer.write("secondary", secondary)
        return writer.fields.isEmpty ? nil : writer.value
    }
}

extension ColorBarOptions {
    var written: Value {
        var writer = ChartWriter()
        writer.text("title", title)
        writer.write("levels", levels.written)
        writer.text("map", ColorMap.names.first { $0.map == map }?.name)
        writer.flag("continuous", isContinuous, unless: false)
        return writer.value
    }
}

extension ChartInset {
    fileprivate func written(at path: [any CodingKey]) throws -> Value {
        var writer = ChartWriter()
        writer.write("chart", try chart.written(at: path))
        writer.text("corner", corner?.rawValue)
        writer.number("size", share, unless: ChartInset.usualShare)
        return writer.value
    }
}
