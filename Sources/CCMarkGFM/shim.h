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
