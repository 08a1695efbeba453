import Schema

extension YAMLDecoder {
    /// The id of a block, which it must have.
    mutating func identifier(in fields: YAMLFields, of what: String) -> BlockID? {
        guard
            let node = required("id", in: fields, of: what, remedy: "name it, such as id: first-steps"),
            let name = read(node, as: Form<String>.identifier, called: "the id")
        else { return nil }
        return BlockID(name: name, range: node.range)
    }
}
