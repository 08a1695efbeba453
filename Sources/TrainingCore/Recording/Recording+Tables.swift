import Tables

extension Recording {
    /// The recording as arrays, with n updates and P parameters: `loss` (n + 1, not-a-number where it was
    /// not taken), `batch_loss`, `learning_rates` and `gradient_norms` (n each; norms are those before any
    /// clipping), `kept_updates` (m numbers: all from 0 to n unless weights were thinned), `parameters`
    /// (m × P), `gradients` ((m − 1) × P), `layer_gradient_norms` ((m − 1) × layers), `final_parameters` (P numbers:
    /// those that the training ended with), `parameter_names` (P texts), and `initial_predictions` and
    /// `final_predictions` (samples × outputs); with test and validation samples also `test_loss` and
    /// `validation_loss` (n + 1 each), of a classifier `accuracy`, `test_accuracy` and `validation_accuracy`, of a
    /// network with relu `dead_units`, with early stopping `best_update`, with a penalty `penalty` (n + 1), with batches `batch_samples` (n × batch size: the samples that each update used, counted
    /// from 0; −1 fills up a short batch). For each trace k that was asked for, per layer l from 1: `trace_k_inputs` (samples ×
    /// inputs), `trace_k_samples`, and `trace_k_preactivations_l`, `trace_k_values_l`,
    /// `trace_k_value_slopes_l`, `trace_k_preactivation_slopes_l` (samples × nodes).
    public var archive: NumPyArchive {
        var archive = NumPyArchive()
        archive.add("loss", loss)
        archive.add("batch_loss", batchLoss)
        for series in RecordedSeries.aside {
            let list = series.list(self)
            if !list.isEmpty { archive.add(series.array, list) }
        }
        if let bestUpdate { archive.add("best_update", [Double(bestUpdate)]) }
        archive.add("learning_rates", learningRates)
        archive.add("gradient_norms", gradientNorms)
        if !penalty.isEmpty { archive.add("penalty", penalty) }
        if let samples = batchSamples { archive.add("batch_samples", samples) }
        archive.add("kept_updates", keptUpdates.map(Double.init))
        archive.add(RecordedWeights.kept, parameters)
        archive.add("gradients", gradients)
        archive.add("layer_gradient_norms", layerGradientNorms)
        archive.add(RecordedWeights.last, final.network.parameters)
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
        return Matrix(rows: updateCount, columns: size, known: rows)
    }

    /// The recording as a table with a row per update, from 0: `update`; of `RecordedSeries.all` those that there
    /// are, such as `loss` over all data after it (empty where it was not taken) and `batch_loss` of the batch it
    /// used, before it (empty in row 0, where there was none); then every weight and bias under its name (empty
    /// where they were not kept).
    public var table: Table {
        let all = RecordedSeries.all.map { (series: $0, list: $0.list(self)) }
        let taken = Set(lossUpdates)
        let series = all.filter { !$0.list.isEmpty || $0.series.isOfUpdates }.map { series, list in
            Table.Column(
                series.column,
                .numbers(
                    loss.indices.map { update in
                        let index = series.isOfUpdates ? update - 1 : update
                        // A number that was taken is shown, also where it is none.
                        let isThere =
                            series.isOfUpdates || series.column == "penalty" || taken.contains(update)
                        return index >= 0 && isThere ? list[index] : Table.missing
                    }))
        }
        let rows = loss.indices.map { row(after: $0) }
        let weights = experiment.network.parameterNames.enumerated().map { column, name in
            Table.Column(
                name.description,
                .numbers(rows.map { $0.map { parameters[$0, column] } ?? Table.missing }))
        }
        return Table([Table.Column("update", .integers(Array(loss.indices)))] + series + weights)
    }
}
