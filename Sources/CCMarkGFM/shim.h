#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/node.h>

// The types of table nodes are variables that cmark sets when it registers its extensions; its header for them is not
// installed. Reading them through functions keeps Swift from seeing global variables that change.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL;

static inline uint16_t course_cmark_table_type(void) { return (uint16_t)CMARK_NODE_TABLE; }
static inline uint16_t course_cmark_table_row_type(void) { return (uint16_t)CMARK_NODE_TABLE_ROW; }
static inline uint16_t course_cmark_table_cell_type(void) { return (uint16_t)CMARK_NODE_TABLE_CELL; }

// The node's own text, without the copy that cmark_node_get_literal makes.
static inline cmark_chunk course_cmark_literal(const cmark_node *node) { return node->as.literal; }
static inline cmark_chunk course_cmark_code_literal(const cmark_node *node) { return node->as.code.literal; }
static inline cmark_chunk course_cmark_code_info(const cmark_node *node) { return node->as.code.info; }
static inline cmark_chunk course_cmark_link_url(const cmark_node *node) { return node->as.link.url; }
static inline cmark_chunk course_cmark_link_title(const cmark_node *node) { return node->as.link.title; }
static inline int course_cmark_heading_level(const cmark_node *node) { return node->as.heading.level; }
static inline cmark_list course_cmark_list(const cmark_node *node) { return node->as.list; }

// Memory for the documents of one thread. cmark asks for a hundred thousand small pieces and gives each back on its own; here
// they are cut from large ones, and all that were asked for since a mark are given back at once. Marks nest, because a
// document may include another. Like cmark itself, this ends the program where there is no memory.
#include <stdlib.h>
#include <string.h>

struct course_arena_block {
  struct course_arena_block *before;
  size_t size, used;
};

struct course_arena_mark {
  struct course_arena_block *block;
  size_t used;
};

// What stands before each piece: its size. Pieces lie at multiples of 16 bytes.
enum { course_arena_unit = 16, course_arena_first = 1 << 18 };

static inline struct course_arena_block **course_arena_top(void) {
  static _Thread_local struct course_arena_block *top;
  return &top;
}

static inline unsigned char *course_arena_bytes(struct course_arena_block *block) {
  return (unsigned char *)block + 2 * course_arena_unit;
}

static inline size_t course_arena_rounded(size_t size) {
  if (size > SIZE_MAX / 4) abort();
  return (size + course_arena_unit - 1) / course_arena_unit * course_arena_unit;
}

static inline void *course_arena_take(size_t asked) {
  struct course_arena_block **top = course_arena_top();
  size_t size = course_arena_rounded(asked), needed = size + course_arena_unit;
  if (!*top || (*top)->size - (*top)->used < needed) {
    size_t room = *top ? 2 * (*top)->size : course_arena_first;
    if (room < needed) room = needed;
    struct course_arena_block *block = malloc(room + 2 * course_arena_unit);
    if (!block) abort();
    block->before = *top;
    block->size = room;
    block->used = 0;
    *top = block;
  }
  unsigned char *piece = course_arena_bytes(*top) + (*top)->used;
  (*top)->used += needed;
  *(size_t *)piece = size;
  return piece + course_arena_unit;
}

static inline void *course_arena_calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / 4 / size) abort();
  return memset(course_arena_take(count * size), 0, count * size);
}

static inline void *course_arena_realloc(void *piece, size_t size) {
  if (!piece) return course_arena_take(size);
  size_t old = *(size_t *)((unsigned char *)piece - course_arena_unit);
  if (size <= old) return piece;
  struct course_arena_block *top = *course_arena_top();
  size_t end = (size_t)((unsigned char *)piece - course_arena_bytes(top)) + old, more = course_arena_rounded(size) - old;
  // The piece that was cut last grows where it lies.
  if (end == top->used && top->size - top->used >= more) {
    top->used += more;
    *(size_t *)((unsigned char *)piece - course_arena_unit) = old + more;
    return piece;
  }
  return memcpy(course_arena_take(size), piece, old);
}

static inline void course_arena_free(void *piece) { (void)piece; }

static inline struct course_arena_mark course_arena_begin(void) {
  struct course_arena_block *top = *course_arena_top();
  struct course_arena_mark mark = {top, top ? top->used : 0};
  return mark;
}

// Gives back all that was asked for since the mark, except the first block, which the next document takes again.
static inline void course_arena_end(struct course_arena_mark mark) {
  struct course_arena_block **top = course_arena_top();
  while (*top && *top != mark.block) {
    struct course_arena_block *before = (*top)->before;
    if (!before) {
      (*top)->used = 0;
      return;
    }
    free(*top);
    *top = before;
  }
  if (*top) (*top)->used = mark.used;
}

static inline cmark_parser *course_cmark_parser(int options) {
  static cmark_mem memory = {course_arena_calloc, course_arena_realloc, course_arena_free};
  return cmark_parser_new_with_mem(options, &memory);
}
