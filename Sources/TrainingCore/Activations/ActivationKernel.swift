import CKernels

/// An activation among the C kernels, which do it to eight numbers at a time with plain arithmetic: the same
/// bits on every processor. Only Descent's own activations have one.
public struct ActivationKernel: Sendable, Hashable {
    /// As `landscape_kernels.h` counts them.
    package let code: Int32
    /// Whether slopes come from the kernel, too; otherwise from Swift, one by one.
    package let hasSlopes: Bool

    init(_ code: some BinaryInteger, hasSlopes: Bool = true) {
        self.code = Int32(code)
        self.hasSlopes = hasSlopes
    }
}
