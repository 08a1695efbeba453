/// A list of numbers of a recording with a place for every moment, under the names that files and lessons have for it:
/// one declaration for JSON, archives, tables and whatever draws them.
package struct RecordedSeries: Sendable {
    /// In JSON, and in values of lessons: `testLoss`.
    package let name: String
    /// In tables: `test_loss`.
    package let column: String
    /// In archives, where it is not ``column``.
    let array: String
    /// Whether it has a number for each update that was done, from 1; else also one before the first.
    package let isOfUpdates: Bool
    private let numbers: @Sendable (Recording) -> [Double]

    private init(
        _ name: String, column: String, array: String? = nil, isOfUpdates: Bool = false,
        _ numbers: @escaping @Sendable (Recording) -> [Double]
    ) {
        self.name = name
        self.column = column
        self.array = array ?? column
        self.isOfUpdates = isOfUpdates
        self.numbers = numbers
    }

    /// n numbers, or n + 1; not-a-number where nothing was taken. Empty if the recording has no such series.
    package func list(_ recording: Recording) -> [Double] { numbers(recording) }

    /// The number after so many updates, from 0 to n; nil where there is none.
    package func number(_ list: [Double], after updates: Int) -> Double? {
        let index = isOfUpdates ? updates - 1 : updates
        guard list.indices.contains(index), !list[index].isNaN else { return nil }
        return list[index]
    }

    static let loss = RecordedSeries("loss", column: "loss", \.loss)
    static let batchLoss = RecordedSeries(
        "batchLoss", column: "batch_loss", isOfUpdates: true, \.batchLoss)
    static let penalty = RecordedSeries("penalty", column: "penalty", \.penalty)
    static let rates = [
        RecordedSeries(
            "learningRates", column: "learning_rate", array: "learning_rates", isOfUpdates: true,
            \.learningRates),
        RecordedSeries(
            "gradientNorms", column: "gradient_norm", array: "gradient_norms", isOfUpdates: true,
            \.gradientNorms),
    ]

    /// What only some experiments have.
    static let aside = [
        RecordedSeries("testLoss", column: "test_loss", \.testLoss),
        RecordedSeries("accuracy", column: "accuracy", \.accuracy),
        RecordedSeries("testAccuracy", column: "test_accuracy", \.testAccuracy),
        RecordedSeries("validationLoss", column: "validation_loss", \.validationLoss),
        RecordedSeries("validationAccuracy", column: "validation_accuracy", \.validationAccuracy),
        RecordedSeries("deadUnits", column: "dead_units", \.deadUnits),
    ]

    /// All, in the order of the columns of a table.
    package static let all = [loss, batchLoss, penalty] + aside + rates
}
