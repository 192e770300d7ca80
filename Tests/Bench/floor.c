// The floor: cmark-gfm's own parse and render, one file after the other in one process, writing the same number of files.
// Usage: floor <output folder> @<file that lists the files>. Front matter is skipped, so that both sides read the same
// Markdown.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) { perror(path); exit(1); }
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  char *text = malloc(*size + 1);
  if (fread(text, 1, *size, file) != *size) { perror(path); exit(1); }
  text[*size] = 0;
  fclose(file);
  return text;
}

int main(int count, char **arguments) {
  if (count != 3 || arguments[2][0] != '@') { fprintf(stderr, "usage: floor <folder> @<list>\n"); return 2; }
  cmark_gfm_core_extensions_ensure_registered();
  cmark_syntax_extension *table = cmark_find_syntax_extension("table");
  size_t list_size;
  char *list = read_file(arguments[2] + 1, &list_size);
  int index = 0;
  for (char *name = strtok(list, "\n"); name; name = strtok(NULL, "\n"), index++) {
    size_t size;
    char *text = read_file(name, &size);
    char *body = text;
    char *end = strncmp(text, "---\n", 4) == 0 ? strstr(text + 4, "\n---\n") : NULL;
    if (end) body = end + 5;
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    cmark_parser_attach_syntax_extension(parser, table);
    cmark_parser_feed(parser, body, size - (size_t)(body - text));
    cmark_node *document = cmark_parser_finish(parser);
    char *html = cmark_render_html(document, CMARK_OPT_FOOTNOTES, cmark_parser_get_syntax_extensions(parser));
    char path[4096];
    snprintf(path, sizeof path, "%s/%d.html", arguments[1], index);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(html, 1, strlen(html), file) != strlen(html) || fclose(file) != 0) { perror(path); return 1; }
    free(html);
    cmark_node_free(document);
    cmark_parser_free(parser);
    free(text);
  }
  free(list);
  return 0;
}
