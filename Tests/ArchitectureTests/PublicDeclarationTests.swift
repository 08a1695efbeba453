import Testing

@Suite("The library can be read")
struct PublicDeclarationTests {
    /// The modules that `import Descent` shows, and the umbrella.
    private static let modules: [String] = {
        let umbrella = Repository.files(in: "Sources/Descent").compactMap(Repository.text(of:)).joined()
        let passedOn = umbrella.split(separator: "\n").filter { $0.hasPrefix("@_exported import ") }
        return passedOn.map { String($0.dropFirst("@_exported import ".count)) } + ["Descent"]
    }()

    private static func declarations(in module: String) -> [(path: String, all: PublicDeclarations)] {
        Repository.sources(in: "Sources/\(module)").compactMap { source in
            Repository.text(of: source.path).map { (source.path, PublicDeclarations(text: $0)) }
        }
    }

    @Test("Words stand above every public declaration", arguments: modules)
    func words(module: String) {
        let bare = Self.declarations(in: module).flatMap { path, declarations in
            declarations.all.filter { !$0.isDocumented }.map { "\(path):\($0.line): \($0.text)" }
        }
        #expect(bare == [], "say what it is, with units, ranges and errors, or keep it in the package")
    }

    @Test("What throws says when", arguments: modules)
    func errors(module: String) {
        let silent = Self.declarations(in: module).flatMap { path, declarations in
            declarations.all.filter { $0.throwsErrors && !$0.tellsErrors }.map {
                "\(path):\($0.line): \($0.text)"
            }
        }
        #expect(silent == [], "add a line that begins with - Throws:")
    }

    @Test("What users do not need stays in the package")
    func few() {
        let counts = Self.modules.map { module in
            Self.declarations(in: module).reduce(0) { $0 + $1.all.all.count }
        }
        #expect(Self.modules.count > 8)
        #expect((500...1_910).contains(counts.reduce(0, +)), "\(counts)")
    }
}

@Suite("Finding public declarations")
struct PublicDeclarationReaderTests {
    private static func read(_ text: String) -> [String] {
        PublicDeclarations(text: text).all.map { "\($0.line)\($0.isDocumented ? "" : " bare")" }
    }

    @Test("Words stand above a declaration or above its attributes")
    func words() {
        #expect(Self.read("/// A\npublic struct A {\n    public var a = 1\n}") == ["2", "3 bare"])
        #expect(Self.read("/// A\n@discardableResult\npublic func a() {}") == ["3"])
        #expect(Self.read("// A\npublic static func a() {}") == ["2 bare"])
        #expect(Self.read("/// A\n\npublic func a() {}") == ["3 bare"])
    }

    @Test("Modifiers and attributes may stand around the access level")
    func modifiers() {
        #expect(Self.read("@MainActor public final class A {}") == ["1 bare"])
        #expect(
            Self.read("    public private(set) var a = 1\n    static public let b = 2") == [
                "1 bare", "2 bare",
            ])
    }

    @Test("Comments, texts, imports and extensions are none")
    func others() {
        #expect(
            Self.read("// public var a\nlet b = \"public var a\"\npublic import A\npublic extension A {}")
                == [])
        #expect(Self.read("package var a: Int { public }\nlet public = 1") == [])
    }

    @Test("Whether something throws is read behind its parameters, also on later lines")
    func errors() {
        func throwing(_ text: String) -> [Bool] {
            PublicDeclarations(text: text).all.map { $0.throwsErrors && !$0.tellsErrors }
        }
        #expect(throwing("/// A.\npublic func a() throws(E) -> Int {\n") == [true])
        #expect(throwing("/// A.\n/// - Throws: always.\npublic func a() throws -> Int {\n") == [false])
        #expect(throwing("/// A.\npublic func a(\n    b: Int\n) async throws(E) {\n") == [true])
        #expect(throwing("/// A.\npublic func a(b: () throws -> Int) {}\n") == [false])
    }
}
