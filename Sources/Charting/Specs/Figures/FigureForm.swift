import Drawing
import Schema

/// How figures of one kind are written: what tells them from others, and their keys.
struct FigureForm: Sendable {
    /// "network diagrams"
    let plural: String
    /// The key by which the figure is known; `nil` for a chart.
    let tellingKey: String?
    /// What to do about a key that belongs to charts.
    let remedy: @Sendable (_ key: String) -> String
    let description: @Sendable () -> KindDescription
    let read: @Sendable (Mapping, _ isRight: Bool, inout Reader) -> (any Figure)?
    /// What is written of a figure of the kind; `nil` for others.
    let members: @Sendable (any Figure) -> [Value.Member]?

    init<Spec: Sendable>(
        _ plural: String, toldBy key: String?, _ kind: @escaping @Sendable () -> Kind<Spec>,
        remedy: @escaping @Sendable (_ key: String) -> String = { "remove \($0)" },
        make: @escaping @Sendable (Spec, Mapping, inout Reader) -> (any Figure)?,
        spec: @escaping @Sendable (any Figure) -> Spec?
    ) {
        self.init(
            plural, toldBy: key, kind, remedy: remedy,
            read: { mapping, isRight, reader in
                let before = reader.problems.count
                let spec = kind().read(mapping, isRight: isRight, into: &reader)
                return reader.problems.count == before ? make(spec, mapping, &reader) : nil
            }, members: { figure in spec(figure).map { kind().members(of: $0) } })
    }

    init<Spec: Sendable>(
        _ plural: String, toldBy key: String?, _ kind: @escaping @Sendable () -> Kind<Spec>,
        remedy: @escaping @Sendable (_ key: String) -> String,
        read: @escaping @Sendable (Mapping, _ isRight: Bool, inout Reader) -> (any Figure)?,
        members: @escaping @Sendable (any Figure) -> [Value.Member]?
    ) {
        (self.plural, tellingKey, self.remedy, self.read, self.members) = (plural, key, remedy, read, members)
        description = { kind().description }
    }

    /// The keys that the figure takes; the size is that of the file.
    var keys: [String] { description().fields.map(\.key).filter { $0 != "size" } }

    /// The marks that can be written.
    @TaskLocal static var marks = Marks.all
}
