import Drawing

extension Markup {
    mutating func beginRoot(_ scene: Scene, isInPage: Bool, scope: String?) {
        beginElement("svg")
        if !isInPage { attribute("xmlns", "http://www.w3.org/2000/svg") }
        attribute("id") { $0.id("") }
        if let scope { attribute("class", text: scope) }
        attribute("viewBox") { value in
            value.syntax("0 0 ")
            value.number(Hundredths(scene.size.width))
            value.syntax(" ")
            value.number(Hundredths(scene.size.height))
        }
        attribute("width", Hundredths(scene.size.width))
        attribute("height", Hundredths(scene.size.height))
        if !isInPage { attribute("style", "max-width:100%;height:auto;font-variant-numeric:tabular-nums") }
        attribute("role", "img")
        if !(scene.title.isEmpty && scene.summary.isEmpty) {
            attribute("aria-labelledby") { value in
                if !scene.title.isEmpty { value.id("-title") }
                if !scene.title.isEmpty && !scene.summary.isEmpty { value.syntax(" ") }
                if !scene.summary.isEmpty { value.id("-desc") }
            }
        }
        attribute("fill", "none")
        attribute("stroke-linejoin", "round")
        attribute("font-family", "Inter,'DejaVu Sans',system-ui,sans-serif")
        endTag()
        describe("title", "-title", scene.title)
        describe("desc", "-desc", scene.summary)
    }

    private mutating func describe(_ element: StaticString, _ suffix: StaticString, _ text: String) {
        guard !text.isEmpty else { return }
        beginElement(element)
        attribute("id") { $0.id(suffix) }
        endTag()
        self.text(text)
        close(element)
    }

    mutating func writeClips(_ clips: [Rect]) {
        for (number, clip) in clips.enumerated() {
            beginElement("clipPath")
            attribute("id") { $0.id("-clip", number: number) }
            endTag()
            beginElement("rect")
            attribute("x", Hundredths(clip.x))
            attribute("y", Hundredths(clip.y))
            attribute("width", Hundredths(clip.width))
            attribute("height", Hundredths(clip.height))
            endEmptyElement()
            close("clipPath")
        }
    }
}
