// Times the kernels of a layer beside cblas_dgemm on the same numbers; see the script `matrices`.
#include "kernels.h"
#include <cblas.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double *numbers(long count) {
    double *p = malloc((size_t)count * sizeof(double));
    for (long i = 0; i < count; i++) p[i] = drand48() - 0.5;
    return p;
}

typedef struct {
    long samples, inputs, nodes;
    double *x, *w, *dz, *z, *dw, *dx;
} layer;

static void ours(const layer *l, int which) {
    switch (which) {
    case 0: descent_layer_forward(l->samples, l->inputs, l->nodes, l->x, l->w, 0, -1, l->z); break;
    case 1: descent_layer_gradient(l->samples, l->inputs, l->nodes, l->x, l->dz, 0, -1, l->dw); break;
    default: descent_layer_backward(l->samples, l->inputs, l->nodes, l->dz, l->w, 0, l->dx);
    }
}

static void theirs(const layer *l, int which) {
    const int s = (int)l->samples, i = (int)l->inputs, n = (int)l->nodes;
    switch (which) {
    case 0: cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasTrans, s, n, i, 1, l->x, i, l->w, i, 0, l->z, n); break;
    case 1: cblas_dgemm(CblasRowMajor, CblasTrans, CblasNoTrans, n, i, s, 1, l->dz, n, l->x, i, 0, l->dw, i); break;
    default: cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, s, i, n, 1, l->dz, n, l->w, i, 0, l->dx, i);
    }
}

static double rate(void (*run)(const layer *, int), const layer *l, int which) {
    const double operations = 2.0 * (double)(l->samples * l->inputs * l->nodes);
    const long repeats = (long)(5e8 / (operations + 500)) + 1;
    double best = 0;
    for (int round = 0; round < 5; round++) {
        const double start = now();
        for (long r = 0; r < repeats; r++) run(l, which);
        const double reached = operations * (double)repeats / (now() - start) * 1e-9;
        if (reached > best) best = reached;
    }
    return best;
}

int main(void) {
    const long shapes[][3] = {{1, 3, 1},     {4, 2, 2},     {32, 64, 64},    {32, 64, 10},
                              {1797, 64, 64}, {1797, 64, 10}, {128, 256, 256}, {256, 1024, 1024}};
    printf("%-20s %9s %9s %9s %9s %9s %9s\n", "samples inputs nodes", "forward", "openblas", "gradient", "openblas",
           "backward", "openblas");
    for (unsigned k = 0; k < sizeof shapes / sizeof *shapes; k++) {
        const long s = shapes[k][0], i = shapes[k][1], n = shapes[k][2];
        layer l = {s, i, n, numbers(s * i), numbers(n * i), numbers(s * n), numbers(s * n), numbers(n * i),
                   numbers(s * i)};
        layer other = l;
        other.z = numbers(s * n), other.dw = numbers(n * i), other.dx = numbers(s * i);
        printf("%6ld %6ld %6ld ", s, i, n);
        for (int which = 0; which < 3; which++)
            printf(" %9.1f %9.1f", rate(ours, &l, which), rate(theirs, &other, which));
        puts("");
        for (long j = 0; j < s * n; j++)
            if (fabs(l.z[j] - other.z[j]) > 1e-10) return fprintf(stderr, "the products differ\n"), 1;
        for (long j = 0; j < n * i; j++)
            if (fabs(l.dw[j] - other.dw[j]) > 1e-10) return fprintf(stderr, "the gradients differ\n"), 1;
        for (long j = 0; j < s * i; j++)
            if (fabs(l.dx[j] - other.dx[j]) > 1e-10) return fprintf(stderr, "the slopes differ\n"), 1;
    }
}
