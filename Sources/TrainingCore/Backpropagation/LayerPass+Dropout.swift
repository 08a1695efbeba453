extension UnsafePointer<LayerPass> {
    /// What feeds the layer above.
    var outputs: UnsafePointer<Double> { UnsafePointer<Double>(pointee.dropped ?? pointee.values) }

    /// Drops some of the values, in training.
    func drop(samples: Int) {
        guard let mask = pointee.mask, let dropped = pointee.dropped else { return }
        let values = pointee.values
        for index in 0..<samples * pointee.nodes { dropped[index] = values[index] * mask[index] }
    }

    /// ∂L/∂a from the slope of what was left of a.
    func multiplySlopesByMask(samples: Int) {
        guard let mask = pointee.mask else { return }
        let slopes = pointee.valueSlopes
        for index in 0..<samples * pointee.nodes { slopes[index] *= mask[index] }
    }
}
