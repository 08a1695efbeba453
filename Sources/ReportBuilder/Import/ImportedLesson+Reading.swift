extension ImportedLesson {
    /// The endings of files that can be read.
    package static let endings = ["ipynb", "qmd", "rmd", "md", "markdown"]

    /// Reads a notebook of Jupyter, a document of Quarto or R Markdown, or plain Markdown.
    ///
    /// Nothing is run: code stands in the lesson to be read, with the outputs that a notebook has. What is written in the words
    /// of another dialect stays as it is; a check of the lesson says what to write instead.
    ///
    /// - Throws: where the file cannot be read, or is none of these.
    package static func read(_ path: String) throws(FileError) -> ImportedLesson {
        let ending = FileSystem.pathExtension(of: path).lowercased()
        guard endings.contains(ending) else {
            throw FileError(
                path: path, reason: "files to import end in .ipynb, .qmd, .Rmd or .md")
        }
        let file = SourceFile(name: path, bytes: try FileSystem.read(path))
        guard file.firstIllFormedByte == nil else {
            throw FileError(path: path, reason: "this file is not UTF-8")
        }
        let name = self.name(of: path)
        if ending == "ipynb" { return try NotebookImport(file, name: name).imported() }
        var reader = MarkdownImport(file, name: name)
        return reader.imported()
    }

    /// What the file of the lesson is called: letters, digits, hyphens and underscores of the file's own name.
    static func name(of path: String) -> String {
        let ending = FileSystem.pathExtension(of: path)
        let stem = FileSystem.name(of: path).dropLast(ending.utf8.count + 1)
        let kept = stem.map { sign -> Character in
            sign.isASCII && (sign.isLetter || sign.isNumber) || sign == "-" || sign == "_" ? sign : "-"
        }
        let name = String(kept.drop { $0 == "-" || $0 == "_" })
        return name.isEmpty ? "lesson" : name
    }
}
