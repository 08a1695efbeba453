import LessonFigures
import TrainingCore

// What is said of trainings from other seeds.
extension Facts {
    func factOfSeeds(_ quantity: Quantity, _ subject: Subject, _ update: Int?) -> Fact? {
        switch quantity {
        case .seedCount: return Fact(subject.reruns.count)
        case .divergedSeeds: return Fact(subject.reruns.count { $0.divergedAtUpdate != nil })
        case .ofSeeds(let what, let history):
            guard let update else { return nil }
            var values: [Double] = []
            for rerun in subject.reruns {
                let point = makeValues(history, Subject(id: subject.id, recording: rerun))
                    .first { $0.update == update }
                if let value = point?.value, value.isFinite {
                    values.append(value)
                } else if rerun.divergedAtUpdate != nil {
                    if case .accuracy = history {
                        values.append(-.infinity)
                    } else {
                        values.append(.infinity)
                    }
                } else {
                    return nil
                }
            }
            values.sort()
            let place = [.lowerQuartile: 1.0, .median: 2, .upperQuartile: 3][what, default: 0]
            // A quarter of the way between the ends falls on a value, or between two.
            let quarters = Int(place) * (values.count - 1)
            let (index, rest) = quarters.quotientAndRemainder(dividingBy: 4)
            let low = values[index]
            guard rest > 0 else { return Fact(low) }
            let value = low + (values[index + 1] - low) * Double(rest) / 4
            return Fact(value, noise: 1e-12 * abs(value))
        default: return nil
        }
    }
}

extension Subject {
    /// A short run beside others that differ from it, as trainings from other seeds do; some of them diverge.
    var besideOthers: Subject {
        let training = experiment.training
        guard training.updates <= 200, experiment.data.sampleCount <= 1000 else { return self }
        var subject = self
        subject.reruns = [0.3, 0.9, 1.1, 2, 60].compactMap { factor in
            var other = training
            let rate = training.optimizer.learningRate * factor
            other.optimizer = training.optimizer.with(learningRate: rate)
            return try? experiment.with(training: other).run()
        }
        return subject
    }
}
