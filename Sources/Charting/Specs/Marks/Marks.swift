import Schema

/// Every mark there is in writing, each with its keys.
public enum Marks {
    /// A mark that is read as what it is: its keys, and those that every mark has for its style.
    ///
    /// - Parameter kind: its name behind `mark:` and its own keys; with `Field.data` they may name columns of data files.
    public static func entry<Mark: ChartMark>(
        _ kind: @autoclosure @escaping @Sendable () -> Kind<Mark>
    ) -> KindList<any ChartMark>.Entry {
        entry(kind(), unlike: { _ in nil })
    }

    /// - Parameter other: a mark of this kind in place of one that cannot be written as what it is.
    static func entry<Mark: ChartMark>(
        _ kind: @autoclosure @escaping @Sendable () -> Kind<Mark>,
        unlike other: @escaping @Sendable (any ChartMark) -> Mark?
    ) -> KindList<any ChartMark>.Entry {
        entry(
            Mark.self, kind(), style: \.style, make: { mark, _, _ in mark },
            spec: { $0 as? Mark ?? other($0) })
    }

    /// A mark that is read into something from which it is made.
    ///
    /// - Parameters:
    ///   - type: the mark.
    ///   - style: where that has the style of the mark.
    ///   - make: the mark; `nil` after problems, which the reader then has.
    ///   - spec: what is written of a mark; `nil` for one of another kind.
    static func entry<Spec: Sendable, Mark: ChartMark>(
        _ type: Mark.Type, _ kind: @autoclosure @escaping @Sendable () -> Kind<Spec>,
        style: WritableKeyPath<Spec, MarkStyle> & Sendable,
        make: @escaping @Sendable (Spec, Mapping, inout Reader) -> Mark?,
        spec: @escaping @Sendable (any ChartMark) -> Spec?
    ) -> KindList<any ChartMark>.Entry {
        KindList.Entry(
            kind().adding(styleFields(of: Mark.self).map { $0.through(style) }),
            make: { spec, mapping, reader in
                guard let mark = make(spec, mapping, &reader) else { return nil }
                checkColors(of: mark, mapping, &reader)
                checkSeries(of: mark, mapping, &reader)
                return mark
            }, unwrap: spec)
    }

    private static func styleFields<Mark: ChartMark>(of type: Mark.Type) -> [Field<MarkStyle>] {
        if type is any StylelessMark.Type { return [] }
        return MarkStyle.fields + (type is any AnnotatedMark.Type ? [MarkStyle.annotationField] : [])
    }

    /// The most series that the names of one mark make.
    private static let mostSeries = 1_000

    private static func checkSeries(of mark: any ChartMark, _ mapping: Mapping, _ reader: inout Reader) {
        for (key, groups) in [("color-by", mark.style.groups), ("symbol-by", mark.style.symbolGroups)] {
            guard case .categories(let names)? = groups?.values else { continue }
            _ = hasRoom(for: names, of: key, mapping, &reader)
        }
    }

    /// Whether a chart has room for a series of each of these names; else complains about the key that has them.
    static func hasRoom(
        for names: [String], of key: String, _ mapping: Mapping, _ reader: inout Reader
    ) -> Bool {
        guard names.count > mostSeries, case let count = Set(names).count, count > mostSeries else {
            return true
        }
        mapping.report(
            "\(key) of \(mapping.what) has \(count) different names, a chart has room for "
                + "\(mostSeries) series", at: key,
            remedy: "choose a column with fewer values", into: &reader)
        return false
    }

    private static func checkColors(of mark: any ChartMark, _ mapping: Mapping, _ reader: inout Reader) {
        guard case .numbers(let numbers)? = mark.style.groups?.values, let first = numbers.first,
            !(mark is any ValueColoredMark), numbers.contains(where: { $0 != first })
        else { return }
        mapping.report(
            "\(mapping.what) has one color, and color-by has several numbers", at: "color-by",
            remedy: "give one number for all, or names, for a mark of each", into: &reader)
    }
}

/// A mark of this library, which has a name in writing.
protocol SpecifiedMark: ChartMark {
    static var specName: String { get }
}

extension SpecifiedMark {
    /// As charts in files write it, in words: "heat map".
    public var kindName: String { String(Self.specName.map { $0 == "-" ? " " : $0 }) }
}

/// A mark whose look its own keys say.
protocol StylelessMark: ChartMark {}

/// A mark that can draw each of its values in a color of its own.
protocol ValueColoredMark: ChartMark {}

extension LineMark: ValueColoredMark {}
extension PointMark: ValueColoredMark {}
extension BarMark: ValueColoredMark {}
extension ErrorBarMark: ValueColoredMark {}
extension RectangleMark: ValueColoredMark {}
extension ArrowMark: ValueColoredMark {}
