import CKernels

/// The best place of a training so far, with the gradient that the update after it used.
struct BestMoment {
    private(set) var update = 0
    private(set) var parameters: [Double]
    private(set) var gradient: [Double]

    init(parameterCount: Int) {
        parameters = [Double](repeating: .nan, count: parameterCount)
        gradient = parameters
    }

    mutating func mark(_ parameters: UnsafeMutableBufferPointer<Double>, afterUpdates update: Int) {
        self.update = update
        for index in self.parameters.indices { self.parameters[index] = parameters[index] }
    }

    mutating func use(_ gradient: UnsafeMutableBufferPointer<Double>, ofUpdate update: Int) {
        guard update == self.update else { return }
        for index in self.gradient.indices { self.gradient[index] = gradient[index] }
    }
}
