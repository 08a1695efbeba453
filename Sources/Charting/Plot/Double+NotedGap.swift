extension Double {
    /// A gap of which has been said why: a cell that is no number, noted when it was read.
    package static let notedGap = Double(nan: 1, signaling: false)

    var isNotedGap: Bool { isNaN && bitPattern == Double.notedGap.bitPattern }
}
