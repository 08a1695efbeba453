import Schema

/// An item of the list of layers: a fully connected layer, or one that stands behind it.
enum LayerItem: Sendable {
    case layer(LayerSpec)
    case behind(FunctionLayer)

    /// The layers, each with what stands behind it.
    static func list(seed: UInt64, of kinds: ExperimentKinds) -> Form<[LayerSpec]> {
        let item = form(seed: seed, of: kinds)
        return Form<[LayerSpec]>(.list(of: item.description, counts: nil), placeholder: []) {
            value, spot, reader in
            let names = names(of: (value.items ?? []).map { kinds.layers.entry(in: $0)?.name })
            let items = Form<[LayerItem]>.list(of: item) { index, _ in
                names.indices.contains(index) ? names[index] : "a layer"
            }.readAnyhow(value, at: spot, into: &reader)
            return items.map { layers(of: $0, at: spot.path, into: &reader) }
        } write: { layers in
            .list(layers.flatMap { [.layer($0)] + $0.behind.map { .behind($0) } }.map(item.value))
        }
    }

    /// Layers count without what stands behind them.
    ///
    /// - Parameter stages: what stands behind a layer; nil for a layer.
    private static func names(of stages: [String?]) -> [String] {
        var number = 0
        return stages.map { stage in
            number += stage == nil ? 1 : 0
            guard let stage else { return "layer \(number)" }
            return number == 0 ? "the \(stage)" : "the \(stage) behind layer \(number)"
        }
    }

    /// What to do where the key of a layer that stands behind another is among those of a fully connected one; nil
    /// where it is not. In a function of its own, as reading needs its stack for what it reads.
    private static func misplaced(
        _ entry: KindList<FunctionLayer>.Entry, in value: Value, seed: UInt64, of kinds: ExperimentKinds
    ) -> String? {
        let own = Set(entry.description.fields.map(\.key))
        let keys = LayerSpec.kind(seed: seed, of: kinds).description.fields.map(\.key)
        guard value.members.contains(where: { keys.contains($0.key) && !own.contains($0.key) }) else {
            return nil
        }
        let example = entry.description.fields.first { $0.key == entry.name }?.example ?? ""
        return "write it behind the layer, as an item of its own: {\(entry.name): \(example)}"
    }

    /// A key that was to name a layer that stands behind another; nil: there is none.
    private static func misspelled(
        _ stages: KindList<FunctionLayer>, in value: Value, seed: UInt64, of kinds: ExperimentKinds
    ) -> (key: String, remedy: String)? {
        let keys = LayerSpec.kind(seed: seed, of: kinds).description.fields.map(\.key)
        guard let slip = stages.misspelledEntry(in: value, among: keys) else { return nil }
        let isAmongOthers = value.members.contains { keys.contains($0.key) }
        let place = isAmongOthers ? " It stands behind a layer, as an item of its own" : ""
        return (slip.key, slip.question + place)
    }

    private static func form(seed: UInt64, of kinds: ExperimentKinds) -> Form<LayerItem> {
        let layer = LayerSpec.kind(seed: seed, of: kinds).form
        let stages = kinds.layers
        return Form<LayerItem>(
            .either([layer.description] + stages.entries.map(\.description).map { .record($0) }),
            placeholder: .layer(LayerSpec.prototype)
        ) { value, spot, reader in
            guard let entry = stages.entry(in: value) else {
                if let slip = misspelled(stages, in: value, seed: seed, of: kinds) {
                    reader.report(unknownKey: slip.key, of: spot.name, at: spot.path, remedy: slip.remedy)
                    return nil
                }
                return layer.readAnyhow(value, at: spot, into: &reader).map { .layer($0) }
            }
            if let slip = misplaced(entry, in: value, seed: seed, of: kinds) {
                reader.report(
                    "\(entry.name) stands among the keys of a layer", at: spot.path + [.key(entry.name)],
                    remedy: slip)
                return nil
            }
            return entry.form.readAnyhow(value, at: spot, into: &reader).map { .behind($0) }
        } check: { item, spot in
            switch item {
            case .layer(let content): layer.problem(of: content, at: spot)
            case .behind(let content): stages.problems(of: content).first?.below(spot.path)
            }
        } write: {
            switch $0 {
            case .layer(let content): layer.value(content)
            case .behind(let content): stages.members(of: content).map { .fields($0) } ?? .none
            }
        }
    }

    private static func layers(
        of items: [LayerItem], at path: Path, into reader: inout Reader
    ) -> [LayerSpec] {
        var layers: [LayerSpec] = []
        for (index, item) in items.enumerated() {
            switch item {
            case .layer(let layer): layers.append(layer)
            case .behind(let stage) where layers.isEmpty:
                reader.report(
                    "a \(stage.name) stands before the first layer", at: path + [.index(index)],
                    remedy: "put it behind the layer whose values it takes")
            case .behind(let stage) where layers[layers.count - 1].behind.contains { $0.name == stage.name }:
                reader.report(
                    "two \(stage.name)s stand behind layer \(layers.count)", at: path + [.index(index)],
                    remedy: "write one")
            case .behind(let stage): layers[layers.count - 1].behind.append(stage)
            }
        }
        return layers
    }
}
