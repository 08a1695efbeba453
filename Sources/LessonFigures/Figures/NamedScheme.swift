import TrainingCore

/// A scheme as an author names it: `he-normal`, `normal=0.01`.
struct NamedScheme {
    let name: String
    let initialization: Initialization

    init(_ text: String, seed: UInt64) throws(FigureError) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let kind = parts.first.map(String.init) ?? ""
        guard let entry = Initializations.all(seed: seed).entry(named: kind) else {
            throw FigureError(
                "There is no scheme \"\(kind)\".",
                remedy: "Name one of \(Initializations.all().names.joined(separator: ", ")).",
                option: "schemes")
        }
        let number = parts.count > 1 ? Double(parts[1]) : nil
        func refused(_ remedy: String) -> FigureError {
            FigureError("The scheme \"\(text)\" cannot be drawn from.", remedy: remedy, option: "schemes")
        }
        if parts.count > 1, number?.isFinite != true { throw refused("Write a number, such as \(kind)=0.1.") }
        name = text
        switch kind {
        case "uniform":
            guard let number, number >= 0 else {
                throw refused("Write uniform=0.1 for weights from −0.1 to 0.1.")
            }
            initialization = Initialization(.uniform(from: -number, to: number), seed: seed)
        case "normal":
            guard number ?? 1 >= 0 else { throw refused("Write a deviation from 0, such as normal=0.1.") }
            initialization = Initialization(.normal(deviation: number ?? 1), seed: seed)
        case "constant":
            guard let number else { throw refused("Write constant=0.5.") }
            initialization = Initialization(.constant(number), seed: seed)
        default:
            guard number == nil, let prototype = entry.prototype else {
                throw refused("Leave the number out: \(kind).")
            }
            initialization = prototype
        }
    }
}
