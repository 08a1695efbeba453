extension Recording {
    /// The recording as arrays, with n updates and P parameters: `loss` (n + 1), `batch_loss`,
    /// `learning_rates` and `gradient_norms` (n each; norms are those before any clipping),
    /// `parameters` ((n + 1) × P), `gradients` (n × P), `parameter_names` (P texts), and
    /// `initial_predictions` and `final_predictions` (samples × outputs); with test samples also
    /// `test_loss` (n + 1).
    public var archive: NumPyArchive {
        var archive = NumPyArchive()
        archive.add("loss", loss)
        archive.add("batch_loss", batchLoss)
        if !testLoss.isEmpty { archive.add("test_loss", testLoss) }
        archive.add("learning_rates", learningRates)
        archive.add("gradient_norms", gradientNorms)
        archive.add("parameters", parameters)
        archive.add("gradients", gradients)
        archive.add("parameter_names", texts: experiment.network.parameterNames.map(\.description))
        archive.add("initial_predictions", initial.predictions)
        archive.add("final_predictions", final.predictions)
        return archive
    }

    /// The recording as a table with a row per update, from 0: `update`, `loss` over all data after
    /// it, `batch_loss` of the batch it used, before it (empty in row 0, where there was none), then
    /// every weight and bias under its name.
    public var table: CSVTable {
        CSVTable(
            columns: ["update", "loss", "batch_loss"]
                + experiment.network.parameterNames.map(\.description),
            rows: loss.indices.map { update in
                [
                    "\(update)", CSVTable.field(loss[update]),
                    update == 0 ? "" : CSVTable.field(batchLoss[update - 1]),
                ] + parameters.row(update).map(CSVTable.field)
            })
    }
}
