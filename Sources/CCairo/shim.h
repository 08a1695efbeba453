#pragma once
#include <cairo.h>
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <dlfcn.h>
#include <stddef.h>

/// The version of pixman, which Cairo paints with; NULL where it is not found.
static inline const char *descent_pixman_version(void) {
    const char *(*version)(void) = (const char *(*)(void))dlsym(dlopen(NULL, RTLD_LAZY), "pixman_version_string");
    return version ? version() : NULL;
}
