import Schema

/// What is done to data before a training: some samples are put aside, inputs are standardized.
public struct DataPreparation: Sendable, Hashable {
    /// The share of the samples that is put aside to test on, above 0 and below 1; nil: none.
    public var testShare: Double?
    /// What the choice of the test samples is drawn from.
    public var seed: UInt64
    /// The share of all samples that is put aside to watch the training with, above 0 and below 1; nil: none.
    public var validationShare: Double?
    /// What the choice of the validation samples among those that are no test samples is drawn from.
    public var validationSeed: UInt64
    /// Each input less its mean, divided by its standard deviation.
    public var standardizesInputs: Bool

    /// What is done to the samples before a training; shares are from 0 to below 1.
    public init(
        testShare: Double? = nil, seed: UInt64 = 1, validationShare: Double? = nil,
        validationSeed: UInt64 = 1, standardizesInputs: Bool = false
    ) {
        self.testShare = testShare
        self.seed = seed
        self.validationShare = validationShare
        self.validationSeed = validationSeed
        self.standardizesInputs = standardizesInputs
    }

    /// What was done, in numbers.
    public struct Record: Sendable, Hashable {
        /// The samples put aside, counted from 0 in the order of the data as they were.
        public let testSamples: [Int]
        /// The samples put aside to watch the training with, likewise.
        public let validationSamples: [Int]
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
    package func testCount(of samples: Int) -> Int {
        guard let testShare, testShare > 0, testShare < 1, samples > 1 else { return 0 }
        return max(1, min(samples - 1, Int((testShare * Double(samples)).rounded())))
    }

    /// The same for the validation samples, of those that are left: 0 if none is left to train on then.
    package func validationCount(of samples: Int) -> Int {
        guard let validationShare, validationShare > 0, validationShare < 1, samples > 1 else { return 0 }
        let wanted = max(1, Int((validationShare * Double(samples)).rounded()))
        return max(0, min(samples - testCount(of: samples) - 1, wanted))
    }

    /// How many of so many samples are left to train on.
    package func trainingCount(of samples: Int) -> Int {
        samples - testCount(of: samples) - validationCount(of: samples)
    }

    /// What ``apply(to:)`` makes of data.
    package struct Prepared: Sendable, Hashable {
        package let training: Dataset
        /// nil: none.
        package let validation: Dataset?
        /// nil: none.
        package let test: Dataset?
        package let record: Record
    }

    /// Splits, then standardizes with the means and deviations of the training samples alone.
    ///
    /// Test samples are those with the smallest of random numbers that depend on seed and sample alone, validation
    /// samples those of the others with the smallest by their own seed; all parts keep the order of the data.
    package func apply(to data: Dataset) -> Prepared {
        let all = Array(0..<data.sampleCount)
        let test = Self.choice(of: testCount(of: all.count), among: all, seed: seed)
        let rest = all.without(test)
        let validation = Self.choice(
            of: validationCount(of: all.count), among: rest, seed: validationSeed)
        let source = Source(preparation: self, data: data)
        let training = data.chosen(rest.without(validation))
        func record(means: [Double], deviations: [Double]) -> Record {
            Record(
                testSamples: test, validationSamples: validation, means: means, deviations: deviations,
                source: source)
        }
        func part(_ samples: [Int], _ record: Record) -> Dataset? {
            samples.isEmpty ? nil : record.standardized(data.chosen(samples))
        }
        guard standardizesInputs else {
            let record = record(means: [], deviations: [])
            return Prepared(
                training: training, validation: part(validation, record), test: part(test, record),
                record: record)
        }
        let means = (0..<training.inputs.columns).map { Self.mean(training.inputs.column($0)) }
        let deviations = means.indices.map { column in
            let squares = training.inputs.column(column).map { ($0 - means[column]) * ($0 - means[column]) }
            let deviation = Self.mean(squares).squareRoot()
            return deviation == 0 ? 1 : deviation
        }
        let record = record(means: means, deviations: deviations)
        return Prepared(
            training: record.standardized(training), validation: part(validation, record),
            test: part(test, record), record: record)
    }

    /// So many of the samples, in ascending order.
    private static func choice(of count: Int, among samples: [Int], seed: UInt64) -> [Int] {
        guard count > 0 else { return [] }
        let keys = samples.map {
            (key: Philox(seed: seed).uniform(RandomPlace(.split, row: $0)), sample: $0)
        }
        return keys.sorted { ($0.key, $0.sample) < ($1.key, $1.sample) }.prefix(count).map(\.sample).sorted()
    }

    private static func mean(_ values: [Double]) -> Double {
        values.reduce(0, +) / Double(values.count)
    }

    var problems: [ExperimentError] {
        func check(_ share: Double?, _ key: ExperimentError.PathComponent) -> ExperimentError? {
            guard let share, !(share > 0 && share < 1) else { return nil }
            return ExperimentError(
                path: ["data", key, "share"],
                message: "The share of \(key.text) samples is \(numberText(share)).",
                remedy: "Write a number between 0 and 1, such as 0.25.")
        }
        let shares = [check(testShare, "test"), check(validationShare, "validation")].compactMap { $0 }
        guard shares.isEmpty, let testShare, let validationShare, testShare + validationShare >= 1 else {
            return shares
        }
        return [
            ExperimentError(
                path: ["data", "validation", "share"],
                message: "The shares of test and validation samples are \(numberText(testShare)) and "
                    + "\(numberText(validationShare)): nothing is left to train on.",
                remedy: "Write shares of all samples whose sum is below 1, such as 0.2 each.")
        ]
    }

    /// What is wrong where so many samples are split.
    func problems(sampleCount: Int) -> [ExperimentError] {
        if !problems.isEmpty { return problems }
        guard validationShare != nil, sampleCount > 0, validationCount(of: sampleCount) == 0 else {
            return []
        }
        return [
            ExperimentError(
                path: ["data", "validation"],
                message: "\(counted(sampleCount, "sample")) cannot be split: one at least for each part"
                    + (testShare == nil ? "." : ", to train on, to validate and to test."),
                remedy: "Give more samples, or leave validation out.")
        ]
    }
}

extension [Int] {
    /// Those that are not among others, in their order.
    fileprivate func without(_ others: [Int]) -> [Int] {
        if others.isEmpty { return self }
        let others = Set(others)
        return filter { !others.contains($0) }
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
    /// Some of the samples, counted from 0, in the order asked for. Throws where there is no such sample.
    public func samples(_ indices: [Int]) throws(ShapeError) -> Dataset {
        if let wrong = indices.first(where: { !(0..<sampleCount).contains($0) }) {
            throw ShapeError(
                "The samples", expected: "numbers from 0 to \(sampleCount - 1)", found: "\(wrong)")
        }
        return chosen(indices)
    }

    /// ``samples(_:)`` of numbers that there are.
    package func chosen(_ indices: [Int]) -> Dataset {
        Dataset(inputs: inputs.rows(indices), targets: targets.rows(indices))
    }
}

extension Matrix {
    /// Some of the rows.
    func rows(_ indices: [Int]) -> Matrix {
        Matrix(rows: indices.count, columns: columns, known: indices.flatMap(row))
    }
}
