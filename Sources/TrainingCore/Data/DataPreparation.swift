/// What is done to data before a training: some samples are put aside, inputs are standardized.
public struct DataPreparation: Sendable, Hashable {
    /// The share of the samples that is put aside to test on, above 0 and below 1; nil: none.
    public var testShare: Double?
    /// What the choice of the test samples is drawn from.
    public var seed: UInt64
    /// Each input less its mean, divided by its standard deviation.
    public var standardizesInputs: Bool

    public init(testShare: Double? = nil, seed: UInt64 = 1, standardizesInputs: Bool = false) {
        self.testShare = testShare
        self.seed = seed
        self.standardizesInputs = standardizesInputs
    }

    /// What was done, in numbers.
    public struct Record: Sendable, Hashable {
        /// The samples put aside, counted from 0 in the order of the data as they were.
        public let testSamples: [Int]
        /// Of each input over the training samples; empty if nothing was standardized.
        public let means: [Double]
        /// Population standard deviations (divided by the number of samples); 1 stands for that of an
        /// input that never changes.
        public let deviations: [Double]
        /// What was asked for, and the data that it was done to.
        let source: Source
    }

    struct Source: Sendable, Hashable {
        let preparation: DataPreparation
        let data: Dataset
    }

    /// How many of so many samples are put aside: the nearest whole number, but at least 1, and at least
    /// 1 stays to train on.
    public func testCount(of samples: Int) -> Int {
        guard let testShare, testShare > 0, testShare < 1, samples > 1 else { return 0 }
        return max(1, min(samples - 1, Int((testShare * Double(samples)).rounded())))
    }

    /// Splits, then standardizes with the means and deviations of the training samples alone.
    ///
    /// Test samples are those with the smallest of random numbers that depend on seed and sample alone;
    /// both parts keep the order of the data.
    public func apply(to data: Dataset) -> (training: Dataset, test: Dataset?, record: Record) {
        let keys = (0..<data.sampleCount).map {
            (key: Philox(seed: seed).uniform(RandomPlace(.split, row: $0)), sample: $0)
        }
        let test = keys.sorted { ($0.key, $0.sample) < ($1.key, $1.sample) }
            .prefix(testCount(of: data.sampleCount)).map(\.sample).sorted()
        let isTest = Set(test)
        let source = Source(preparation: self, data: data)
        let training = data.samples((0..<data.sampleCount).filter { !isTest.contains($0) })
        let aside = test.isEmpty ? nil : data.samples(test)
        guard standardizesInputs else {
            return (training, aside, Record(testSamples: test, means: [], deviations: [], source: source))
        }
        let means = (0..<training.inputs.columns).map { Self.mean(training.inputs.column($0)) }
        let deviations = means.indices.map { column in
            let squares = training.inputs.column(column).map { ($0 - means[column]) * ($0 - means[column]) }
            let deviation = Self.mean(squares).squareRoot()
            return deviation == 0 ? 1 : deviation
        }
        let record = Record(testSamples: test, means: means, deviations: deviations, source: source)
        return (record.standardized(training), aside.map(record.standardized), record)
    }

    private static func mean(_ values: [Double]) -> Double {
        values.reduce(0, +) / Double(values.count)
    }

    var problems: [ExperimentError] {
        guard let testShare, !(testShare > 0 && testShare < 1) else { return [] }
        return [
            ExperimentError(
                path: ["data", "test", "share"],
                message: "The share of test samples is \(numberText(testShare)).",
                remedy: "Write a number between 0 and 1, such as 0.25.")
        ]
    }
}

extension DataPreparation.Record {
    /// The same step for other samples, such as those of a prediction.
    public func standardized(_ inputs: Matrix) -> Matrix {
        guard !means.isEmpty else { return inputs }
        var result = inputs
        for row in 0..<inputs.rows {
            for column in 0..<inputs.columns {
                result[row, column] = (inputs[row, column] - means[column]) / deviations[column]
            }
        }
        return result
    }

    fileprivate func standardized(_ data: Dataset) -> Dataset {
        Dataset(inputs: standardized(data.inputs), targets: data.targets)
    }
}

extension Dataset {
    /// Some of the samples, in the order asked for.
    public func samples(_ indices: [Int]) -> Dataset {
        Dataset(inputs: inputs.rows(indices), targets: targets.rows(indices))
    }
}

extension Matrix {
    /// Some of the rows.
    func rows(_ indices: [Int]) -> Matrix {
        Matrix(rows: indices.count, columns: columns, elements: indices.flatMap(row))
    }
}
