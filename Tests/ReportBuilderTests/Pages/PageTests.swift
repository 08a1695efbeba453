import Testing

@testable import ReportBuilder

@Suite("Pages")
struct PageTests {
    private func page(_ change: (inout LessonPage) -> Void = { _ in }) -> String {
        var page = SamplePages.lesson
        change(&page)
        return TemplateSet().html(of: page)
    }

    @Test("The built-in templates can be read and know only names that exist")
    func builtInTemplates() {
        let pages = [
            page(), TemplateSet().html(of: SamplePages.course), TemplateSet().html(of: SamplePages.courses),
        ]
        for page in pages {
            #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">"))
            #expect(page.hasSuffix("</html>\n"))
            #expect(!page.contains("{{"))
        }
    }

    @Test("The same page gives the same bytes")
    func deterministic() {
        #expect(page() == page())
    }

    @Test("A page names its course, its place and its neighbors")
    func navigation() {
        let html = page()
        #expect(html.contains("<title>Making multiple updates to weights – Optimizing a neural network"))
        #expect(html.contains("<a class=\"previous\" rel=\"prev\" href=\"need-for-optimization.html\">"))
        #expect(html.contains("<a class=\"next\" rel=\"next\" href=\"backpropagation.html\">"))
        #expect(html.contains("<a href=\"multiple-updates.html\" aria-current=\"page\">"))
        #expect(
            html.contains("<li class=\"level-3\"><a href=\"#what-to-look-for\">What to look for</a></li>"))
        #expect(html.contains("<span class=\"kind\">Exercise</span>"))
        #expect(html.contains("<link rel=\"stylesheet\" href=\"style.css\">"))
    }

    @Test("The first lesson has no previous one, a course of one lesson no neighbors")
    func ends() {
        let first = page { $0.current = 0 }
        #expect(!first.contains("rel=\"prev\""))
        #expect(first.contains("rel=\"next\""))
        #expect(!first.contains("<span class=\"kind\">Exercise</span>"))
        let only = page {
            $0.lessons = [$0.lessons[0]]
            $0.current = 0
        }
        #expect(!only.contains("class=\"pager\""))
    }

    @Test("The contents do not borrow from other lessons what the current one lacks")
    func emptyFields() {
        let html = page {
            $0.lessons[1].summary = ""
            $0.coursesAddress = nil
        }
        #expect(!html.contains("class=\"lead\""))
        #expect(!html.contains("name=\"description\""))
        #expect(!html.contains("All courses"))
        let course = TemplateSet().html(of: CoursePage(title: "A", lessons: []))
        #expect(!course.contains("class=\"lead\""))
    }

    @Test("Titles are escaped, quotes with combining marks too")
    func escaping() {
        let html = page {
            $0.lessons[1].title = "<b> & \"c\""
            $0.lessons[1].summary = "x\"\u{301} onload=\"y"
            $0.courseAddress = "javascript:alert(1)"
        }
        #expect(html.contains("<h1>&lt;b&gt; &amp; &quot;c&quot;</h1>"))
        #expect(html.contains("content=\"x&quot;\u{301} onload=&quot;y\""))
        #expect(!html.contains("javascript:"))
    }

    @Test("The index of a course lists its lessons, that of courses the courses")
    func indexes() {
        let course = TemplateSet().html(of: SamplePages.course)
        #expect(course.contains("<a href=\"backpropagation.html\"><span class=\"number\">3</span>"))
        #expect(course.contains("<p>All slopes at once.</p>"))
        let courses = TemplateSet().html(of: SamplePages.courses)
        #expect(courses.contains("<a href=\"a/index.html\"><span class=\"name\">Optimization</span></a>"))
        #expect(courses.contains("9 lessons") && courses.contains("1 lesson<"))
    }

    @Test("Nothing on a page is loaded from elsewhere or run")
    func selfContained() {
        let html = page() + TemplateSet().styleSheet
        for forbidden in ["<script", "src=\"http", "url(", "@import", "href=\"http"] {
            #expect(!html.contains(forbidden))
        }
    }
}
