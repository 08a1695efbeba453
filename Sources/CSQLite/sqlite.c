#include "sqlite.h"

#include <dlfcn.h>
#include <sqlite3.h>
#include <stddef.h>

// What is used of the library, with the types of its header.
#define FUNCTIONS(use) \
    use(open_v2) use(close_v2) use(errmsg) use(busy_timeout) use(exec) use(prepare_v2) use(finalize) use(step) \
    use(reset) use(bind_null) use(bind_int64) use(bind_double) use(bind_text) use(column_type) use(column_int64) \
    use(column_double) use(column_text) use(column_bytes)

#define DECLARE(name) static __typeof__(&sqlite3_##name) p_##name;
FUNCTIONS(DECLARE)

static const char *const names[] = {
#if defined(__APPLE__)
    "/usr/lib/libsqlite3.dylib",
    "libsqlite3.dylib",
#else
    "libsqlite3.so.0",
    "libsqlite3.so",
#endif
};

int descent_sqlite_load(void) {
    static void *library;
    if (library) return 0;
    void *found = NULL;
    for (size_t i = 0; !found && i < sizeof names / sizeof *names; i++)
        found = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (!found) return -1;
#define FIND(name) \
    p_##name = (__typeof__(&sqlite3_##name))dlsym(found, "sqlite3_" #name); \
    if (!p_##name) return -1;
    FUNCTIONS(FIND)
    library = found;
    return 0;
}

int descent_sqlite_open(const char *path, int writes, descent_database **database) {
    const int flags = SQLITE_OPEN_READWRITE | (writes ? SQLITE_OPEN_CREATE : 0);
    return p_open_v2(path, database, flags | SQLITE_OPEN_FULLMUTEX, NULL);
}

void descent_sqlite_close(descent_database *database) { p_close_v2(database); }
const char *descent_sqlite_message(descent_database *database) { return p_errmsg(database); }
void descent_sqlite_wait(descent_database *database, int milliseconds) { p_busy_timeout(database, milliseconds); }
int descent_sqlite_run(descent_database *database, const char *text) {
    return p_exec(database, text, NULL, NULL, NULL);
}

int descent_sqlite_prepare(descent_database *database, const char *text, descent_statement **statement) {
    return p_prepare_v2(database, text, -1, statement, NULL);
}
void descent_sqlite_finalize(descent_statement *statement) { p_finalize(statement); }
int descent_sqlite_step(descent_statement *statement) { return p_step(statement); }
int descent_sqlite_reset(descent_statement *statement) { return p_reset(statement); }

int descent_sqlite_bind_null(descent_statement *statement, int parameter) {
    return p_bind_null(statement, parameter);
}
int descent_sqlite_bind_integer(descent_statement *statement, int parameter, int64_t number) {
    return p_bind_int64(statement, parameter, number);
}
int descent_sqlite_bind_number(descent_statement *statement, int parameter, double number) {
    return p_bind_double(statement, parameter, number);
}
int descent_sqlite_bind_text(descent_statement *statement, int parameter, const char *text, int bytes) {
    return p_bind_text(statement, parameter, text, bytes, SQLITE_TRANSIENT);
}

int descent_sqlite_is_null(descent_statement *statement, int column) {
    return p_column_type(statement, column) == SQLITE_NULL;
}
int64_t descent_sqlite_integer(descent_statement *statement, int column) {
    return p_column_int64(statement, column);
}
double descent_sqlite_number(descent_statement *statement, int column) {
    return p_column_double(statement, column);
}
const char *descent_sqlite_text(descent_statement *statement, int column, int *bytes) {
    const char *text = (const char *)p_column_text(statement, column);
    *bytes = text ? p_column_bytes(statement, column) : 0;
    return text;
}
