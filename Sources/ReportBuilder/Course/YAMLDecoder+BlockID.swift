import Schema

extension YAMLDecoder {
    /// The id of a block, which it must have.
    mutating func identifier(in fields: YAMLFields, of what: String) -> BlockID? {
        // A key that says it otherwise has been complained about.
        if fields["id"] == nil, let node = fields.fields.first(where: { $0.key.lowercased() == "id" })?.value
        {
            return node.meantIdentifier
        }
        guard let node = required("id", in: fields, of: what, remedy: "name it, such as id: first-steps")
        else {
            return nil
        }
        let name = read(node, as: Form<String>.identifier, called: "the id")
        return name.map { BlockID(name: $0, range: node.range) }
    }
}
