// How the process ends when not by itself: signals, faults, and a budget that is used up.
#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static void say(const char *text) {
    size_t length = strlen(text);
    while (length > 0) {
        const ssize_t count = write(STDERR_FILENO, text, length);
        if (count < 0 && errno != EINTR) return;
        if (count > 0) text += count, length -= (size_t)count;
    }
}

// MARK: Signals

static void cleanUp(int number) {
    descent_temporary_remove_all();
    _exit(128 + number);
}

void descent_clean_up_on_signals(void) {
    const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    // A process that a worker thread started has the signals blocked that this thread leaves to others.
    sigset_t own;
    sigemptyset(&own);
    for (int i = 0; i < 3; i++) sigaddset(&own, numbers[i]);
    pthread_sigmask(SIG_UNBLOCK, &own, NULL);
    for (int i = 0; i < 3; i++) {
        struct sigaction now, wanted = {.sa_handler = cleanUp};
        sigfillset(&wanted.sa_mask);
        // Who started the process may have it ignore a signal, as nohup does.
        if (sigaction(numbers[i], NULL, &now) != 0 || now.sa_handler == SIG_IGN) continue;
        sigaction(numbers[i], &wanted, NULL);
    }
}

// MARK: Faults

enum { faultStackSize = 64 * 1024 };
static char faultStack[faultStackSize];
static const char shortage[] =
    "descent: error: there is too little memory; allow the process more of it (ulimit -v), or ask for less at once\n";
static atomic_int isFaulty;

// What a process needs at the least to go on: where the system does not give that much, memory was what failed.
static int isMemoryShort(void) {
    const size_t wanted = 32u << 20;
    void *place = mmap(NULL, wanted, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (place == MAP_FAILED) return 1;
    munmap(place, wanted);
    return 0;
}

static void endFaulty(int number) {
    // A second fault, of another thread or of this handler, has nothing to add.
    if (atomic_exchange(&isFaulty, 1)) _exit(1);
    const int isShort = isMemoryShort();
    descent_temporary_remove_all();
    if (isShort) {
        say(shortage);
        _exit(1);
    }
    say("descent: error: the program failed, which is a fault of descent, not of the material; please report it\n");
    signal(number, SIG_DFL);
    sigset_t own;
    sigemptyset(&own);
    sigaddset(&own, number);
    pthread_sigmask(SIG_UNBLOCK, &own, NULL);
    raise(number);
    _exit(128 + number);
}

// MARK: Shortage

// A thread that leaves signals to the others and needs little memory.
static int startWatch(void *(*watch)(void *)) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 64 * 1024);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    pthread_t thread;
    const int code = pthread_create(&thread, &attributes, watch, NULL);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return code;
}

// Whether the system would not give a thread the memory for its stack.
static int isThreadImpossible(void) {
    size_t size = 0;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_getstacksize(&attributes, &size);
    pthread_attr_destroy(&attributes);
    void *place = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (place == MAP_FAILED) return 1;
    munmap(place, size);
    return 0;
}

static int64_t processorNanoseconds(void) {
    struct timespec used = {0, 0};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return (int64_t)used.tv_sec * 1000000000 + used.tv_nsec;
}

// Whoever runs tasks on threads waits for ever where no thread can be made, a second at a time. Four seconds in which
// nothing was computed, and a thread cannot be made: that is it.
static void *watchShortage(void *unused) {
    (void)unused;
    int idle = 0;
    int64_t before = processorNanoseconds();
    for (;;) {
        struct timespec pause = {0, 500 * 1000000};
        nanosleep(&pause, NULL);
        const int64_t now = processorNanoseconds();
        idle = now - before < 5 * 1000000 && isThreadImpossible() ? idle + 1 : 0;
        before = now;
        if (idle < 8) continue;
        if (atomic_exchange(&isFaulty, 1)) return NULL;
        descent_temporary_remove_all();
        say(shortage);
        _exit(1);
    }
}

void descent_report_faults(void) {
    // The stack may be what is used up.
    const stack_t stack = {.ss_sp = faultStack, .ss_size = faultStackSize};
    sigaltstack(&stack, NULL);
    const int numbers[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction wanted = {.sa_handler = endFaulty, .sa_flags = SA_ONSTACK};
        sigfillset(&wanted.sa_mask);
        sigaction(numbers[i], &wanted, NULL);
    }
}

int descent_watch_shortage(void) { return startWatch(watchShortage); }

uint64_t descent_address_bound(void) {
    struct rlimit space;
    const int isBounded = getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur != RLIM_INFINITY;
    return isBounded ? (uint64_t)space.rlim_cur : UINT64_MAX;
}

// MARK: Budget

static struct {
    struct timespec end;
    int hasEnd;
    uint64_t bytes;
    const char *timeMessage, *memoryMessage;
} budget;

static void endWith(const char *message) {
    // Others have ended it already, or are about to.
    if (atomic_exchange(&isFaulty, 1)) return;
    descent_temporary_remove_all();
    say(message);
    _exit(4);
}

// The memory of the process that is resident; 0 where that is not told.
static uint64_t residentBytes(int descriptor) {
    char text[128];
    const ssize_t count = pread(descriptor, text, sizeof text - 1, 0);
    if (count <= 0) return 0;
    text[count] = 0;
    const char *p = strchr(text, ' ');
    if (p == NULL) return 0;
    uint64_t pages = 0;
    for (p++; *p >= '0' && *p <= '9'; p++) pages = pages * 10 + (uint64_t)(*p - '0');
    return pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static void *watch(void *unused) {
    (void)unused;
    const int memory = budget.bytes > 0 ? open("/proc/self/statm", O_RDONLY | O_CLOEXEC) : -1;
    for (;;) {
        struct timespec now, pause = {0, 5 * 1000000};
        clock_gettime(CLOCK_MONOTONIC, &now);
        if (budget.hasEnd
            && (now.tv_sec > budget.end.tv_sec
                || (now.tv_sec == budget.end.tv_sec && now.tv_nsec >= budget.end.tv_nsec)))
            endWith(budget.timeMessage);
        if (memory >= 0 && residentBytes(memory) > budget.bytes) endWith(budget.memoryMessage);
        nanosleep(&pause, NULL);
    }
    return NULL;
}

int descent_watch_budget(double seconds, uint64_t bytes, const char *timeMessage, const char *memoryMessage) {
    budget.bytes = bytes;
    budget.timeMessage = timeMessage;
    budget.memoryMessage = memoryMessage;
    if (seconds > 0) {
        const time_t whole = (time_t)seconds;
        clock_gettime(CLOCK_MONOTONIC, &budget.end);
        budget.end.tv_sec += whole;
        budget.end.tv_nsec += (long)((seconds - (double)whole) * 1e9);
        if (budget.end.tv_nsec >= 1000000000) budget.end.tv_sec += 1, budget.end.tv_nsec -= 1000000000;
        budget.hasEnd = 1;
    }
    return startWatch(watch);
}
