import Schema

extension YAMLDecoder {
    /// The id of a block, which it must have; `nil` where there is none, or the block is no mapping.
    mutating func identifier(of block: YAMLNode, called what: String) -> BlockID? {
        guard case .mapping(let fields) = block.content else { return nil }
        // A key that says it otherwise has been complained about.
        if block["id"] == nil, let node = fields.first(where: { $0.key.lowercased() == "id" })?.value {
            return node.meantIdentifier
        }
        guard let node = block["id"], !node.isNull else {
            var reader = Reader()
            reader.reportMissing(
                "id", at: [], of: what,
                in: Members(all: fields.map { .init($0.key, .none) }, unknown: fields.map(\.key)),
                remedy: "name it, such as id: first-steps")
            report(reader, in: block)
            return nil
        }
        let name = read(node, as: Form<String>.identifier, called: "the id")
        return name.map { BlockID(name: $0, range: node.range) }
    }
}
