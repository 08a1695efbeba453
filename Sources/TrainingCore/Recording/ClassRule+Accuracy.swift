extension ClassRule {
    /// How many decisions of samples × outputs numbers are those of the targets. Allocates nothing.
    func rightCount(
        _ predictions: UnsafePointer<Double>, targets: UnsafePointer<Double>, samples: Int, outputs: Int
    ) -> Int {
        var right = 0
        switch self {
        case .each(let limit):
            for index in 0..<samples * outputs {
                right += (predictions[index] >= limit) == (targets[index] >= limit) ? 1 : 0
            }
        case .largest:
            for sample in 0..<samples {
                let row = sample * outputs
                var (decided, wanted) = (0, 0)
                for output in 1..<max(1, outputs) {
                    if predictions[row + output] > predictions[row + decided] { decided = output }
                    if targets[row + output] > targets[row + wanted] { wanted = output }
                }
                if decided == wanted { right += 1 }
            }
        }
        return right
    }

    /// The share of right decisions, from 0 to 1; not-a-number if a prediction is none.
    package func accuracy(predictions: Matrix, targets: Matrix) -> Double {
        if predictions.elements.contains(where: \.isNaN) { return .nan }
        let (samples, outputs) = (targets.rows, targets.columns)
        let right = predictions.elements.withUnsafeBufferPointer { predictions in
            targets.elements.withUnsafeBufferPointer { targets -> Int in
                guard let predictions = predictions.baseAddress, let targets = targets.baseAddress else {
                    return 0
                }
                return rightCount(predictions, targets: targets, samples: samples, outputs: outputs)
            }
        }
        return Double(right) / Double(decisions(samples: samples, outputs: outputs))
    }
}
