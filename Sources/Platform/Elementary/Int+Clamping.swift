extension Int {
    /// The whole part of a number, within what can be counted; 0 for what is no number.
    package init(clamping number: Double) {
        self = number.isNaN ? 0 : Int(Swift.min(Swift.max(number, -0x1p62), 0x1p62))
    }
}
