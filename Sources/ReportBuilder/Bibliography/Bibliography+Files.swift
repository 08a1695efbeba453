extension Bibliography {
    /// The works of all files that a course or a lesson names.
    ///
    /// - Parameter ranges: where each of the names stands.
    static func read(
        _ names: [String], at ranges: [SourceRange], in file: SourceFile, folder: CourseFolder,
        _ diagnostics: inout [Diagnostic]
    ) -> Bibliography {
        var bibliography = Bibliography()
        for (name, range) in zip(names, ranges) {
            do {
                bibliography.add(Bibliography.read(try folder.read(name), diagnostics: &diagnostics))
            } catch {
                bibliography.isBroken = true
                let isOther = !["bib", "bibtex"].contains(FileSystem.pathExtension(of: name))
                diagnostics.append(
                    Diagnostic(
                        error.reason, file: file, range: range,
                        remedy: isOther
                            ? "name a file of BibTeX, such as references.bib"
                            : "name a file of BibTeX in the folder of the course", code: .file))
            }
        }
        return bibliography
    }

    /// Its works, and those of another one that it does not have.
    func adding(_ other: Bibliography) -> Bibliography {
        guard !keys.isEmpty || isBroken else { return other }
        var sum = self
        sum.add(other)
        return sum
    }
}
