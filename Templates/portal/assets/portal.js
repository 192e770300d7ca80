// Search over the modules, without a network and from file://. Every page works without this script.
(function () {
  "use strict";
  var modules = window.hocLieuModules;
  var form = document.getElementById("tim");
  if (!modules || !form) return;
  var input = document.getElementById("tu");
  var count = document.getElementById("so-ket-qua");
  var list = document.getElementById("ket-qua");
  var MARKS = /[\u0300-\u036f]/g;
  var TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

  // What is searched: a name for people, and how much a hit counts.
  var FIELDS = [
    ["id", "Mã", 12], ["title", "Tên chuyên đề", 10], ["law", "Văn bản", 6], ["topics", "Bài", 5], ["terms", "Thuật ngữ", 5],
    ["objectives", "Mục tiêu", 3], ["audience", "Đối tượng", 1]
  ];

  // "Hồ" and "ho" fold alike; đ is a letter of its own that has no mark to take away.
  function fold(word) { return word.normalize("NFD").replace(MARKS, "").replace(/đ/g, "d"); }
  // The tone goes to the end of its syllable, so that hoà and hòa are one word.
  function exact(word) {
    var letters = word.normalize("NFD");
    return letters.replace(TONES, "") + (letters.match(TONES) || []).join("");
  }
  function words(text) {
    var found = [], pattern = /[\p{L}\p{N}]+/gu, match, lower = text.normalize("NFC").toLowerCase();
    while ((match = pattern.exec(lower))) {
      found.push({ folded: fold(match[0]), exact: exact(match[0]), from: match.index, to: match.index + match[0].length });
    }
    return found;
  }

  var index = modules.map(function (module) {
    var texts = [];
    FIELDS.forEach(function (field) {
      [].concat(module[field[0]] || []).forEach(function (text, place) {
        text = text.normalize("NFC");
        texts.push({ field: field, place: place, text: text, words: words(text) });
      });
    });
    return { module: module, texts: texts };
  });

  // How well one word of the text answers one word of the query: with its marks, without, or as its beginning.
  function fit(word, asked, isLast) {
    if (word.exact === asked.exact) return 4;
    if (word.folded === asked.folded) return asked.hasMarks ? 1 : 3;
    if (isLast && asked.folded.length > 1 && word.folded.indexOf(asked.folded) === 0) return asked.hasMarks ? 0.5 : 1;
    return 0;
  }

  // The longest run of the query's words in one text, and how much it is worth.
  function look(text, query) {
    var best = { score: 0, from: 0, to: 0, seen: {} };
    text.words.forEach(function (word, start) {
      for (var first = 0; first < query.length; first++) {
        var sum = 0, length = 0;
        while (first + length < query.length && start + length < text.words.length) {
          var value = fit(text.words[start + length], query[first + length], first + length === query.length - 1);
          if (!value) break;
          best.seen[first + length] = true;
          sum += value;
          length++;
        }
        var score = sum * length;
        if (score > best.score) {
          best.score = score;
          best.from = text.words[start].from;
          best.to = text.words[start + length - 1].to;
        }
      }
    });
    return best;
  }

  function search(query) {
    var results = [];
    index.forEach(function (entry) {
      var seen = {}, score = 0, shown = null, shownScore = 0;
      entry.texts.forEach(function (text) {
        var hit = look(text, query);
        if (!hit.score) return;
        Object.keys(hit.seen).forEach(function (word) { seen[word] = true; });
        var value = hit.score * text.field[2];
        score += value;
        if (value > shownScore) { shownScore = value; shown = { text: text, hit: hit }; }
      });
      if (Object.keys(seen).length === query.length) {
        results.push({ module: entry.module, score: shownScore + score / 1000, shown: shown });
      }
    });
    return results.sort(function (a, b) { return b.score - a.score; });
  }

  function element(name, className, text) {
    var node = document.createElement(name);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  }

  function show(result) {
    var module = result.module, item = element("li"), head = element("p"), link = element("a");
    var isTopic = result.shown.text.field[0] === "topics";
    link.href = module.href + (isTopic ? "#bai-" + (result.shown.text.place + 1) : "");
    link.appendChild(element("span", "code", module.id.toUpperCase()));
    link.appendChild(document.createTextNode(" " + module.title));
    head.appendChild(link);
    head.appendChild(document.createTextNode(" "));
    head.appendChild(element("span", "state " + module.state, module.stateName));
    item.appendChild(head);
    var text = result.shown.text.text, hit = result.shown.hit, line = element("p", "meta");
    line.appendChild(document.createTextNode(result.shown.text.field[1] + ": " + text.slice(0, hit.from)));
    line.appendChild(element("mark", "", text.slice(hit.from, hit.to)));
    line.appendChild(document.createTextNode(text.slice(hit.to)));
    item.appendChild(line);
    return item;
  }

  function update() {
    var asked = input.value.trim();
    var query = words(asked.slice(0, 200)).map(function (word) {
      word.hasMarks = word.exact !== word.folded;
      return word;
    });
    list.textContent = "";
    if (!query.length) { count.textContent = ""; return; }
    var results = search(query);
    count.textContent = results.length
      ? "Tìm thấy " + results.length + " chuyên đề."
      : "Không thấy chuyên đề nào có đủ các từ này. Thử ít từ hơn.";
    results.forEach(function (result) { list.appendChild(show(result)); });
  }

  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); update(); });
  input.addEventListener("input", update);
  var given = /[?&]q=([^&]*)/.exec(window.location.search);
  if (given) {
    try { input.value = decodeURIComponent(given[1].replace(/\+/g, " ")); } catch (error) { input.value = ""; }
    update();
  }
})();
