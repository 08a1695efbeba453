import Testing

@Suite("Reading Swift files for the rules")
struct SwiftSourceTests {
    @Test(
        "An import is found behind attributes, access levels and conditions",
        arguments: [
            "import Foundation", "    import Foundation", "@_exported import Foundation",
            "@preconcurrency public import Foundation", "import struct Foundation.URL",
            "import Foundation.NSData", "import Foundation; let a = 1",
        ])
    func importIsFound(line: String) {
        let source = SwiftSource(path: "A.swift", text: "// first\n\(line)\n")
        #expect(source.imports == [.init(module: "Foundation", line: 2)])
    }

    @Test(
        "What only looks like an import is none",
        arguments: [
            "// import Foundation", "/* \nimport Foundation\n */",
            "let text = \"\"\"\n    import Foundation\n    \"\"\"", "let imported = 1", "importAll()",
        ])
    func importIsNone(text: String) {
        #expect(SwiftSource(path: "A.swift", text: text).imports == [])
    }

    @Test("Code in an interpolation is code, the text around it is not")
    func interpolation() {
        let text = ##"let a = "try! \(try! f("as! (" + #"\#(x as! Int) try! \(y)"#)) try!""##
        let found = SwiftSource(path: "A.swift", text: text).lines(with: ["try!", "as!"])
        #expect(found.map(\.text) == ["try!", "as!"])
        let code = SwiftSource(path: "A.swift", text: text).codeLines[0]
        #expect(code.ranges(of: "try!").count == 1)
        #expect(code.ranges(of: "as!").count == 1)
    }

    @Test("Comments in comments, raw and long strings end where Swift ends them")
    func ends() {
        let text = """
            /* a /* b */ print(1) */ print(2)
            let a = #"a " print(3) "#; print(4)
            let b = \"\"\"
                " print(5)
                \"\"\"; print(6)
            let c = "\\\\"; print(7) // print(8)
            """
        let code = SwiftSource(path: "A.swift", text: text).codeLines.joined(separator: "\n")
        #expect(code.matches(of: /print\((\d)\)/).map(\.1) == ["2", "4", "6", "7"])
    }

    @Test("A call is found where no longer name ends in it")
    func calls() {
        let text = "sprint(1)\nwriter.print(1)\nif a { print(1) }\nprint(1)"
        #expect(SwiftSource(path: "A.swift", text: text).lines(with: ["print("]).map(\.number) == [3, 4])
    }
}
