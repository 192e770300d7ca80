// Runs before the page is shown, so that it does not flash in the wrong colours.
(function () {
  "use strict";
  try {
    var theme = localStorage.getItem("hoclieu:mau");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch (error) { /* A browser that keeps nothing follows the system. */ }
})();
