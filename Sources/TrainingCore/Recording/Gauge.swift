/// Takes losses, accuracies and dead units of an experiment while it is trained.
final class Gauge {
    let rule: ClassRule?
    let census: UnitCensus?
    /// nil where all that is taken comes from ``all``.
    private let batches: GradientPass?
    /// nil where the pass of an update has the loss over all data.
    private let all: LossPass?
    let test: LossPass?
    let validation: LossPass?

    /// - Parameter batches: what makes the updates; nil: something in which the loss over all data is not left.
    init(_ experiment: Experiment, _ batches: GradientPass?) {
        let rule = experiment.classRule
        let census = UnitCensus(experiment.network)
        func pass(_ data: Dataset, census: UnitCensus? = nil) -> LossPass {
            LossPass(experiment.network, data, experiment.loss, rule: rule, census: census)
        }
        (self.rule, self.census, self.batches) = (rule, census, batches)
        all = batches?.isFullBatch == true ? nil : pass(experiment.data, census: census)
        test = experiment.test.map { pass($0) }
        validation = experiment.validation.map { pass($0) }
    }

    /// The loss over all training data; in the buffers of the update's pass where that takes all.
    func loss(_ parameters: UnsafePointer<Double>) -> Double {
        all?.loss(parameters) ?? batches?.forward(parameters, rule: rule, census: census) ?? .nan
    }

    /// After ``loss(_:)``, which gave this.
    func accuracy(_ rule: ClassRule, loss: Double) -> Double {
        all?.accuracy ?? batches?.accuracy(rule, loss: loss) ?? .nan
    }

    /// After ``loss(_:)``, which gave this.
    func deadShare(_ census: UnitCensus, loss: Double) -> Double {
        if loss.isNaN { return .nan }
        return all == nil ? batches?.deadShare(census) ?? .nan : census.deadShare
    }
}
