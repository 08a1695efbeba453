import Tables

extension WeightFile {
    /// The formats of files of weights, by the endings of their names.
    package enum Format: String, CaseIterable, Sendable {
        case npz, safetensors
        /// Of recordings alone.
        case json
    }

    /// Reads a file in the named format.
    package init(_ bytes: [UInt8], as format: Format) throws(WeightFileError) {
        do {
            switch format {
            case .npz: try self.init(npz: bytes)
            case .safetensors: try self.init(safetensors: bytes)
            case .json: self.init(try RecordingFile(bytes: bytes).recording)
            }
        } catch {
            throw WeightFileError("\(error)")
        }
    }

    /// What a recording holds of weights: those after each update that was kept, and those that the training ended with.
    init(_ recording: Recording) {
        let kept = recording.parameters
        let last = recording.final.network.parameters
        self.init([
            Array(name: RecordedWeights.kept, shape: [kept.rows, kept.columns], elements: kept.elements),
            Array(name: RecordedWeights.last, shape: [last.count], elements: last),
        ])
    }
}
