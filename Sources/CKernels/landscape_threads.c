#ifndef _GNU_SOURCE
#define _GNU_SOURCE // sched_getaffinity
#endif
#include "landscape_kernels.h"

#include <pthread.h>
#include <sched.h>
#include <time.h>
#include <unistd.h>

long descent_processor_count(void) {
#ifdef __linux__
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0) {
        const int count = CPU_COUNT(&set);
        if (count > 0) return count;
    }
#endif
    const long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? count : 1;
}

// Threads are made once and kept: making one takes as long as a small surface. After a call they look out
// for the next one for a moment, then they sleep until they are woken.
enum { most = 256, awake_microseconds = 100 };

typedef struct {
    long tasks;
    long next;
    void *context;
    void (*body)(void *, long);
} work;

static struct {
    pthread_mutex_t in_use; // held by the caller whose work it is
    pthread_mutex_t sleep;
    pthread_cond_t wake;
    long sleepers; // under `sleep`, read by the caller without it
    long made;
    work now;
    long call;    // counts the calls
    long wanted;  // threads that may help with this one
    long is_open; // whether a thread may still begin with it
    long inside;  // threads that look at `now`
} pool = {.in_use = PTHREAD_MUTEX_INITIALIZER, .sleep = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER};

#define GET(p) __atomic_load_n(p, __ATOMIC_SEQ_CST)
#define SET(p, value) __atomic_store_n(p, value, __ATOMIC_SEQ_CST)
#define ADD(p, value) __atomic_fetch_add(p, value, __ATOMIC_SEQ_CST)

static void pause_briefly(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

static long microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000L + now.tv_nsec / 1000;
}

static void take_tasks(work *w) {
    for (;;) {
        const long task = __atomic_fetch_add(&w->next, 1, __ATOMIC_RELAXED);
        if (task >= w->tasks) return;
        w->body(w->context, task);
    }
}

// Returns when there is a call after `seen`.
static long wait_for_call(long seen) {
    const long end = microseconds() + awake_microseconds;
    do {
        for (int i = 0; i < 64; i++) {
            const long call = GET(&pool.call);
            if (call != seen) return call;
            pause_briefly();
        }
    } while (microseconds() < end);
    pthread_mutex_lock(&pool.sleep);
    ADD(&pool.sleepers, 1);
    long call;
    while ((call = GET(&pool.call)) == seen) pthread_cond_wait(&pool.wake, &pool.sleep);
    ADD(&pool.sleepers, -1);
    pthread_mutex_unlock(&pool.sleep);
    return call;
}

static void *help(void *argument) {
    const long index = (long)argument;
    long seen = 0;
    for (;;) {
        seen = wait_for_call(seen);
        // The caller closes its work before it looks whether anybody is inside, a helper says that it is
        // inside before it looks whether the work is open: one of the two sees the other.
        ADD(&pool.inside, 1);
        if (GET(&pool.is_open) && index < GET(&pool.wanted)) take_tasks(&pool.now);
        ADD(&pool.inside, -1);
    }
    return 0;
}

static void make_threads(long wanted) {
    pthread_attr_t detached;
    if (pthread_attr_init(&detached) != 0) return;
    pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
    while (pool.made < wanted) {
        pthread_t thread;
        if (pthread_create(&thread, &detached, help, (void *)pool.made) != 0) break;
        pool.made++;
    }
    pthread_attr_destroy(&detached);
}

static void wait_for_helpers(void) {
    for (long turns = 0; GET(&pool.inside) > 0; turns++) {
        if (turns < 2000)
            pause_briefly();
        else
            sched_yield();
    }
}

void descent_for_each_task(long tasks, long threads, void *context, void (*body)(void *, long)) {
    if (threads > tasks) threads = tasks;
    if (threads > most) threads = most;
    // Whoever comes while the threads work for another does its work alone, also a task that has tasks.
    if (threads <= 1 || pthread_mutex_trylock(&pool.in_use) != 0) {
        for (long task = 0; task < tasks; task++) body(context, task);
        return;
    }
    make_threads(threads - 1);
    pool.now = (work){tasks, 0, context, body};
    SET(&pool.wanted, threads - 1);
    SET(&pool.is_open, 1);
    ADD(&pool.call, 1);
    if (GET(&pool.sleepers) > 0) {
        pthread_mutex_lock(&pool.sleep);
        pthread_cond_broadcast(&pool.wake);
        pthread_mutex_unlock(&pool.sleep);
    }
    take_tasks(&pool.now);
    SET(&pool.is_open, 0);
    wait_for_helpers();
    pthread_mutex_unlock(&pool.in_use);
}
