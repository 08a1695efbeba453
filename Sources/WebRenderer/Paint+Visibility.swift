import Drawing

extension Paint {
    /// Whether it shows on either ground.
    var isVisible: Bool { light.alpha > 0 || dark.alpha > 0 }

    /// Whether it is the same on every ground and in every theme.
    var isConstant: Bool { name == nil && light == dark }
}

extension Stroke {
    var isVisible: Bool { paint.isVisible && width > 0 && width.isFinite }
}
