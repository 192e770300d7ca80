import Glibc

/// Opens an address in the user's browser where there is a screen; says nothing where there is none.
func openBrowser(at address: String) {
  guard getenv("DISPLAY") != nil || getenv("WAYLAND_DISPLAY") != nil else { return }
  var process = pid_t()
  var files: posix_spawn_file_actions_t = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&files)
  defer { posix_spawn_file_actions_destroy(&files) }
  for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
    posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_WRONLY, 0)
  }
  let words: [UnsafeMutablePointer<CChar>?] = [strdup("xdg-open"), strdup(address), nil]
  defer { for word in words { free(word) } }
  posix_spawnp(&process, "xdg-open", &files, nil, words, environ)
}
