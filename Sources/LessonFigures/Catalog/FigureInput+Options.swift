import Charting
import LossLandscape
import TrainingCore

extension FigureInput {
    /// The one subject of figures that take one.
    ///
    /// - Throws: where there is none.
    public func subject() throws(FigureError) -> Subject {
        guard let subject = subjects.first else {
            throw FigureError("The figure has no experiment.", remedy: "Name one with `of`.", option: "of")
        }
        return subject
    }

    /// The number of an option; `nil` where it is not set.
    public func number(_ name: String) -> Double? {
        switch options[name] {
        case .number(let value): value
        case .integer(let value): Double(value)
        default: nil
        }
    }

    /// The whole number of an option; `nil` where it is not set.
    public func integer(_ name: String) -> Int? {
        if case .integer(let value) = options[name] { value } else { nil }
    }

    /// The seed of an option; `nil` where it is not set.
    public func seed(_ name: String) -> UInt64? {
        if case .seed(let value) = options[name] { value } else { nil }
    }

    /// Whether an option is set to true; `fallback` where it is not set.
    public func flag(_ name: String, default fallback: Bool) -> Bool {
        if case .flag(let value) = options[name] { value } else { fallback }
    }

    /// The activation that the option `activation` names.
    func activation() throws(FigureError) -> Activation {
        let name = text("activation") ?? ""
        if let activation = Activations.named(name) { return activation }
        throw FigureError(
            "There is no activation \"\(name)\".",
            remedy: "Name one of \(Activations.elementwise.map(\.name).joined(separator: ", ")).",
            option: "activation")
    }

    /// The text of an option, a chosen word too; `nil` where it is not set.
    public func text(_ name: String) -> String? {
        if case .text(let value) = options[name] { value } else { nil }
    }

    /// The weight or bias that an option names; `nil` where it is not set.
    public func parameter(_ name: String) -> ParameterName? {
        if case .parameter(let value) = options[name] { value } else { nil }
    }

    /// The numbers of an option; `nil` where it is not set.
    public func numbers(_ name: String) -> [Double]? {
        if case .numbers(let values) = options[name] { values } else { nil }
    }

    /// The texts of an option; `nil` where it is not set.
    public func texts(_ name: String) -> [String]? {
        if case .texts(let values) = options[name] { values } else { nil }
    }

    /// What an option names, each once and no more than there are colors.
    ///
    /// - Parameters:
    ///   - option: called as several of them are.
    ///   - one: what one of them is called.
    func kinds<Kind>(
        _ option: String, usual: [String], called one: String, among all: [(name: String, kind: Kind)]
    ) throws(FigureError) -> [Kind] {
        let names = texts(option) ?? usual
        guard (1...Theme.series.count).contains(names.count), Set(names).count == names.count else {
            throw FigureError(
                "There are \(names.count) \(option), of which \(Set(names).count) differ.",
                remedy: "Name from 1 to \(Theme.series.count), each once.", option: option)
        }
        var kinds: [Kind] = []
        for name in names {
            guard let found = all.first(where: { $0.name == name }) else {
                throw FigureError(
                    "\"\(name)\" is no \(one).",
                    remedy: "Name one of \(all.map(\.name).joined(separator: ", ")).", option: option)
            }
            kinds.append(found.kind)
        }
        return kinds
    }

    /// The axis that an option gives; it must be set.
    ///
    /// - Throws: where it is not set.
    public func axis(_ name: String) throws(FigureError) -> ParameterRange {
        guard case .axis(let axis) = options[name] else {
            throw FigureError(
                "The figure needs `\(name)`.",
                remedy: "Give a weight with its range and number of points: `\(name): W1[0,0]=-2:2:81`.",
                option: name)
        }
        return axis
    }

    /// The label of each subject: the option `labels`, else the subjects' ids.
    ///
    /// - Throws: where there are not as many labels as subjects.
    public func labels() throws(FigureError) -> [String] {
        guard let labels = texts("labels") else { return subjects.map(\.id) }
        guard labels.count == subjects.count else {
            throw FigureError(
                "There \(labels.count == 1 ? "is" : "are") \(Words.plural(labels.count, "label")) for "
                    + "\(Words.plural(subjects.count, "experiment")).",
                remedy: "Give one label for each experiment in `of`.", option: "labels")
        }
        return labels
    }

    /// "A: " before the network where the author has named the one experiment with `labels`.
    func namePrefix() throws(FigureError) -> Phrase {
        guard texts("labels") != nil, let label = try labels().first else { return "" }
        return "\(name: label): "
    }

    /// The sample a figure looks at; the first one if the author names none.
    ///
    /// - Throws: where the subject has no such sample.
    public func sample(of subject: Subject) throws(FigureError) -> Int {
        let sample = self[integer: "sample"]
        let count = subject.experiment.data.sampleCount
        guard (0..<count).contains(sample) else {
            throw FigureError(
                "There is no sample \(sample): \(subject.id) has \(count), counted from 0.",
                remedy: "Give a number from 0 to \(count - 1).", option: "sample")
        }
        return sample
    }

    /// What to say about a weight or bias that an experiment has not.
    func absent(_ name: ParameterName, in subject: Subject, option: String) -> FigureError {
        let reason = subject.experiment.network.absence(of: name).map { ": \($0)" } ?? ""
        return FigureError(
            "There is no \(name) in \(subject.id)\(reason).",
            remedy: "Name a weight or a bias that every experiment of the figure has.", option: option)
    }

    /// Loss landscapes name what is wrong with an axis; the figure says which option that was, `x` if it has
    /// but one axis.
    func landscape<Value>(_ make: () throws(LandscapeError) -> Value) throws(FigureError) -> Value {
        do {
            return try make()
        } catch {
            throw FigureError(error.message, remedy: error.remedy, option: error.axis?.rawValue ?? "x")
        }
    }
}
