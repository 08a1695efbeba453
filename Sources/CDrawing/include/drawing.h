#pragma once

/// Finds Cairo, HarfBuzz and FriBidi, unless they were found before; from any thread.
/// Returns NULL, or the name of the library that is not there or lacks a function.
const char *descent_drawing_missing(void);

/// The version of pixman, which Cairo paints with; NULL where it is not found.
const char *descent_pixman_version(void);
