// Cairo, HarfBuzz and FriBidi, opened when the first text is measured or the first picture is painted.
//
// Linked as others are, they and what they need (fonts, X11, GLib) take a third of the time that the command needs to
// start, and most of its verbs draw nothing. So the functions that are used stand here under their own names, typed by
// the headers, and hand on what they are given.

// They are ours alone: what the libraries call among themselves stays theirs.
#pragma GCC visibility push(hidden)
#include "../CCairo/shim.h"
#include "../CFriBidi/shim.h"
#include "../CHarfBuzz/shim.h"
#pragma GCC visibility pop

#include "drawing.h"

#include <dlfcn.h>
#include <stddef.h>

#if defined(__linux__)

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#define CAIRO(use) \
    use(void, cairo_clip, (cairo_t *cr), (cr)) \
    use(void, cairo_close_path, (cairo_t *cr), (cr)) \
    use(cairo_t *, cairo_create, (cairo_surface_t *target), (target)) \
    use(void, cairo_curve_to, \
        (cairo_t *cr, double x1, double y1, double x2, double y2, double x3, double y3), \
        (cr, x1, y1, x2, y2, x3, y3)) \
    use(void, cairo_destroy, (cairo_t *cr), (cr)) \
    use(void, cairo_fill, (cairo_t *cr), (cr)) \
    use(cairo_surface_t *, cairo_image_surface_create, \
        (cairo_format_t format, int width, int height), (format, width, height)) \
    use(cairo_surface_t *, cairo_image_surface_create_for_data, \
        (unsigned char *data, cairo_format_t format, int width, int height, int stride), \
        (data, format, width, height, stride)) \
    use(void, cairo_line_to, (cairo_t *cr, double x, double y), (cr, x, y)) \
    use(void, cairo_mask_surface, \
        (cairo_t *cr, cairo_surface_t *surface, double surface_x, double surface_y), \
        (cr, surface, surface_x, surface_y)) \
    use(void, cairo_move_to, (cairo_t *cr, double x, double y), (cr, x, y)) \
    use(void, cairo_new_path, (cairo_t *cr), (cr)) \
    use(void, cairo_paint, (cairo_t *cr), (cr)) \
    use(void, cairo_paint_with_alpha, (cairo_t *cr, double alpha), (cr, alpha)) \
    use(cairo_surface_t *, cairo_pdf_surface_create_for_stream, \
        (cairo_write_func_t write_func, void *closure, double width_in_points, double height_in_points), \
        (write_func, closure, width_in_points, height_in_points)) \
    use(void, cairo_pdf_surface_restrict_to_version, \
        (cairo_surface_t *surface, cairo_pdf_version_t version), (surface, version)) \
    use(void, cairo_pdf_surface_set_metadata, \
        (cairo_surface_t *surface, cairo_pdf_metadata_t metadata, const char *utf8), (surface, metadata, utf8)) \
    use(void, cairo_pop_group_to_source, (cairo_t *cr), (cr)) \
    use(void, cairo_push_group, (cairo_t *cr), (cr)) \
    use(void, cairo_rectangle, \
        (cairo_t *cr, double x, double y, double width, double height), (cr, x, y, width, height)) \
    use(void, cairo_restore, (cairo_t *cr), (cr)) \
    use(void, cairo_save, (cairo_t *cr), (cr)) \
    use(void, cairo_set_antialias, (cairo_t *cr, cairo_antialias_t antialias), (cr, antialias)) \
    use(void, cairo_set_dash, \
        (cairo_t *cr, const double *dashes, int num_dashes, double offset), (cr, dashes, num_dashes, offset)) \
    use(void, cairo_set_fill_rule, (cairo_t *cr, cairo_fill_rule_t fill_rule), (cr, fill_rule)) \
    use(void, cairo_set_line_cap, (cairo_t *cr, cairo_line_cap_t line_cap), (cr, line_cap)) \
    use(void, cairo_set_line_join, (cairo_t *cr, cairo_line_join_t line_join), (cr, line_join)) \
    use(void, cairo_set_line_width, (cairo_t *cr, double width), (cr, width)) \
    use(void, cairo_set_miter_limit, (cairo_t *cr, double limit), (cr, limit)) \
    use(void, cairo_set_operator, (cairo_t *cr, cairo_operator_t op), (cr, op)) \
    use(void, cairo_set_source_rgba, \
        (cairo_t *cr, double red, double green, double blue, double alpha), (cr, red, green, blue, alpha)) \
    use(void, cairo_set_tolerance, (cairo_t *cr, double tolerance), (cr, tolerance)) \
    use(cairo_status_t, cairo_status, (cairo_t *cr), (cr)) \
    use(const char *, cairo_status_to_string, (cairo_status_t status), (status)) \
    use(void, cairo_stroke, (cairo_t *cr), (cr)) \
    use(void, cairo_surface_destroy, (cairo_surface_t *surface), (surface)) \
    use(void, cairo_surface_finish, (cairo_surface_t *surface), (surface)) \
    use(void, cairo_surface_flush, (cairo_surface_t *surface), (surface)) \
    use(cairo_status_t, cairo_surface_status, (cairo_surface_t *surface), (surface)) \
    use(cairo_surface_t *, cairo_svg_surface_create_for_stream, \
        (cairo_write_func_t write_func, void *closure, double width_in_points, double height_in_points), \
        (write_func, closure, width_in_points, height_in_points)) \
    use(void, cairo_svg_surface_set_document_unit, \
        (cairo_surface_t *surface, cairo_svg_unit_t unit), (surface, unit)) \
    use(void, cairo_translate, (cairo_t *cr, double tx, double ty), (cr, tx, ty)) \
    use(const char *, cairo_version_string, (void), ())

#define GLYPH (hb_font_t *font, hb_codepoint_t glyph, hb_draw_funcs_t *pen, void *closure), (font, glyph, pen, closure)
#if HB_VERSION_ATLEAST(7, 0, 0)
#define DRAW(use, ...) use(void, hb_font_draw_glyph, __VA_ARGS__)
#else
#define DRAW(use, ...) use(void, hb_font_get_glyph_shape, __VA_ARGS__)
#endif

#define HARFBUZZ(use) \
    DRAW(use, GLYPH) \
    use(hb_blob_t *, hb_blob_create_from_file_or_fail, (const char *file_name), (file_name)) \
    use(void, hb_blob_destroy, (hb_blob_t *blob), (blob)) \
    use(unsigned int, hb_blob_get_length, (hb_blob_t *blob), (blob)) \
    use(void, hb_buffer_add_utf32, \
        (hb_buffer_t *buffer, const uint32_t *text, int text_length, unsigned int item_offset, int item_length), \
        (buffer, text, text_length, item_offset, item_length)) \
    use(hb_buffer_t *, hb_buffer_create, (void), ()) \
    use(void, hb_buffer_destroy, (hb_buffer_t *buffer), (buffer)) \
    use(hb_glyph_info_t *, hb_buffer_get_glyph_infos, \
        (hb_buffer_t *buffer, unsigned int *length), (buffer, length)) \
    use(hb_glyph_position_t *, hb_buffer_get_glyph_positions, \
        (hb_buffer_t *buffer, unsigned int *length), (buffer, length)) \
    use(void, hb_buffer_reset, (hb_buffer_t *buffer), (buffer)) \
    use(void, hb_buffer_set_direction, (hb_buffer_t *buffer, hb_direction_t direction), (buffer, direction)) \
    use(void, hb_buffer_set_language, (hb_buffer_t *buffer, hb_language_t language), (buffer, language)) \
    use(void, hb_buffer_set_script, (hb_buffer_t *buffer, hb_script_t script), (buffer, script)) \
    use(hb_draw_funcs_t *, hb_draw_funcs_create, (void), ()) \
    use(void, hb_draw_funcs_make_immutable, (hb_draw_funcs_t *dfuncs), (dfuncs)) \
    use(void, hb_draw_funcs_set_close_path_func, \
        (hb_draw_funcs_t *dfuncs, hb_draw_close_path_func_t func, void *user_data, hb_destroy_func_t destroy), \
        (dfuncs, func, user_data, destroy)) \
    use(void, hb_draw_funcs_set_cubic_to_func, \
        (hb_draw_funcs_t *dfuncs, hb_draw_cubic_to_func_t func, void *user_data, hb_destroy_func_t destroy), \
        (dfuncs, func, user_data, destroy)) \
    use(void, hb_draw_funcs_set_line_to_func, \
        (hb_draw_funcs_t *dfuncs, hb_draw_line_to_func_t func, void *user_data, hb_destroy_func_t destroy), \
        (dfuncs, func, user_data, destroy)) \
    use(void, hb_draw_funcs_set_move_to_func, \
        (hb_draw_funcs_t *dfuncs, hb_draw_move_to_func_t func, void *user_data, hb_destroy_func_t destroy), \
        (dfuncs, func, user_data, destroy)) \
    use(void, hb_draw_funcs_set_quadratic_to_func, \
        (hb_draw_funcs_t *dfuncs, hb_draw_quadratic_to_func_t func, void *user_data, hb_destroy_func_t destroy), \
        (dfuncs, func, user_data, destroy)) \
    use(unsigned int, hb_face_count, (hb_blob_t *blob), (blob)) \
    use(hb_face_t *, hb_face_create, (hb_blob_t *blob, unsigned int index), (blob, index)) \
    use(void, hb_face_destroy, (hb_face_t *face), (face)) \
    use(unsigned int, hb_face_get_glyph_count, (const hb_face_t *face), (face)) \
    use(unsigned int, hb_face_get_upem, (const hb_face_t *face), (face)) \
    use(hb_blob_t *, hb_face_reference_table, (const hb_face_t *face, hb_tag_t tag), (face, tag)) \
    use(hb_font_t *, hb_font_create, (hb_face_t *face), (face)) \
    use(void, hb_font_destroy, (hb_font_t *font), (font)) \
    use(hb_face_t *, hb_font_get_face, (hb_font_t *font), (font)) \
    use(hb_bool_t, hb_font_get_h_extents, (hb_font_t *font, hb_font_extents_t *extents), (font, extents)) \
    use(hb_bool_t, hb_font_get_nominal_glyph, \
        (hb_font_t *font, hb_codepoint_t unicode, hb_codepoint_t *glyph), (font, unicode, glyph)) \
    use(void, hb_font_make_immutable, (hb_font_t *font), (font)) \
    use(void, hb_font_set_scale, (hb_font_t *font, int x_scale, int y_scale), (font, x_scale, y_scale)) \
    use(hb_language_t, hb_language_from_string, (const char *str, int len), (str, len)) \
    use(unsigned int, hb_ot_name_get_utf8, \
        (hb_face_t *face, hb_ot_name_id_t name_id, hb_language_t language, unsigned int *text_size , char *text), \
        (face, name_id, language, text_size, text)) \
    use(void, hb_shape, \
        (hb_font_t *font, hb_buffer_t *buffer, const hb_feature_t *features, unsigned int num_features), \
        (font, buffer, features, num_features)) \
    use(float, hb_style_get_value, (hb_font_t *font, hb_style_tag_t style_tag), (font, style_tag)) \
    use(hb_unicode_funcs_t *, hb_unicode_funcs_get_default, (void), ()) \
    use(hb_script_t, hb_unicode_script, (hb_unicode_funcs_t *ufuncs, hb_codepoint_t unicode), (ufuncs, unicode)) \
    use(const char *, hb_version_string, (void), ())

#define BIDI(use) \
    use(void, fribidi_get_bidi_types, \
        (const FriBidiChar *str, const FriBidiStrIndex len, FriBidiCharType *btypes), (str, len, btypes)) \
    use(void, fribidi_get_bracket_types, \
        (const FriBidiChar *str, const FriBidiStrIndex len, const FriBidiCharType *types, \
            FriBidiBracketType *btypes), \
        (str, len, types, btypes)) \
    use(FriBidiLevel, fribidi_get_par_embedding_levels_ex, \
        (const FriBidiCharType *bidi_types, const FriBidiBracketType *bracket_types, \
            const FriBidiStrIndex len, FriBidiParType *pbase_dir, FriBidiLevel *embedding_levels), \
        (bidi_types, bracket_types, len, pbase_dir, embedding_levels))
#define LIBRARIES(each) \
    each(CAIRO, "libcairo.so.2") each(HARFBUZZ, "libharfbuzz.so.0") each(BIDI, "libfribidi.so.0")

#define DECLARE(result, name, parameters, arguments) static __typeof__(&name) p_##name;
CAIRO(DECLARE)
HARFBUZZ(DECLARE)
BIDI(DECLARE)

static const char *missing;
static void *cairo;

#define FIND(result, name, parameters, arguments) \
    __atomic_store_n(&p_##name, (__typeof__(&name))dlsym(library, #name), __ATOMIC_RELEASE); \
    if (!p_##name) return 0;
#define OPEN(functions, file) \
    static int open_##functions(void) { \
        void *library = dlopen(file, RTLD_LAZY | RTLD_LOCAL); \
        if (!library) return 0; \
        if (!cairo) cairo = library; \
        functions(FIND) \
        return 1; \
    }
LIBRARIES(OPEN)

static void open_all(void) {
#define OPEN_OR_NAME(functions, file) \
    if (!open_##functions()) { \
        missing = file; \
        return; \
    }
    LIBRARIES(OPEN_OR_NAME)
}

const char *descent_drawing_missing(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, open_all);
    return missing;
}

const char *descent_pixman_version(void) {
    if (descent_drawing_missing()) return NULL;
    const char *(*version)(void) = (const char *(*)(void))dlsym(cairo, "pixman_version_string");
    return version ? version() : NULL;
}

/// Nothing is drawn before the libraries were asked for: this is for who forgets it.
static void need_all(void) {
    const char *name = descent_drawing_missing();
    if (!name) return;
    const char text[] = "descent: error: a library that draws is missing\n";
    if (write(STDERR_FILENO, text, sizeof text - 1)) {}
    abort();
}

#define DEFINE(result, name, parameters, arguments) \
    result name parameters { \
        __typeof__(&name) function = __atomic_load_n(&p_##name, __ATOMIC_ACQUIRE); \
        if (!function) { \
            need_all(); \
            function = p_##name; \
        } \
        return function arguments; \
    }
CAIRO(DEFINE)
HARFBUZZ(DEFINE)
BIDI(DEFINE)

#else

// Elsewhere they are linked: there a start does not wait for what is not called.
const char *descent_drawing_missing(void) { return NULL; }

const char *descent_pixman_version(void) {
    const char *(*version)(void) = (const char *(*)(void))dlsym(dlopen(NULL, RTLD_LAZY), "pixman_version_string");
    return version ? version() : NULL;
}

#endif
