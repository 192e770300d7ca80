// Narrows the list of findings. Without it the page shows all of them.
(function () {
  "use strict";
  var form = document.getElementById("loc");
  var findings = Array.prototype.slice.call(document.querySelectorAll(".finding"));
  var groups = Array.prototype.slice.call(document.querySelectorAll(".file, .part"));
  var shown = form.querySelector(".shown");
  var vietnamese = document.documentElement.lang !== "en";

  // Without marks, so that "dieu" finds "Điều".
  function folded(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  }
  var texts = findings.map(function (finding) {
    return folded(finding.textContent + " " + finding.closest(".file").querySelector("h3").textContent);
  });

  function narrow() {
    var wanted = folded(form.elements.text.value.trim());
    var count = 0;
    findings.forEach(function (finding, index) {
      var fits = ["module", "stage", "severity"].every(function (name) {
        var value = form.elements[name].value;
        return !value || finding.getAttribute("data-" + name) === value;
      }) && texts[index].indexOf(wanted) >= 0;
      finding.hidden = !fits;
      if (fits) count += 1;
    });
    groups.forEach(function (group) { group.hidden = !group.querySelector(".finding:not([hidden])"); });
    shown.textContent = vietnamese
      ? "Đang hiện " + count + " trong " + findings.length + " phát hiện."
      : "Showing " + count + " of " + findings.length + " findings.";
  }

  // A link may say what to show: #severity=error&module=cd03
  location.hash.slice(1).split("&").forEach(function (part) {
    var pair = part.split("=");
    if (pair.length === 2 && form.elements[pair[0]]) form.elements[pair[0]].value = decodeURIComponent(pair[1]);
  });
  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  narrow();
})();
