import ReportBuilder

/// What is served now, and the pages that want to hear of changes.
actor PreviewDesk {
    /// What a page is told.
    enum News: Sendable {
        case reload
        /// All that is wrong now; none where nothing is.
        case problems([String])
        /// Nothing, to see whether the page is still there.
        case alive
    }

    private struct Listener {
        let page: String
        let version: String
        let stream: AsyncStream<News>.Continuation
    }

    private(set) var site: PreviewSite
    private var listeners: [Int: Listener] = [:]
    private var count = 0

    init(_ site: PreviewSite) { self.site = site }

    /// Serves something else from now on.
    func publish(_ site: PreviewSite) {
        let before = self.site
        self.site = site
        for listener in listeners.values {
            // The page that is loaded again asks for the problems itself.
            if site.version(of: listener.page) != listener.version {
                listener.stream.yield(.reload)
            } else if site.problems != before.problems {
                listener.stream.yield(.problems(site.problems))
            }
        }
    }

    /// News for a page, from the state of now on.
    ///
    /// - Parameter version: that of the page as it was served.
    func listen(page: String, version: String) -> (number: Int, news: AsyncStream<News>) {
        let (news, stream) = AsyncStream.makeStream(of: News.self)
        count += 1
        listeners[count] = Listener(page: page, version: version, stream: stream)
        stream.yield(site.version(of: page) == version ? .problems(site.problems) : .reload)
        return (count, news)
    }

    /// Sees whether a page is still there.
    func ask(_ number: Int) { listeners[number]?.stream.yield(.alive) }

    /// Ends what ``listen(page:version:)`` began.
    func leave(_ number: Int) {
        listeners.removeValue(forKey: number)?.stream.finish()
    }
}
