"""Writes a Swift file that calls every public function of a graph of symbols with all that is bad for it.

    hostile.py GRAPH.json VALUES.swift CALLS.swift

Of each type there are values in VALUES.swift; cases of enumerations come from the graph, and other types from their own
initializers and static functions. What cannot be called is printed, a line each, with the reason.
"""
import json
import re
import sys

# Types that values are no help for: what a call would need is made by the library alone, or by a protocol's own kinds.
CLOSURES = {
    "@Sendable (Double) -> Double": "[{ $0 }, { _ in .nan }]",
    "(Double) -> Double": "[{ $0 }, { _ in .infinity }]",
    "@Sendable ([Double]) -> Double": "[{ $0.reduce(0, +) }, { _ in .nan }]",
    "(@Sendable ([Double]) -> [Double])?": "[nil, { $0 }, { _ in [] }]",
    "(Double, Double) -> (dx: Double, dy: Double)": "[{ ($0, $1) }, { _, _ in (.nan, 0) }]",
    "([Double]) -> (loss: Double, gradient: [Double])": "[{ (0, $0) }, { _ in (.nan, []) }]",
    "((Int, Double) -> Bool)?": "[nil, { _, _ in false }]",
    "(Experiment) -> Recording": "[{ $0.run() }]",
    "(String) -> Void": "[{ _ in }]",
    "() -> String": "[{ \"a\" }]",
    "() -> [any ChartMark]": "[{ [] }, { [LineMark(x: .value(\"x\", [1, 2]), y: .value(\"y\", [1, .nan]))] }]",
    "() -> [Chart]": "[{ [] }, { values(Chart.self) }]",
    "() -> Chart": "[{ Chart {} }]",
    "() -> AxisMarks": "[{ AxisMarks() }]",
    "@Sendable (Int) -> Void": "[{ _ in }]",
    "(SurfaceProgress, () -> SurfaceCheckpoint) -> Bool": "[{ _, _ in true }, { _, _ in false }]",
    "((SurfaceProgress, () -> SurfaceCheckpoint) -> Bool)?": "[nil, { _, _ in false }]",
    "(i: Int, j: Int)": "[(i: 0, j: 0), (i: -1, j: .max), (i: 2, j: 1)]",
    "[(nodes: Int, activation: Activation)]": "[[(nodes: 2, activation: .tanh)], [], [(nodes: -1, activation: .relu)],"
        " [(nodes: .max, activation: .relu)], [(nodes: 0, activation: .softmax)]]",
    "@Sendable (FigureInput) throws(FigureError) -> DataTable": "[{ _ in DataTable(caption: \"\", columns: [], rows: []) }]",
    "any TextMeasuring": "[Square()]",
    "any Figure": "values(Chart.self).map { $0 as any Figure }",
    "any ChartMark": "[LineMark(x: .value(\"x\", [1, 2]), y: .value(\"y\", [1, .nan]))]",
    "some Sequence<Int>": "[[1, 2], [], [Int.max, .min]]",
    "some Sequence<Point>": "lists(values(Point.self))",
    "some BinaryInteger": "values(Int.self)",
    "[String : OptionValue]": "[[:], [\"at\": .text(\"end\")], [\"x\": .number(.nan)]]",
    "[Character : String]": "[[:]]",
}


def spelled(fragments):
    return re.sub(r"\s+", " ", "".join(piece["spelling"] for piece in fragments)).strip()


class Graph:
    def __init__(self, symbols, own):
        self.symbols, self.own = symbols, own
        self.kinds = {".".join(s["pathComponents"]): s["kind"]["identifier"] for s in symbols}
        self.cases, self.makers = {}, {}
        for symbol in symbols:
            owner = ".".join(symbol["pathComponents"][:-1])
            if symbol["kind"]["identifier"] == "swift.enum.case":
                self.cases.setdefault(owner, []).append(symbol)
        self.known = set(own)

    def values(self, kind):
        """An expression for values of a type; None where there are none."""
        kind = kind.replace("Swift.", "").strip()
        kind = re.sub(r"^(borrowing|consuming|sending|__owned|@escaping|@autoclosure) ", "", kind)
        if kind in CLOSURES:
            return CLOSURES[kind]
        if kind in self.known:
            return f"values({kind}.self)"
        if kind.endswith("?"):
            plain = kind[:-1].strip("()") if kind.startswith("(any") else kind[:-1]
            inner = self.values(plain)
            return f"optional({inner})" if inner else f"[Optional<{plain}>.none]"
        if kind.endswith("..."):
            return self.values(kind[:-3])
        if kind.startswith("[") and kind.endswith("]") and ":" not in kind:
            inner = self.values(kind[1:-1])
            return inner and f"lists({inner})"
        return None

    def declared(self, name, kind, text):
        """A constant with values of a type."""
        kind = kind.removeprefix("inout ").removesuffix("...")
        kind = re.sub(r"^(borrowing|consuming|sending|@escaping|@autoclosure) ", "", kind)
        if kind.startswith("some ") or "<" in kind:
            return f"    let {name} = {text}"
        return f"    let {name}: [{'(' + kind + ')' if '->' in kind and not kind.endswith('?') else kind}] = {text}"

    def parameters(self, symbol):
        """Labels and types of what a function takes, from its declaration."""
        title = symbol["names"]["title"]
        labels = re.findall(r"([^:(]+):", title[title.index("("):]) if "(" in title else []
        found = symbol.get("functionSignature", {}).get("parameters", [])
        result = []
        for label, parameter in zip(labels, found):
            text = spelled(parameter["declarationFragments"])
            kind = text.split(":", 1)[1].split(" = ")[0].strip() if ":" in text else ""
            # Only the whole declaration says it.
            name = parameter.get("internalName") or parameter["name"]
            if re.search(rf"\b{re.escape(name)}: inout ", spelled(symbol["declarationFragments"])):
                kind = "inout " + kind
            result.append((label.strip(), kind))
        return result if len(result) == len(found) else None


def call_text(symbol, owner, parameters, receiver):
    """The call with `a[0]`… as arguments."""
    name = symbol["names"]["title"].split("(")[0]
    arguments = []
    for place, (label, kind) in enumerate(parameters):
        mark = "&" if kind.startswith("inout ") else ""
        arguments.append(("" if label == "_" else f"{label}: ") + f"{mark}a{place}")
    identifier = symbol["kind"]["identifier"]
    if identifier == "swift.init":
        return f"{owner}({', '.join(arguments)})"
    if identifier == "swift.subscript":
        return f"{receiver}[{', '.join(arguments)}]"
    if re.fullmatch(r"[a-zA-Z_]\w*", name) and name in ("subscript", "repeat", "default"):
        name = f"`{name}`"
    return f"{receiver}.{name}({', '.join(arguments)})"


def main():
    graph_file, values_file, out = sys.argv[1:]
    symbols = json.load(open(graph_file))["symbols"]
    own = set(re.findall(r"func values\(_ type: (.+?)\.Type\)", open(values_file).read()))
    graph = Graph(symbols, own)
    lines = ["// Written by scripts/lib/hostile.py.", "import Descent", ""]

    for owner, cases in sorted(graph.cases.items()):
        plain = [c["names"]["title"].split(".")[-1] for c in cases if "(" not in c["names"]["title"]]
        if plain and owner not in graph.known:
            graph.known.add(owner)
            lines.append(f"func values(_ type: {owner}.Type) -> [{owner}] {{ [{', '.join('.' + p for p in plain)}] }}")

    # Types from what makes them, until there are no more.
    makers = {}
    for symbol in symbols:
        identifier = symbol["kind"]["identifier"]
        if identifier not in ("swift.init", "swift.type.method", "swift.type.property"):
            continue
        owner = ".".join(symbol["pathComponents"][:-1])
        text = spelled(symbol["declarationFragments"])
        if "<" in text.split("(")[0] or "async" in text or "Decoder" in text or graph.kinds.get(owner) == "swift.protocol":
            continue
        last = owner.split(".")[-1]
        if identifier == "swift.type.property":
            if re.search(rf": (\w+\.)*{last}( \{{.*)?$", text):
                makers.setdefault(owner, []).append((symbol, []))
        elif identifier == "swift.init" or re.search(rf"-> (\w+\.)*{last}\??$", text):
            parameters = graph.parameters(symbol)
            if parameters is not None:
                makers.setdefault(owner, []).append((symbol, parameters))
    results = {}
    for symbol in symbols:
        owner = ".".join(symbol["pathComponents"][:-1])
        if symbol["kind"]["identifier"] not in ("swift.property", "swift.method") or "static" in spelled(
                symbol["declarationFragments"]) or graph.kinds.get(owner) not in ("swift.struct", "swift.enum"):
            continue
        text = spelled(symbol["declarationFragments"])
        if "async" in text or "<" in text or "some " in text:
            continue
        isProperty = symbol["kind"]["identifier"] == "swift.property"
        kind = text.split(":", 1)[1].split("{")[0].strip() if isProperty else text.rsplit("-> ", 1)[-1] if "-> " in text else ""
        parameters = [] if isProperty else graph.parameters(symbol)
        match = re.fullmatch(r"(\[?)([\w.]+)(\]?)(\??)", kind)
        if match and parameters is not None:
            results.setdefault(match[2], []).append((symbol, owner, parameters, bool(match[1]), bool(match[4])))
    grows = True
    while grows:
        grows = False
        for kind, ways in sorted(results.items()):
            kind = next((k for k in graph.kinds if k == kind or k.endswith("." + kind)), None) if kind not in graph.kinds else kind
            if kind is None or kind in graph.known or kind in makers and graph.kinds[kind] != "swift.enum":
                continue
            for symbol, owner, parameters, isList, isOptional in ways:
                kinds = [graph.values(k) for _, k in parameters]
                if owner not in graph.known or owner == kind or not all(kinds) or any("inout" in k for _, k in parameters):
                    continue
                isProperty = symbol["kind"]["identifier"] == "swift.property"
                text = f"one.{symbol['pathComponents'][-1]}" if isProperty else re.sub(
                    r"\ba(\d+)\b", r"v\1[0]", call_text(symbol, owner, parameters, "one"))
                lines.append(f"func values(_ type: {kind}.Type) -> [{kind}] {{")
                lines.append(f"    var all: [{kind}] = []")
                lines.extend(graph.declared(f"v{n}", parameters[n][1], k) for n, k in enumerate(kinds))
                if kinds:
                    lines.append(f"    guard {', '.join(f'!v{n}.isEmpty' for n in range(len(kinds)))} else {{ return [] }}")
                word = "var " if "mutating" in spelled(symbol["declarationFragments"]) else ""
                lines.append(f"    for {word}one in values({owner}.self) {{")
                lines.append(f"        if let some = try? made({text}) {{ all += some.prefix(3) }}")
                lines += ["    }", "    return all", "}"]
                graph.known.add(kind)
                grows = True
                break
        for owner, ways in sorted(makers.items()):
            if owner in graph.known:
                continue
            usable = []
            for symbol, parameters in sorted(ways, key=lambda way: way[0]["kind"]["identifier"] != "swift.init"):
                kinds = [graph.values(kind) for _, kind in parameters]
                if all(kinds) and not any("inout" in kind for _, kind in parameters):
                    usable.append((symbol, parameters, kinds))
            if not usable:
                continue
            graph.known.add(owner)
            grows = True
            body = [f"    var all: [{owner}] = []"]
            for symbol, parameters, kinds in usable[:4]:
                if symbol["kind"]["identifier"] == "swift.type.property":
                    body.append(f"    all.append({owner}.{symbol['pathComponents'][-1]})")
                    continue
                text = call_text(symbol, owner, parameters, owner)
                if not parameters:
                    body.append(f"    if let some = try? made({text}) {{ all += some }}")
                    continue
                body += [graph.declared(f"v{n}", parameters[n][1], kind) for n, kind in enumerate(kinds)]
                # Some that suit, and the one that hurts most in every place.
                arguments = re.sub(r"\ba(\d+)\b", r"v\1[place[\1]]", text)
                counts = ", ".join(f"v{n}.count" for n in range(len(kinds)))
                body.append(f"    for place in vary({counts}).prefix(5) {{")
                body.append(f"        if let some = try? made({arguments}) {{ all += some }}")
                body.append("    }")
                break
            lines.append(f"func values(_ type: {owner}.Type) -> [{owner}] {{")
            lines += body + ["    return all", "}"]

    lines += ["", "struct Call: Sendable {", "    let name: String", "    let run: @Sendable () async -> Void", "}", ""]
    functions, names, missed = [], [], []
    for symbol in sorted(symbols, key=lambda s: s["pathComponents"]):
        identifier = symbol["kind"]["identifier"]
        if identifier not in ("swift.init", "swift.method", "swift.type.method", "swift.subscript", "swift.func",
                              "swift.property"):
            continue
        path = ".".join(symbol["pathComponents"])
        owner = ".".join(symbol["pathComponents"][:-1])
        text = spelled(symbol["declarationFragments"])
        if graph.kinds.get(owner) == "swift.protocol":
            continue  # What conforms has its own.
        if "Decoder" in text or "Encoder" in text or "Hasher" in text:
            continue  # Readers and writers have tests of their own.
        if path in SKIPPED or owner in SKIPPED:
            missed.append((path, SKIPPED.get(path) or SKIPPED[owner]))
            continue
        isStatic = identifier in ("swift.init", "swift.type.method")
        parameters = [] if identifier == "swift.property" else graph.parameters(symbol)
        if parameters is None:
            missed.append((path, "its parameters are not known"))
            continue
        kinds = [graph.values(kind.removeprefix("inout ")) for _, kind in parameters]
        if not all(kinds):
            missed.append((path, "no values of " + ", ".join(k for (_, k), v in zip(parameters, kinds) if not v)))
            continue
        if not isStatic and owner not in graph.known:
            missed.append((path, f"no values of {owner}"))
            continue
        if "swiftGenerics" in symbol and any(c["kind"] != "conformance" for c in symbol["swiftGenerics"].get("constraints", [])):
            missed.append((path, "it is generic"))
            continue
        receiver = owner if isStatic else "self_"
        if identifier == "swift.property":
            call = f"self_.{symbol['pathComponents'][-1]}"
        else:
            call = call_text(symbol, owner, parameters, receiver)
        number = len(names)
        body = [f"func call{number}() async {{"]
        all_kinds = ([] if isStatic else [f"values({owner}.self)"]) + kinds
        written = ([] if isStatic else [owner]) + [kind for _, kind in parameters]
        body += [graph.declared(f"v{n}", written[n], kind) for n, kind in enumerate(all_kinds)]
        offset = 0 if isStatic else 1
        if all_kinds:
            body.append(f"    for place in vary({', '.join(f'v{n}.count' for n in range(len(all_kinds)))}) {{")
            if not isStatic:
                body.append("        var self_ = v0[place[0]]")
            for n, (_, kind) in enumerate(parameters):
                word = "var" if kind.startswith("inout ") else "let"
                body.append(f"        {word} a{n} = v{n + offset}[place[{n + offset}]]")
        else:
            body.append("    do {")
        waits = "await " if " async" in text else ""
        body.append(f"        _ = try? {waits}{call}")
        if all_kinds and not isStatic:
            body.append("        keep(&self_)")
        body += ["    }", "}"]
        functions += body
        names.append(path)
    lines += functions
    lines.append("func keep<Value>(_ value: inout Value) {}")
    lines.append("func makeCalls() -> [Call] {")
    lines.append("    var all: [Call] = []")
    for number, name in enumerate(names):
        lines.append(f"    all.append(Call(name: {json.dumps(name)}, run: call{number}))")
    lines += ["    return all", "}", "let calls = makeCalls()", ""]
    open(out, "w").write("\n".join(lines))
    for path, reason in missed:
        print(f"not called: {path}: {reason}")
    print(f"{len(names)} called, {len(missed)} not")


# What is not called, by its name or that of its type, and why.
SKIPPED = {
    "Matrix.row(_:)": "it stops the process with a message, as subscripts do",
    "Matrix.column(_:)": "it stops the process with a message, as subscripts do",
    "Matrix.subscript(_:_:)": "it stops the process with a message, as those of arrays do",
    "SurfaceGrid.subscript(column:row:)": "it stops the process with a message, as those of arrays do",
    "Grid.subscript(_:_:)": "it stops the process with a message, as those of arrays do",
}

main()
