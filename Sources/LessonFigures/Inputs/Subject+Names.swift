import Charting
import Drawing
import TrainingCore

extension Subject {
    private var names: DataNames { experiment.names }
    var inputCount: Int { experiment.network.inputCount }

    func inputName(_ index: Int) -> String { names.input(index) }
    func className(_ index: Int) -> String { names.className(index) }
    var classNames: [String] { (0..<experiment.classCount).map(className) }

    /// What stands below an input of a diagram.
    func inputCaption(_ index: Int) -> String { inputPhrase(index).text }

    /// "length", "input 0".
    func inputPhrase(_ index: Int) -> Phrase {
        names.inputs.isEmpty ? "input \(number: .node, index)" : "\(name: inputName(index))"
    }

    /// "setosa", "output 0".
    func outputPhrase(_ index: Int) -> Phrase {
        experiment.data.targets.columns > 1 && index < names.classes.count
            ? "\(name: names.classes[index])" : "output \(number: .output, index, of: self)"
    }

    /// What an output's targets are called on axes.
    func targetTitle(_ output: Int) -> String {
        if experiment.oneClassRule == nil, output < names.classes.count { return names.classes[output] }
        if experiment.data.targets.columns > 1 { return "Target of output \(output)" }
        return names.target.isEmpty ? "Target" : names.target
    }

    /// How a class is drawn: its color and its shape, so that neither has to be told apart alone.
    func paint(ofClass index: Int) -> Paint {
        // Of two classes the second is what is looked for.
        let order = experiment.classCount == 2 ? [1, 0] : Array(Theme.series.indices)
        return Theme.series[order[index % order.count]]
    }

    func symbol(ofClass index: Int) -> Symbol {
        let symbols: [Symbol] = [.circle, .square, .triangle, .diamond]
        // With each round through the colors shapes move on by one: 32 classes look different.
        return symbols[(index + index / Theme.series.count) % symbols.count]
    }

    /// "100 samples", "75 to train on and 25 to test on".
    var partsText: Phrase {
        let parts = experiment.parts
        func count(_ part: DataPart) -> Int { experiment.data(of: part)?.sampleCount ?? 0 }
        guard parts.count > 1 else {
            return Words.plural(.samples(.training), count(.training), "sample", of: self)
        }
        return Words.enumeration(
            parts.map { part -> Phrase in
                "\(.samples(part), count(part), of: self) \(name: part.words)"
            })
    }
}
