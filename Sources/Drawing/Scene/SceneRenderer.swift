/// Something that turns a ``Scene`` into the bytes of a file.
public protocol SceneRenderer {
    associatedtype Failure: Error

    /// - Returns: the complete file.
    func render(_ scene: Scene) throws(Failure) -> [UInt8]
}
