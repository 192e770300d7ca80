// Search without a network. Texts are folded letter by letter (no marks, đ as d, small letters), so that a place in the folded
// text is the same place in the text; then each word of the query is looked for, the last one, which is still being typed, also
// as a beginning. Lines that hold the words as typed, marks included, and beside one another, come first. See HTMLSearchIndex.swift for the index.
(function () {
  "use strict";
  var app = window.hocLieu, body = document.body;
  if (!app || !body.dataset.index) return;
  var make = app.make;
  var LIMIT = 40;

  // ---- Folding
  var folded = new Uint16Array(0x3000);
  for (var code = 0; code < folded.length; code++) {
    var plain = String.fromCharCode(code).normalize("NFD").charAt(0).toLowerCase();
    folded[code] = plain === "đ" || plain === "ð" ? 100 : plain.length === 1 ? plain.charCodeAt(0) : code;
  }
  function fold(text) {
    var parts = [], codes = new Uint16Array(8192);
    for (var start = 0; start < text.length; start += codes.length) {
      var count = Math.min(codes.length, text.length - start);
      for (var index = 0; index < count; index++) {
        var unit = text.charCodeAt(start + index);
        codes[index] = unit < folded.length ? folded[unit] : unit;
      }
      parts.push(String.fromCharCode.apply(null, count < codes.length ? codes.subarray(0, count) : codes));
    }
    return parts.join("");
  }
  // Letters with their marks, the tone moved to the end of the word, so that hoà reads as hòa.
  function marked(word) {
    var tone = "", rest = word.toLowerCase().normalize("NFD").replace(/[\u0300\u0301\u0303\u0309\u0323]/g, function (mark) { tone += mark; return ""; });
    return rest + tone;
  }
  function isLetter(code) { return (code > 96 && code < 123) || (code > 47 && code < 58); }
  // Where `term` stands in `text` as a word from `from` on and before `end`; as the beginning of one, if `isOpen`. -1 where it
  // does not.
  function find(text, term, from, end, isOpen) {
    for (var at = text.indexOf(term, from); at >= 0 && at < end; at = text.indexOf(term, at + 1)) {
      var begins = at === 0 || !isLetter(text.charCodeAt(at - 1)) || !isLetter(term.charCodeAt(0));
      if (begins && (isOpen || !isLetter(text.charCodeAt(at + term.length)))) return at;
    }
    return -1;
  }

  // ---- The index
  var topics = null, waiting = 0, waiters = [];
  function load(then) {
    if (topics && !waiting) return then();
    waiters.push(then);
    if (topics) return;
    topics = [];
    var files = body.dataset.index.split(" ");
    waiting = files.length;
    window.hocLieuIndex = window.hocLieuIndex || [];
    files.forEach(function (file) {
      var script = make("script", { src: file });
      script.onload = function () { take(window.hocLieuIndex.pop(), file.replace(/[^/]*$/, "")); ready(); };
      script.onerror = ready;
      document.head.append(script);
    });
    function ready() { if (--waiting === 0) waiters.forEach(function (then) { then(); }); }
  }
  function take(module, base) {
    module[2].forEach(function (topic) {
      var text = ("#\t" + topic[1] + "\n" + topic[2]).normalize("NFC");
      topics.push({ module: module[0], base: base, id: topic[0], title: topic[1], text: text, folded: fold(text) });
    });
  }

  // ---- Finding
  function search(query) {
    var typed = query.normalize("NFC").toLowerCase().split(/\s+/).map(function (word) { return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""); }).filter(Boolean);
    if (!typed.length) return null;
    var isOpen = !/\s$/.test(query);
    var terms = typed.map(function (word, index) {
      var plain = fold(word);
      // Who types no marks means any; who types some means these.
      return { text: plain, marked: plain === word ? null : marked(word), isOpen: isOpen && index === typed.length - 1 };
    });
    var phrase = terms.map(function (term) { return term.text; }).join(" ");
    var rare = terms.reduce(function (long, term) { return term.text.length > long.text.length ? term : long; });
    var hits = [];
    topics.forEach(function (topic, order) {
      var text = topic.folded;
      for (var at = find(text, rare.text, 0, text.length, rare.isOpen); at >= 0; at = find(text, rare.text, at, text.length, rare.isOpen)) {
        var start = text.lastIndexOf("\n", at) + 1, end = text.indexOf("\n", at);
        if (end < 0) end = text.length;
        var words = text.indexOf("\t", start) + 1;
        at = end;
        var places = terms.map(function (term) { return find(text, term.text, words, end, term.isOpen); });
        if (places.indexOf(-1) >= 0) continue;
        var beside = terms.length > 1 ? find(text, phrase, words, end, isOpen) : -1;
        var score = -order / 1000 + (beside >= 0 ? 100 : 0);
        if (text.charAt(start) === "#") score += start === 0 ? 45 : 40;
        if (text.charAt(start) === "!" && /^!(fn-|\/)/.test(text.substr(start, 4))) score -= 10;
        terms.forEach(function (term, index) {
          var place = Math.max(places[index], beside), best = 0;
          if (beside >= 0) place = find(text, term.text, beside, end, term.isOpen);
          // The best of the first places of the word in this line.
          for (var tries = 0; place >= 0 && tries < 8; tries++, place = find(text, term.text, place + 1, end, term.isOpen)) {
            var value = isLetter(text.charCodeAt(place + term.text.length)) ? 1 : 6;
            if (term.marked && marked(topic.text.substr(place, term.text.length)) === term.marked) value += 50;
            if (value > best) { best = value; places[index] = place; }
          }
          score += best;
        });
        hits.push({ topic: topic, start: start, words: words, end: end, place: beside >= 0 ? beside : Math.min.apply(null, places), score: score });
      }
    });
    hits.sort(function (left, right) { return right.score - left.score; });
    return { hits: hits, terms: terms };
  }

  // ---- Showing
  function address(hit) {
    var name = hit.topic.text.slice(hit.start, hit.words - 1), anchor = name.slice(1);
    if (name !== "#" && name.charAt(0) !== "#" && name.charAt(0) !== "!") anchor = section(hit).anchor + "/" + name;
    return hit.topic.base + hit.topic.id + ".html" + (anchor ? "#" + anchor : "");
  }
  function section(hit) {
    var note = /^!(fn-|\/vb-|\/tn-)/.exec(hit.topic.text.substr(hit.start, 5));
    if (note) return { title: { "fn-": "Chú thích", "/vb-": "Văn bản viện dẫn", "/tn-": "Thuật ngữ" }[note[1]] };
    var text = hit.topic.text, at = text.lastIndexOf("\n#", hit.start) + 1;
    if (text.charAt(hit.start) === "#") at = hit.start;
    var tab = text.indexOf("\t", at), end = text.indexOf("\n", at);
    return { anchor: text.slice(at + 1, tab), title: at === 0 ? "" : text.slice(tab + 1, end < 0 ? undefined : end) };
  }
  function snippet(hit, terms) {
    var text = hit.topic.text, from = Math.max(hit.words, hit.place - 50), to = Math.min(hit.end, hit.place + 130);
    if (from > hit.words) from = text.indexOf(" ", from) + 1;
    if (to < hit.end) to = Math.max(text.lastIndexOf(" ", to), hit.place + 1);
    var line = make("span");
    if (from > hit.words) line.append("… ");
    for (var at = from; at < to;) {
      var next = to, length = 0;
      terms.forEach(function (term) {
        var place = find(hit.topic.folded, term.text, at, to, term.isOpen);
        if (place >= 0 && (place < next || (place === next && term.text.length > length))) { next = place; length = term.text.length; }
      });
      line.append(text.slice(at, next));
      if (length) line.append(make("mark", { text: text.substr(next, length) }));
      at = next + length;
    }
    if (to < hit.end) line.append(" …");
    return line;
  }
  function show(found, list, status) {
    list.textContent = "";
    if (!found) { status.textContent = "Gõ vài chữ, có dấu hoặc không dấu."; return; }
    var hits = found.hits.slice(0, LIMIT), several = topics.some(function (topic) { return topic.module !== topics[0].module; });
    status.textContent = found.hits.length === 0 ? "Không tìm thấy. Thử ít chữ hơn."
      : found.hits.length + " chỗ" + (found.hits.length > LIMIT ? ", hiện " + LIMIT + " chỗ đầu" : "") + ".";
    hits.forEach(function (hit) {
      var title = section(hit).title;
      list.append(make("li", {}, make("a", { href: address(hit) },
        make("b", { text: title || hit.topic.title }), make("small", { text: (several ? hit.topic.module.toUpperCase() + " · " : "") + (title ? hit.topic.title : "") }),
        hit.start === 0 ? null : snippet(hit, found.terms))));
    });
  }

  // ---- The form, in a dialog or in the page
  function form(root) {
    var input = make("input", { type: "search", id: "tim-chu", autocomplete: "off", spellcheck: "false", "aria-describedby": "tim-ket-qua" });
    var status = make("p", { role: "status", id: "tim-ket-qua", text: "Gõ vài chữ, có dấu hoặc không dấu." });
    var list = make("ol", { "class": "hits" });
    function run() { load(function () { show(search(input.value), list, status); }); }
    input.addEventListener("input", run);
    root.append(make("form", { role: "search", submit: function (event) {
      event.preventDefault();
      var first = list.querySelector("a");
      if (first) first.click();
    } }, make("label", { for: "tim-chu", text: root.classList.contains("search") ? "Tìm trong chuyên đề" : "Tìm trong tất cả các chuyên đề" }), input), status, list);
    root.addEventListener("keydown", function (event) {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      var links = app.all("a", list), at = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      if (!links.length) return;
      event.preventDefault();
      (at < 0 ? input : links[Math.min(at, links.length - 1)]).focus();
    });
    return input;
  }
  var here = document.querySelector("[data-search-here]"), input, dialog;
  if (here) {
    here.className = "search-here";
    input = form(here);
  } else if (window.HTMLDialogElement) {
    dialog = make("dialog", { "class": "search", "aria-label": "Tìm" });
    input = form(dialog);
    dialog.querySelector("form").append(make("button", { type: "button", text: "Đóng", click: function () { dialog.close(); } }));
    dialog.addEventListener("click", function (event) { if (event.target === dialog || (event.target.closest && event.target.closest(".hits a"))) dialog.close(); });
    body.append(dialog);
  }
  function open() {
    load(function () {});
    if (dialog && !dialog.open) dialog.showModal();
    if (input) { input.focus(); input.select(); }
  }
  var tools = document.querySelector("[data-tools]");
  if (tools && dialog) {
    var opener = make("button", { type: "button", text: "Tìm", click: open });
    opener.setAttribute("aria-keyshortcuts", "/");
    tools.prepend(opener);
  }
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    event.preventDefault();
    open();
  });
})();
