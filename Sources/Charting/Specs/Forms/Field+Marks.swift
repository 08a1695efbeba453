import Schema

// Keys that many marks have.
extension Field where Root: Sendable {
    /// The file whose columns the other keys of a mark name.
    public static var data: Field {
        Field(
            reading: "data", .text, "The file beside the chart whose columns x, y and others name.",
            called: "the data file"
        ) { name, spot, reader in
            let table = reader.chart.data.table(name, at: spot.path, &reader)
            reader.chart.table = table.map { .read($0) } ?? .missing
        }
    }

    /// Numbers or names that must be there.
    public static func values(
        _ key: String,
        _ property: @autoclosure @escaping @Sendable () -> WritableKeyPath<Root, PlottableValue> & Sendable,
        _ words: String, example: String = "[4, 2, 1]"
    ) -> Field {
        Field(key, property(), .values, words, example: example, isRequired: true)
    }

    /// The field of the values along x.
    public static func x(
        _ property: @autoclosure @escaping @Sendable () -> WritableKeyPath<Root, PlottableValue> & Sendable
    ) -> Field {
        values("x", property(), "Where the values stand along x.", example: "[0, 1, 2]")
    }

    /// The field of the values along y.
    public static func y(
        _ property: @autoclosure @escaping @Sendable () -> WritableKeyPath<Root, PlottableValue> & Sendable
    ) -> Field {
        values("y", property(), "The values along y.")
    }

    /// The name at a mark that has none by itself.
    static func name(
        _ property: @autoclosure @escaping @Sendable () -> WritableKeyPath<Root, String?> & Sendable
    ) -> Field {
        Field(
            "label", property(), .name, "The name at the mark: a text, or false for none.",
            called: "the label")
    }

    /// The name at a mark that has that of its series there, unless it is told otherwise.
    static func endName(
        _ property: @autoclosure @escaping @Sendable () -> WritableKeyPath<Root, EndName> & Sendable
    ) -> Field {
        Field(
            "label", property(), .endName, "The name at the mark: a text, or false for none.",
            called: "the label")
    }

    static func sides(
        _ property:
            @autoclosure @escaping @Sendable () -> WritableKeyPath<Root, [LabelRequest.Side]> & Sendable
    ) -> Field {
        Field(
            "sides", property(), .sides, "Where the text may stand, in the order of preference.",
            called: "the sides")
    }
}

/// What stands at the end of a line.
enum EndName: Sendable, Hashable {
    case series, none
    case text(String)

    init(_ label: String?, series: String?) {
        self = label == series ? .series : label.map { .text($0) } ?? .none
    }

    /// What is written of it before the series is known.
    var text: String? { if case .text(let text) = self { text } else { nil } }
}

extension Form where Content == EndName {
    static var endName: Form {
        Form(.either([.text, .flag])) { value, spot, reader in
            if case .flag(let isShown) = value { return isShown ? .series : EndName.none }
            return Form<String>.shown.readAnyhow(value, at: spot, into: &reader).map { .text($0) }
        } write: {
            switch $0 {
            case .series: .flag(true)
            case .none: .flag(false)
            case .text(let text): .text(text)
            }
        }
    }
}

extension Mapping {
    /// The name at a mark once its series is known.
    ///
    /// - Parameter isUsual: whether it is that of the series where nothing is written.
    func label(_ written: String?, series: String?, isUsual: Bool = false) -> String? {
        switch self["label"] {
        case nil: isUsual ? series : written
        case .flag(let isShown)?: isShown ? series : nil
        default: written
        }
    }
}

extension Problem {
    /// What is wrong with values of which there must be equally many; along one axis there are numbers or names.
    ///
    /// - Parameter columns: each with its key; along x, then along y.
    static func unequal(_ columns: [(key: String, values: PlottableValue)]) -> [Problem] {
        guard let first = columns.first else { return [] }
        for (key, values) in columns where values.count != first.values.count {
            return [
                Problem(
                    path: [.key(key)],
                    message: "\(first.key) has \(first.values.count) values and \(key) has \(values.count)",
                    remedy: "give as many values for \(first.key) as for \(key)")
            ]
        }
        for (key, values) in columns.dropFirst(2) where values.areNames != columns[1].values.areNames {
            let kinds = columns[1].values.areNames ? ("names", "numbers") : ("numbers", "names")
            return [
                Problem(
                    path: [.key(key)], message: "\(columns[1].key) has \(kinds.0) and \(key) has \(kinds.1)",
                    remedy: "take columns or lists of numbers for both")
            ]
        }
        return []
    }
}
