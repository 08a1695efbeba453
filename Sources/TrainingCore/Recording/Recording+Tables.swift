extension Recording {
    /// The recording as arrays, with n updates and P parameters: `loss` (n + 1, not-a-number where it was
    /// not taken), `batch_loss`, `learning_rates` and `gradient_norms` (n each; norms are those before any
    /// clipping), `kept_updates` (m numbers: all from 0 to n unless weights were thinned), `parameters`
    /// (m × P), `gradients` ((m − 1) × P), `parameter_names` (P texts), and `initial_predictions` and
    /// `final_predictions` (samples × outputs); with test samples also `test_loss` (n + 1), with a penalty
    /// `penalty` (n + 1), with batches `batch_samples` (n × batch size: the samples that each update used, counted
    /// from 0; −1 fills up a short batch). For each trace k that was asked for, per layer l from 1: `trace_k_inputs` (samples ×
    /// inputs), `trace_k_samples`, and `trace_k_preactivations_l`, `trace_k_values_l`,
    /// `trace_k_value_slopes_l`, `trace_k_preactivation_slopes_l` (samples × nodes).
    public var archive: NumPyArchive {
        var archive = NumPyArchive()
        archive.add("loss", loss)
        archive.add("batch_loss", batchLoss)
        if !testLoss.isEmpty { archive.add("test_loss", testLoss) }
        archive.add("learning_rates", learningRates)
        archive.add("gradient_norms", gradientNorms)
        if !penalty.isEmpty { archive.add("penalty", penalty) }
        if let samples = batchSamples { archive.add("batch_samples", samples) }
        archive.add("kept_updates", keptUpdates.map(Double.init))
        archive.add("parameters", parameters)
        archive.add("gradients", gradients)
        archive.add("parameter_names", texts: experiment.network.parameterNames.map(\.description))
        archive.add("initial_predictions", initial.predictions)
        archive.add("final_predictions", final.predictions)
        for trace in traces { trace.add(to: &archive) }
        return archive
    }

    /// The samples of every update, −1 where a batch is short; nil if every update used all samples.
    private var batchSamples: Matrix? {
        guard let size = experiment.training.batchSize, size < experiment.data.sampleCount else { return nil }
        var rows: [Double] = []
        for batch in batches {
            for sample in batch { rows.append(Double(sample)) }
            for _ in batch.count..<size { rows.append(-1) }
        }
        return Matrix(rows: updateCount, columns: size, elements: rows)
    }

    /// The recording as a table with a row per update, from 0: `update`, `loss` over all data after
    /// it (empty where it was not taken), `batch_loss` of the batch it used, before it (empty in row 0,
    /// where there was none), `penalty` if there is one, then every weight and bias under its name (empty
    /// where they were not kept).
    public var table: CSVTable {
        let names = experiment.network.parameterNames.map(\.description)
        let taken = Set(lossUpdates)
        return CSVTable(
            columns: ["update", "loss", "batch_loss"] + (penalty.isEmpty ? [] : ["penalty"]) + names,
            rows: loss.indices.map { update in
                [
                    "\(update)", taken.contains(update) ? CSVTable.field(loss[update]) : "",
                    update == 0 ? "" : CSVTable.field(batchLoss[update - 1]),
                ] + (penalty.isEmpty ? [] : [CSVTable.field(penalty[update])])
                    + (row(after: update).map { parameters.row($0).map(CSVTable.field) }
                        ?? names.map { _ in "" })
            })
    }
}
