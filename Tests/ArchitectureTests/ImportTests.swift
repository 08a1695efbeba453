import Testing

@Suite("Modules import what the table allows")
struct ImportTests {
    @Test("Every file imports only what its module may", arguments: ModuleRules.all)
    func imports(rule: ModuleRules.Rule) {
        let sources = Repository.sources(in: rule.folder)
        #expect(!sources.isEmpty, "\(rule.folder) holds no Swift file")
        for source in sources {
            for found in source.imports where !ModuleRules.allow(found.module, by: rule) {
                let allowed = rule.imports.isEmpty ? "nothing" : rule.imports.joined(separator: ", ")
                Issue.record(
                    "\(source.path):\(found.line) imports \(found.module); \(rule.module) may import \(allowed)"
                )
            }
        }
    }

    @Test("Every folder of Sources has its rule")
    func everyModuleHasRule() throws {
        let ruled =
            ModuleRules.all.map(\.folder) + ModuleRules.cModules.map { "Sources/\($0)" } + ["Templates"]
        for folder in try Repository.folders(in: "Sources") {
            #expect(ruled.contains("Sources/\(folder)"), "Sources/\(folder) has no rule in ModuleRules")
        }
    }

    @Test("No module imports, by any way round, itself")
    func noCycles() {
        for rule in ModuleRules.all {
            var reached: Set<String> = []
            var open = rule.imports
            while let next = open.popLast() {
                guard reached.insert(next).inserted else { continue }
                open += ModuleRules.all.first { $0.module == next }?.imports ?? []
            }
            #expect(!reached.contains(rule.module), "\(rule.module) reaches itself")
        }
    }
}
