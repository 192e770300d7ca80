// Questions that are answered in the page. The learner's edition holds no answers, only digests of the right ones; an answer is
// right when its digest is among them. The instructor's edition shows the key and is left as it is.
(function () {
  "use strict";
  var app = window.hocLieu;
  if (!app) return;
  var make = app.make, all = app.all, data = app.data;

  // SHA-256 (FIPS 180-4). The browser's own is missing where pages come over plain HTTP from a local network.
  var constants = [], initial = [];
  (function () {
    function fraction(number) { return ((number - Math.floor(number)) * 4294967296) | 0; }
    for (var candidate = 2; constants.length < 64; candidate++) {
      var isPrime = true;
      for (var factor = 2; factor * factor <= candidate; factor++) if (candidate % factor === 0) isPrime = false;
      if (!isPrime) continue;
      if (initial.length < 8) initial.push(fraction(Math.sqrt(candidate)));
      constants.push(fraction(Math.cbrt(candidate)));
    }
  })();
  function sha256(text) {
    var bytes = Array.from(unescape(encodeURIComponent(text)), function (letter) { return letter.charCodeAt(0); });
    var bits = bytes.length * 8, state = initial.slice(), words = new Int32Array(64);
    bytes.push(0x80);
    while (bytes.length % 64 !== 56) bytes.push(0);
    for (var shift = 56; shift >= 0; shift -= 8) bytes.push(shift > 24 ? 0 : (bits >>> shift) & 255);
    function turn(word, count) { return (word >>> count) | (word << (32 - count)); }
    for (var start = 0; start < bytes.length; start += 64) {
      for (var index = 0; index < 64; index++) {
        if (index < 16) {
          var at = start + index * 4;
          words[index] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
        } else {
          var x = words[index - 15], y = words[index - 2];
          words[index] = (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + words[index - 16] + words[index - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
        }
      }
      var v = state.slice();
      for (var round = 0; round < 64; round++) {
        var e = v[4], a = v[0];
        var first = (v[7] + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & v[5]) ^ (~e & v[6])) + constants[round] + words[round]) | 0;
        var second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]))) | 0;
        v = [(first + second) | 0, v[0], v[1], v[2], (v[3] + first) | 0, v[4], v[5], v[6]];
      }
      for (var part = 0; part < 8; part++) state[part] = (state[part] + v[part]) | 0;
    }
    return state.map(function (word) { return ("0000000" + (word >>> 0).toString(16)).slice(-8); }).join("");
  }

  // Each kind of question: how it is made answerable, and how the answer is read. `answer()` gives null where there is none yet.
  function field(question, list, legend) {
    var set = make("fieldset", {}, make("legend", { "class": "hidden", text: legend }));
    list.before(set);
    set.append(list);
  }
  function choice(type) {
    return function (question, id) {
      var list = question.querySelector("ol.options");
      var inputs = all(":scope > li", list).map(function (item, index) {
        var input = make("input", { type: type, name: id, value: String(index) }), text = make("span");
        text.append.apply(text, Array.prototype.slice.call(item.childNodes));
        item.append(make("label", {}, input, text));
        return input;
      });
      list.classList.add("choice");
      field(question, list, type === "radio" ? "Chọn một phương án" : "Chọn các phương án đúng");
      return {
        hint: "Hãy chọn phương án trước.",
        answer: function () {
          var chosen = inputs.filter(function (input) { return input.checked; });
          return chosen.length ? chosen.map(function (input) { return input.value; }).join(",") : null;
        },
        clear: function () { inputs.forEach(function (input) { input.checked = false; }); },
      };
    };
  }
  function letter(index) { return String.fromCharCode(65 + index); }
  var readers = {
    "single": choice("radio"), "multiple": choice("checkbox"), "true-false": choice("radio"),
    "matching": function (question) {
      var rights = all("ol.options > li", question);
      var selects = all("ol.left > li", question).map(function (item, index) {
        var select = make("select", { "aria-label": "Vế phải của " + (index + 1) }, make("option", { value: "", text: "– chọn –" }));
        rights.forEach(function (right, place) { select.append(make("option", { value: String(place), text: letter(place) + ". " + right.textContent.trim().slice(0, 60) })); });
        item.append(select);
        return select;
      });
      return {
        hint: "Hãy chọn đủ các cặp.",
        answer: function () {
          var values = selects.map(function (select) { return select.value; });
          return values.indexOf("") < 0 ? values.join(",") : null;
        },
        clear: function () { selects.forEach(function (select) { select.value = ""; }); },
      };
    },
    "ordering": function (question) {
      var list = question.querySelector("ol.options"), items = all(":scope > li", list);
      list.className = "steps";
      function name(button, word) { button.setAttribute("aria-label", word); return button; }
      items.forEach(function (item) {
        var text = item.textContent.trim().slice(0, 60);
        function move(isUp) {
          var other = isUp ? item.previousElementSibling : item.nextElementSibling;
          if (!other) return;
          if (isUp) other.before(item); else other.after(item);
          app.say(text + ": vị trí " + (Array.prototype.indexOf.call(list.children, item) + 1));
        }
        var up = name(make("button", { type: "button", text: "▲", click: function () { move(true); up.focus(); } }), "Lên: " + text);
        var down = name(make("button", { type: "button", text: "▼", click: function () { move(false); down.focus(); } }), "Xuống: " + text);
        item.append(make("span", { "class": "move" }, up, " ", down));
      });
      return {
        hint: "",
        answer: function () { return Array.prototype.map.call(list.children, function (item) { return items.indexOf(item); }).join(","); },
        clear: function () { items.forEach(function (item) { list.append(item); }); },
      };
    },
    "short-answer": function (question, id) {
      var input = make("input", { type: "text", id: id + "/tra-loi", autocomplete: "off" });
      question.append(make("p", {}, make("label", { for: id + "/tra-loi", text: "Trả lời: " }), input));
      return {
        hint: "Hãy điền câu trả lời trước.",
        answer: function () { return input.value.normalize("NFC").toLowerCase().trim().replace(/\s+/g, " ") || null; },
        clear: function () { input.value = ""; },
      };
    },
    "open": function () { return null; },
  };

  var questions = all(".question[data-key]");
  questions.forEach(function (question) {
    var id = question.dataset.question, key = question.dataset.key.split(" ");
    var reader = readers[question.dataset.kind](question, id);
    if (!reader) return;
    question.classList.add("live");
    var verdict = make("p", { "class": "verdict", role: "status" });
    var check = make("button", { type: "button", "class": "main", text: "Kiểm tra", click: function () {
      var answer = reader.answer();
      if (answer === null) return show("", reader.hint);
      var known = app.answer(id) || { n: 0, r: false };
      var isRight = key.indexOf(sha256(data.module + "/" + id + "/" + answer).slice(0, 16)) >= 0;
      app.keepAnswer(id, { o: question.dataset.objective, p: +question.dataset.points, r: known.r || isRight, n: known.n + 1 });
      show(isRight ? "right" : "wrong", isRight ? "✓ Đúng." : "✗ Chưa đúng. Xem lại bài rồi thử lần nữa.");
      tally();
    } });
    var again = make("button", { type: "button", text: "Làm lại", click: function () { reader.clear(); show("", ""); } });
    function show(name, text) {
      verdict.className = "verdict " + name;
      verdict.textContent = text;
    }
    question.append(make("div", { "class": "acts" }, check, again), verdict);
    var before = app.answer(id);
    if (before && before.r) show("right", "✓ Bạn đã trả lời đúng câu này.");
  });
  tally();

  function tally() {
    var place = document.querySelector("[data-tally]");
    if (!place || !questions.length) return;
    var right = questions.filter(function (question) { var known = app.answer(question.dataset.question); return known && known.r; });
    function points(list) { return list.reduce(function (sum, question) { return sum + +question.dataset.points; }, 0); }
    place.textContent = "Câu hỏi của bài: đúng " + right.length + "/" + questions.length + ", " + points(right) + "/" + points(questions) + " điểm.";
  }
})();
