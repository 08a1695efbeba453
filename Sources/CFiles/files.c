#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/syscall.h>
#include <sys/vfs.h>
#endif

int descent_rename_new(const char *from, const char *to) {
#if defined(__linux__)
    const unsigned int noReplace = 1;
    if (syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, noReplace) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return -1;
#else
    if (renamex_np(from, to, RENAME_EXCL) == 0) return 0;
    if (errno != ENOTSUP) return -1;
#endif
    // File systems without such a rename: a second name is refused as well where there is one.
    if (link(from, to) == 0) return unlink(from);
    if (errno != EPERM && errno != ENOTSUP && errno != EMLINK) return -1;
    if (access(to, F_OK) == 0) {
        errno = EEXIST;
        return -1;
    }
    return rename(from, to);
}

int descent_lock(int descriptor, int waits) {
    int result;
    do result = flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB);
    while (result != 0 && errno == EINTR);
    return result;
}

int descent_flush_file_system(int descriptor) {
#if defined(__linux__)
    return syncfs(descriptor);
#else
    (void)descriptor;
    sync();
    return 0;
#endif
}

// One step after the other: no part of the path may be a link.
static int openStepByStep(int folder, const char *path) {
    int current = dup(folder);
    while (current >= 0) {
        char part[256];
        const size_t length = strcspn(path, "/");
        const char *end = path + length;
        int next = -1, code = ENOENT;
        if (length >= sizeof part) {
            code = ENAMETOOLONG;
        } else {
            memcpy(part, path, length);
            part[length] = 0;
            const int isLast = *end == 0;
            if (length == 0 || strcmp(part, ".") == 0 || strcmp(part, "..") == 0) {
                code = EXDEV;
            } else {
                next = openat(current, part, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | (isLast ? 0 : O_DIRECTORY));
                code = errno;
            }
            if (isLast || next < 0) {
                close(current);
                errno = code;
                return next;
            }
        }
        close(current);
        current = next;
        errno = code;
        path = end + 1;
    }
    return -1;
}

int descent_open_beneath(int folder, const char *path) {
#if defined(__linux__) && defined(SYS_openat2)
    // As <linux/openat2.h> has it, which not every system has.
    struct { uint64_t flags, mode, resolve; } how = {O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0, 0x02 | 0x08};
    for (int i = 0; i < 100; i++) {
        const int descriptor = (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
        if (descriptor >= 0) return descriptor;
        if (errno != EAGAIN && errno != EINTR) break;
    }
    // Kernels before 5.6 do not have it, and some that guard processes do not let them.
    if (errno != ENOSYS && errno != EPERM && errno != EINVAL && errno != EAGAIN) return -1;
#endif
    return openStepByStep(folder, path);
}

int descent_is_remote(const char *path) {
#if defined(__linux__)
    // NFS, three of SMB, 9P, FUSE, AFS, Ceph, Lustre, as <linux/magic.h> and their own headers number them.
    const uint32_t kinds[] = {
        0x6969, 0x517B, 0xFF534D42, 0xFE534D42, 0x01021997, 0x65735546, 0x5346414F, 0x00C36400, 0x0BD00BD0,
    };
    struct statfs status;
    if (statfs(path, &status) != 0) return 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if ((uint32_t)status.f_type == kinds[i]) return 1;
#else
    (void)path;
#endif
    return 0;
}

// The temporary files of the process. A handler may read nothing but such memory, and calls nothing but what POSIX
// allows there.
enum { slotCount = 32, pathSize = 4096 };
enum { slotFree, slotTaken, slotLive };
static struct {
    atomic_int state;
    char path[pathSize];
} slots[slotCount];
static atomic_int isEnding;
// How many threads are between noting a path and having opened it.
static atomic_int opening;

int descent_temporary_open(const char *path) {
    const size_t length = strlen(path);
    if (length >= pathSize) {
        errno = ENAMETOOLONG;
        return -1;
    }
    // A handler must find either no file or its path; and must not interrupt the thread it would wait for.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    atomic_fetch_add(&opening, 1);
    int descriptor = -1, code = EINTR;
    if (!atomic_load(&isEnding)) {
        for (int i = 0; i < slotCount; i++) {
            int expected = slotFree;
            if (!atomic_compare_exchange_strong(&slots[i].state, &expected, slotTaken)) continue;
            memcpy(slots[i].path, path, length + 1);
            atomic_store(&slots[i].state, slotLive);
            break;
        }
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
        code = errno;
    }
    atomic_fetch_sub(&opening, 1);
    // The process ends; nothing is to be said about that any more.
    while (atomic_load(&isEnding)) pause();
    if (descriptor < 0) descent_temporary_end(path);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = code;
    return descriptor;
}

void descent_temporary_end(const char *path) {
    for (int i = 0; i < slotCount; i++) {
        if (atomic_load(&slots[i].state) != slotLive || strcmp(slots[i].path, path) != 0) continue;
        atomic_store(&slots[i].state, slotFree);
        return;
    }
}

void descent_temporary_remove_all(void) {
    atomic_store(&isEnding, 1);
    // Threads that are about to open a file see the end, or are waited for: some microseconds, here at most a second.
    for (int i = 0; i < 1000 && atomic_load(&opening) > 0; i++) {
        const struct timespec millisecond = {0, 1000000};
        nanosleep(&millisecond, NULL);
    }
    for (int i = 0; i < slotCount; i++)
        if (atomic_load(&slots[i].state) == slotLive) unlink(slots[i].path);
}

uint64_t descent_fingerprint(const void *bytes, size_t count) {
    const unsigned char *p = bytes;
    uint64_t state = 0xCBF29CE484222325u;
    for (size_t i = 0; i < count; i++) state = (state ^ p[i]) * 0x100000001B3u;
    return state;
}

#define TEXT_OF(name) #name
#define TEXT(name) TEXT_OF(name)
#ifdef DESCENT_COMMIT
const char *descent_commit(void) { return TEXT(DESCENT_COMMIT); }
#else
const char *descent_commit(void) { return ""; }
#endif

static atomic_int notedSignal;

static void note(int number) {
    atomic_store(&notedSignal, number);
    signal(number, SIG_DFL);
}

void descent_note_signals(void) {
    const int numbers[] = {SIGINT, SIGTERM};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction before;
        if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler == SIG_IGN) continue;
        signal(numbers[i], note);
    }
}

int descent_noted_signal(void) { return atomic_load(&notedSignal); }
