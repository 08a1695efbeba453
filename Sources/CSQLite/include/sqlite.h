/// SQLite, opened when it is first used: to link it would make every start of the command later.
#ifndef DESCENT_SQLITE_H
#define DESCENT_SQLITE_H

#include <stdint.h>

/// An open database, and a statement of one.
typedef struct sqlite3 descent_database;
typedef struct sqlite3_stmt descent_statement;

/// Opens the library. Returns 0, or -1 where there is none; safe to call again, from one thread at a time.
int descent_sqlite_load(void);

/// The codes of the library that matter here.
enum {
    descent_sqlite_ok = 0,
    descent_sqlite_busy = 5,
    descent_sqlite_locked = 6,
    descent_sqlite_readonly = 8,
    descent_sqlite_corrupt = 11,
    descent_sqlite_full = 13,
    descent_sqlite_cannot_open = 14,
    descent_sqlite_not_a_database = 26,
    descent_sqlite_row = 100,
    descent_sqlite_done = 101,
};

/// Opens a file, which is made if it is not there and is to be written to. One that is only read is opened in the same
/// way, as what a killed process left half done must be taken back before. Returns a code; the database must be closed
/// whatever it is, if it is not null.
int descent_sqlite_open(const char *path, int writes, descent_database **database);
void descent_sqlite_close(descent_database *database);
/// What went wrong last, in English.
const char *descent_sqlite_message(descent_database *database);
/// How long to wait for others who have the file.
void descent_sqlite_wait(descent_database *database, int milliseconds);

/// Runs a text of statements whose results nobody wants.
int descent_sqlite_run(descent_database *database, const char *text);

int descent_sqlite_prepare(descent_database *database, const char *text, descent_statement **statement);
void descent_sqlite_finalize(descent_statement *statement);
int descent_sqlite_step(descent_statement *statement);
int descent_sqlite_reset(descent_statement *statement);

/// Parameters count from 1. Texts are copied.
int descent_sqlite_bind_null(descent_statement *statement, int parameter);
int descent_sqlite_bind_integer(descent_statement *statement, int parameter, int64_t number);
int descent_sqlite_bind_number(descent_statement *statement, int parameter, double number);
int descent_sqlite_bind_text(descent_statement *statement, int parameter, const char *text, int bytes);

/// Columns count from 0.
int descent_sqlite_is_null(descent_statement *statement, int column);
int64_t descent_sqlite_integer(descent_statement *statement, int column);
double descent_sqlite_number(descent_statement *statement, int column);
/// The text until the next step, and its length.
const char *descent_sqlite_text(descent_statement *statement, int column, int *bytes);

#endif
