// What a page does beside being read: colours, notes that open in place, progress, marks of changes, references to copy.
// A classic script: from a USB stick browsers load no modules. Nothing here is needed to read.
(function () {
  "use strict";
  var body = document.body, data = body.dataset;

  // An element with attributes and children; text is never parsed as HTML.
  function make(name, attributes) {
    var element = document.createElement(name);
    for (var key in attributes || {}) {
      if (key === "text") element.textContent = attributes.text;
      else if (typeof attributes[key] === "function") element.addEventListener(key, attributes[key]);
      else element.setAttribute(key, attributes[key]);
    }
    for (var index = 2; index < arguments.length; index++) if (arguments[index]) element.append(arguments[index]);
    return element;
  }
  function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }
  function date(text) { return text.split("-").reverse().join("/"); }
  var now = new Date();
  var today = now.getFullYear() + "-" + ("0" + (now.getMonth() + 1)).slice(-2) + "-" + ("0" + now.getDate()).slice(-2);

  // ---- What is kept on this device, for each module and version
  var key = "hoclieu:" + data.module + ":" + data.version;
  function read(name) {
    try { return JSON.parse(localStorage.getItem(name)) || {}; } catch (error) { return {}; }
  }
  // Read topics, answers (id: {o: objective, p: points, r: right, n: tries}), the topic opened last.
  var state = merge(read(key), arriving());
  function merge(mine, other) {
    var result = { read: Object.assign({}, mine.read, other.read), answers: Object.assign({}, mine.answers), last: other.last || mine.last };
    for (var id in other.answers || {}) {
      var known = result.answers[id], told = other.answers[id];
      if (!known || (told.r && !known.r) || (told.r === known.r && told.n > known.n)) result.answers[id] = told;
    }
    return result;
  }
  function keep() {
    try { localStorage.setItem(key, JSON.stringify(state)); } catch (error) { /* A full or closed store: nothing is kept. */ }
  }
  // Firefox gives each page on a disk a store of its own. There the pages hand over what they know as one goes from one to
  // the next, behind the `?` of the address, which is taken off again on arrival.
  function arriving() {
    var match = /[?&]tien-do=([^&]*)/.exec(location.search);
    if (!match || !data.module) return {};
    try {
      history.replaceState(null, "", location.pathname + location.hash);
    } catch (error) { /* The address stays long. */ }
    try {
      var told = JSON.parse(decodeURIComponent(match[1]));
      return told && told.key === key ? told : {};
    } catch (error) { return {}; }
  }
  if (location.protocol === "file:" && "MozAppearance" in document.documentElement.style && data.module) {
    document.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a[href]");
      if (!link || link.protocol !== "file:" || link.pathname === location.pathname) return;
      if (link.pathname.replace(/[^/]*$/, "") !== location.pathname.replace(/[^/]*$/, "")) return;
      link.search = "?tien-do=" + encodeURIComponent(JSON.stringify(Object.assign({ key: key }, state)));
    }, true);
  }
  function forget() {
    state = { read: {}, answers: {} };
    keep();
    location.reload();
  }

  // ---- Saying something to everyone, also to those who do not see it
  var toast = make("div", { "class": "toast", role: "status" });
  body.append(toast);
  var hush;
  function say(text) {
    toast.textContent = text;
    clearTimeout(hush);
    hush = setTimeout(function () { toast.textContent = ""; }, 6000);
  }

  window.hocLieu = {
    make: make, all: all, say: say, data: data,
    answer: function (id) { return state.answers[id]; },
    keepAnswer: function (id, answer) { state.answers[id] = answer; keep(); },
  };

  // ---- Colours
  var tools = document.querySelector("[data-tools]");
  if (tools) {
    var themes = { auto: "Màu: theo máy", light: "Màu: sáng", dark: "Màu: tối" }, order = ["auto", "light", "dark"];
    var button = make("button", { type: "button", click: function () {
      var next = order[(order.indexOf(document.documentElement.dataset.theme || "auto") + 1) % 3];
      if (next === "auto") delete document.documentElement.dataset.theme; else document.documentElement.dataset.theme = next;
      try { localStorage.setItem("hoclieu:mau", next); } catch (error) { /* It holds for this page. */ }
      button.textContent = themes[next];
      say(themes[next]);
    } });
    button.textContent = themes[document.documentElement.dataset.theme || "auto"];
    tools.append(button);
  }

  // ---- Notes that open beside their mark
  var open = null;
  function close(returns) {
    if (!open) return;
    var was = open;
    open = null;
    was.box.remove();
    was.mark.removeAttribute("aria-expanded");
    if (returns) was.mark.focus();
  }
  function label(mark) {
    if (mark.classList.contains("mark")) return "Chú thích " + mark.textContent;
    return mark.classList.contains("term") ? "Thuật ngữ" : "Văn bản";
  }
  document.addEventListener("click", function (event) {
    var mark = event.target.closest && event.target.closest("a.mark, a.term, a.law");
    if (open && !(event.target.closest && event.target.closest(".pop"))) {
      var same = mark === open.mark;
      close(same);
      if (same) { event.preventDefault(); return; }
    }
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var address = mark.getAttribute("href");
    var note = address.charAt(0) === "#" && document.getElementById(decodeURIComponent(address.slice(1)));
    if (!note) return;
    event.preventDefault();
    var content = make("div");
    Array.prototype.slice.call(note.childNodes).forEach(function (node) { content.append(node.cloneNode(true)); });
    all(".back, .cite", content).forEach(function (link) { link.remove(); });
    all("[id]", content).forEach(function (element) { element.removeAttribute("id"); });
    var box = make("div", { "class": "pop", role: "dialog", "aria-label": label(mark), tabindex: "-1" },
      make("p", { "class": "pop-title" }, make("span", { text: label(mark) }),
        make("button", { type: "button", text: "Đóng", click: function () { close(true); } })), content);
    body.append(box);
    var place = mark.getClientRects()[0], width = document.documentElement.clientWidth;
    box.style.left = Math.max(16, Math.min(place.left, width - box.offsetWidth - 16)) + scrollX + "px";
    var below = place.bottom + box.offsetHeight + 8 < innerHeight || place.top < box.offsetHeight + 8;
    box.style.top = scrollY + (below ? place.bottom + 8 : place.top - box.offsetHeight - 8) + "px";
    mark.setAttribute("aria-expanded", "true");
    open = { box: box, mark: mark };
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
    box.addEventListener("focusout", function (event) {
      if (open && event.relatedTarget && !box.contains(event.relatedTarget)) close(false);
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && open) close(true);
    // Behind the last thing in the box the reader is back at the mark.
    if (event.key === "Tab" && open && !event.shiftKey) {
      var stops = all("a[href], button", open.box);
      if (document.activeElement === stops[stops.length - 1]) { event.preventDefault(); close(true); }
    }
  });

  // ---- What the reader's clock adds to what was known when the pages were made
  all("[data-from], [data-until]").forEach(function (note) {
    var state = note.querySelector(".state"), from = note.dataset.from, until = note.dataset.until;
    if (!state) return;
    var words = "";
    if (until && today >= until && !state.classList.contains("ended")) words = "đã hết hiệu lực từ " + date(until);
    else if (from && today >= from && !(until && today >= until) && state.classList.contains("notYetInForce")) words = "đã có hiệu lực từ " + date(from);
    if (words) state.after(make("b", { text: " Hôm nay (" + date(today) + ", theo đồng hồ máy này): " + words + "." }));
  });
  all("[data-effective]").forEach(function (place) {
    if (today < place.dataset.effective) place.append(make("b", { text: " (hôm nay chưa tới ngày này)" }));
  });
  // A newer version that was opened on this device. Versions are compared number by number.
  if (data.module && data.version) {
    var newest = read("hoclieu:moi-nhat:" + data.module).version || data.version;
    var compare = function (left, right) {
      left = left.split("."); right = right.split(".");
      for (var index = 0; index < 3; index++) if (+left[index] !== +right[index]) return left[index] - right[index];
      return 0;
    };
    if (compare(newest, data.version) > 0) {
      document.querySelector(".top .version").append(make("b", { text: " · máy này đã mở phiên bản mới hơn: " + newest }));
    } else {
      try { localStorage.setItem("hoclieu:moi-nhat:" + data.module, JSON.stringify({ version: data.version })); } catch (error) { /* Not known next time. */ }
    }
  }

  // ---- The place in the contents
  var sections = all(".contents ol ul a");
  if (sections.length && "IntersectionObserver" in window) {
    var byID = {};
    sections.forEach(function (link) { byID[decodeURIComponent(link.getAttribute("href").slice(1))] = link; });
    var headings = all(".body h2[id]").filter(function (heading) { return byID[heading.id]; });
    var mark = function () {
      var current = null;
      headings.forEach(function (heading) { if (heading.getBoundingClientRect().top < innerHeight / 3) current = heading; });
      sections.forEach(function (link) { link.removeAttribute("aria-current"); });
      if (current) byID[current.id].setAttribute("aria-current", "true");
    };
    var observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -60% 0px" });
    headings.forEach(function (heading) { observer.observe(heading); });
    addEventListener("scrollend", mark);
  }

  // ---- Progress
  function showRead() {
    all("a[data-topic]").forEach(function (link) {
      var isRead = !!state.read[link.dataset.topic];
      var target = link.lastElementChild || link;
      if (target.classList.contains("read") === isRead) return;
      target.classList.toggle("read", isRead);
      var word = target.querySelector(".hidden");
      if (isRead) target.append(make("span", { "class": "hidden", text: " (đã đọc)" })); else if (word) word.remove();
    });
  }
  if (data.topic) {
    state.last = data.topic;
    var done = document.querySelector("[data-done]");
    var toggle = make("button", { type: "button", click: function () {
      if (state.read[data.topic]) delete state.read[data.topic]; else state.read[data.topic] = true;
      keep();
      showDone();
      say(state.read[data.topic] ? "Đã ghi: đọc xong bài này" : "Đã bỏ ghi");
    } });
    var showDone = function () {
      toggle.setAttribute("aria-pressed", String(!!state.read[data.topic]));
      toggle.textContent = (state.read[data.topic] ? "✓ " : "") + "Đã đọc xong bài này";
      showRead();
    };
    done.append(toggle, make("p", { "class": "note", "data-tally": "" }));
    showDone();
  }
  var panel = document.querySelector("[data-progress]");
  if (panel) {
    var topics = all(".topics a[data-topic]");
    var count = topics.filter(function (link) { return state.read[link.dataset.topic]; }).length;
    var next = topics.filter(function (link) { return link.dataset.topic === state.last; })[0];
    panel.append(
      make("progress", { max: String(topics.length), value: String(count), "aria-labelledby": "tien-do" }),
      make("p", { text: "Đã đọc xong " + count + " trong " + topics.length + " bài." }));
    if (next) panel.append(make("p", {}, "Đọc tiếp: ", make("a", { href: next.getAttribute("href"), text: next.firstChild.textContent })));
    panel.append(make("p", { "class": "note" }, "Chỉ giữ trong trình duyệt trên máy này. ",
      make("button", { type: "button", text: "Xóa kết quả", click: function () {
        if (confirm("Xóa tiến độ và kết quả của chuyên đề này trên máy này?")) forget();
      } })));
    panel.hidden = !(count || state.last || Object.keys(state.answers).length);
    all("[data-objective][data-points]").forEach(function (item) {
      var sum = 0, tried = false;
      for (var id in state.answers) {
        if (state.answers[id].o !== item.dataset.objective) continue;
        tried = true;
        if (state.answers[id].r) sum += state.answers[id].p;
      }
      if (tried) item.append(make("span", { "class": "score", text: sum + "/" + item.dataset.points + " điểm tự kiểm tra" }));
    });
  }
  showRead();
  if (data.module) keep();

  // ---- Switches: what changed, and how to cite
  var switches = document.querySelector("[data-switches]");
  function toggleButton(text, name, change) {
    var button = make("button", { type: "button", text: text, "aria-pressed": "false", click: function () { set(button.getAttribute("aria-pressed") !== "true"); } });
    function set(isOn) {
      button.setAttribute("aria-pressed", String(isOn));
      change(isOn);
      try { localStorage.setItem("hoclieu:" + name, isOn ? "1" : "0"); } catch (error) { /* It holds for this page. */ }
    }
    switches.append(button);
    try { if (localStorage.getItem("hoclieu:" + name) === "1") set(true); } catch (error) { /* Off. */ }
  }
  if (switches) {
    var changed = all("[data-change]");
    if (changed.length) {
      var words = { added: "Mới", revised: "Đã sửa", moved: "Đã chuyển chỗ", removed: "Đã bỏ" };
      toggleButton("Đánh dấu chỗ đã sửa" + (data.since ? " từ phiên bản " + data.since : "") + " (" + changed.length + ")", "thay-doi", function (isOn) {
        body.classList.toggle("shows-changes", isOn);
        all(".change-label").forEach(function (label) { label.remove(); });
        if (isOn) changed.forEach(function (block) {
          var label = make("span", { "class": "change-label", text: words[block.dataset.change] });
          if (/^(UL|OL|DL|PRE|TABLE)$/.test(block.tagName)) block.before(label); else block.prepend(label);
        });
      });
    }
    toggleButton("Hiện nút trích dẫn", "trich-dan", function (isOn) {
      all(".cite").forEach(function (button) { button.remove(); });
      if (isOn) all(".body [id]").forEach(cite);
    });
  }
  function cite(block) {
    var article = block.closest("article.topic"), topic = article ? article.id : data.topic;
    var name = article ? block.id.slice(article.id.length + 1) : block.id, place = /^(.*)\/(\d+)$/.exec(name);
    if (!place) return;
    var heading = place[1] && document.getElementById((article ? article.id + "." : "") + place[1]);
    var title = article ? article.querySelector(".eyebrow").textContent + ". " + article.querySelector("h2").textContent : data.title;
    var button = make("button", { type: "button", "class": "cite", text: "¶ " + place[2], click: function () {
      var text = data.module.toUpperCase() + " phiên bản " + data.version + ", " + title + (heading ? ", mục “" + heading.textContent + "”" : "")
        + ", đoạn " + place[2] + " (" + topic + "#" + name + ")" + (/^http/.test(location.protocol) ? " " + location.href.replace(/#.*/, "") + "#" + block.id : "");
      copy(text);
    } });
    button.setAttribute("aria-label", "Chép trích dẫn đoạn " + place[2]);
    if (/^(UL|OL|DL|PRE|TABLE)$/.test(block.tagName)) block.before(button); else block.prepend(button);
  }
  function copy(text) {
    var field = make("textarea", { "class": "hidden", "aria-hidden": "true" });
    var focus = document.activeElement;
    field.value = text;
    body.append(field);
    field.select();
    var isDone = false;
    try { isDone = document.execCommand("copy"); } catch (error) { /* Said below. */ }
    field.remove();
    if (focus) focus.focus({ preventScroll: true });
    say(isDone ? "Đã chép: " + text : "Trình duyệt không cho chép. " + text);
  }
})();
