import TrainingCore

extension PlaneRequest {
    static let exact = "affine first layer (exact)"
    static let single = "affine first layer (single precision)"

    /// The losses, y.count × x.count, and the name of the engine.
    func losses(precision: SurfacePrecision, threads: Int) -> (loss: [Double], engine: String) {
        let (engine, name) = engine(precision: precision)
        let loss = [Double](unsafeUninitializedCapacity: x.count * y.count) { buffer, count in
            count = x.count * y.count
            let losses = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
            if let engine {
                engine.write(to: losses, threads: threads)
                keepRecordedLoss(in: losses)
            } else {
                writeByBruteForce(to: losses, threads: threads)
            }
        }
        return (loss, name)
    }

    /// What computes the losses, and its name; nil for a pass forward per point.
    func engine(precision: SurfacePrecision) -> (AffineLayerEngine?, String) {
        let bounds = magnitudes
        let isSingle = precision == .single && bounds.all < Self.tameSingle
        guard bounds.all < SurfaceRequest.tameMagnitude,
            let engine = AffineLayerEngine(
                self, precision: isSingle ? .single : .double, magnitudes: bounds)
        else { return (nil, BruteForce.name) }
        return (engine, isSingle ? Self.single : Self.exact)
    }

    /// Its square is still a finite number of single precision.
    private static let tameSingle = 1e15

    /// The cell at the origin is the loss that a recording has, bit for bit.
    private func keepRecordedLoss(in losses: UnsafeMutableBufferPointer<Double>) {
        guard let column = x.firstIndex(of: 0), let row = y.firstIndex(of: 0) else { return }
        losses[row * x.count + column] = lossByBruteForce([(0, 0)])[0]
    }
}
