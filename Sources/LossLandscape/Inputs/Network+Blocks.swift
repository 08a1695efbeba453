import TrainingCore

extension Network {
    /// How many samples a pass takes at a time: their values of a layer stay in the fast memory.
    private static let blockSize = 256
    /// How many of a task: each has a pass of its own.
    private static let taskSize = 16 * blockSize

    /// What the network predicts for many samples (samples × outputs), in blocks that are shared among threads.
    ///
    /// O(samples × parameters). The result does not depend on the number of threads.
    package func predictions(_ inputs: Matrix, threads: Int?) -> Matrix {
        precondition(
            inputs.columns == inputCount,
            "A sample has \(inputCount) inputs for this network, not \(inputs.columns)")
        let (parameters, outputs) = (parameters, outputCount)
        let tasks = Chunks(inputs.rows, size: Self.taskSize)
        var parts = [[Double]](repeating: [], count: tasks.count)
        parts.withUnsafeMutableBufferPointer { parts in
            guard let out = SharedMemory(parts) else { return }
            forEachTask(tasks.count, threads: Experiment.threads(threads)) { task in
                let rows = tasks[task]
                var workspace = NetworkWorkspace(self, capacity: min(Self.blockSize, rows.count))
                var predictions: [Double] = []
                predictions.reserveCapacity(rows.count * outputs)
                for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.blockSize) {
                    let count = min(Self.blockSize, rows.upperBound - start)
                    workspace.forward(
                        Array(inputs.elements[start * inputs.columns..<(start + count) * inputs.columns]),
                        samples: count, parameters: parameters, layers: layers.indices)
                    predictions += workspace.predictions.prefix(count * outputs)
                }
                out.start[task] = predictions
            }
        }
        return Matrix(rows: inputs.rows, columns: outputs, known: parts.flatMap { $0 })
    }
}
