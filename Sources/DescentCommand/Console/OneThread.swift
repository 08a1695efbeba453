#if os(Linux)
    import Synchronization
    import SystemLibrary

    /// Runs tasks on the thread that asks for it, one after the other.
    ///
    /// Where a process may have little address space, Swift tries again every second to make the threads for its tasks,
    /// for as long as they cannot be made. What runs here needs none.
    final class OneThread: TaskExecutor {
        private let jobs = Mutex<[UnownedJob]>([])

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            jobs.withLock { $0.append(job) }
        }

        /// Runs what comes, until the process ends.
        func run() -> Never {
            while true {
                let waiting = jobs.withLock { jobs in
                    defer { jobs = [] }
                    return jobs
                }
                // Nearly everything is asked for from here; the rest, a pause that is over, can wait half a millisecond.
                if waiting.isEmpty { usleep(500) }
                for job in waiting { job.runSynchronously(on: asUnownedTaskExecutor()) }
            }
        }
    }
#endif
