#ifndef _GNU_SOURCE
#define _GNU_SOURCE // sched_getaffinity
#endif
#include "landscape_kernels.h"

#include <pthread.h>
#include <unistd.h>
#ifdef __linux__
#include <sched.h>
#endif

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

typedef struct {
    long tasks;
    long next;
    void *context;
    void (*body)(void *, long);
} work;

static void *take_tasks(void *argument) {
    work *w = argument;
    for (;;) {
        const long task = __atomic_fetch_add(&w->next, 1, __ATOMIC_RELAXED);
        if (task >= w->tasks) return 0;
        w->body(w->context, task);
    }
}

void descent_for_each_task(long tasks, long threads, void *context, void (*body)(void *, long)) {
    enum { most = 256 };
    pthread_t others[most];
    work w = {tasks, 0, context, body};
    if (threads > tasks) threads = tasks;
    if (threads > most) threads = most;
    long made = 0;
    for (long i = 1; i < threads; i++)
        if (pthread_create(&others[made], 0, take_tasks, &w) == 0) made++;
    take_tasks(&w);
    for (long i = 0; i < made; i++) pthread_join(others[i], 0);
}
