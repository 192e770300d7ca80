// The open page follows its sources: blocks that changed are put in place of the old ones, findings stand below the paragraph
// that they concern, and what cannot be built is said above the last page that could. It runs before the edition's own scripts.
(function () {
  "use strict";
  var script = document.currentScript, module = script.dataset.module, page = script.dataset.page;
  var version = Number(script.dataset.version), words = JSON.parse(script.dataset.words);
  var base = null, live = [];

  function make(name, attributes, children) {
    var element = document.createElement(name);
    for (var key in attributes || {}) {
      if (key === "text") element.textContent = attributes.text;
      else if (typeof attributes[key] === "function") element.addEventListener(key, attributes[key]);
      else element.setAttribute(key, attributes[key]);
    }
    (children || []).forEach(function (child) { if (child) element.append(child); });
    return element;
  }
  function blocks(root) { var body = root.querySelector(".body"); return body ? Array.from(body.children) : []; }
  function html(element) { return element.outerHTML; }

  // What frames the blocks: where it changes, the page is loaded again at the place where it stands.
  function frame(root) {
    var copy = root.querySelector("body").cloneNode(true), inner = copy.querySelector(".body");
    if (inner) inner.textContent = "";
    return copy.innerHTML;
  }
  // Questions and switches are made by scripts that run once.
  function needsScripts(element) {
    return element.matches(".question, [data-change]") || element.querySelector(".question, [data-change]") !== null;
  }

  // ---- The place on the page
  function place() {
    var nodes = live.filter(function (node) { return node.isConnected && node.getBoundingClientRect().bottom > 0; });
    return nodes.length ? { node: nodes[0], top: nodes[0].getBoundingClientRect().top } : null;
  }
  function stay(at) { if (at && at.node.isConnected) scrollBy(0, at.node.getBoundingClientRect().top - at.top); }
  function reload() {
    try { sessionStorage.setItem("hoclieu:xem-truoc", JSON.stringify({ page: location.pathname, y: scrollY })); } catch (error) { /* It starts at the top. */ }
    location.reload();
  }
  try {
    var was = JSON.parse(sessionStorage.getItem("hoclieu:xem-truoc") || "null");
    sessionStorage.removeItem("hoclieu:xem-truoc");
    if (was && was.page === location.pathname) addEventListener("load", function () { scrollTo(0, was.y); });
  } catch (error) { /* It starts at the top. */ }

  // ---- What changed
  function take(text) {
    var fresh = new DOMParser().parseFromString(text, "text/html");
    if (!base) return;
    if (frame(fresh) !== frame(base)) return reload();
    var old = blocks(base).map(html), nodes = blocks(fresh), now = nodes.map(html);
    var start = 0, end = 0;
    while (start < old.length && start < now.length && old[start] === now[start]) start++;
    while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
    if (start === old.length && start === now.length) return;
    var added = nodes.slice(start, nodes.length - end).map(function (node) { return document.importNode(node, true); });
    var removed = live.slice(start, live.length - end);
    if (removed.concat(added).some(needsScripts)) return reload();
    var body = document.querySelector(".body"), at = place(), behind = live[live.length - end] || null;
    var anchor = behind && behind.parentNode === body ? behind : null;
    // Where the block at the top of the window is itself replaced, its successor takes its place.
    var lost = at && removed.indexOf(at.node);
    removed.forEach(function (node) { node.remove(); });
    added.forEach(function (node) {
      body.insertBefore(node, anchor);
      node.classList.add("xt-moi");
      setTimeout(function () { node.classList.remove("xt-moi"); }, 2000);
    });
    live.splice.apply(live, [start, removed.length].concat(added));
    base = fresh;
    if (at && lost >= 0) at.node = added[Math.min(lost, added.length - 1)] || anchor || at.node;
    stay(at);
  }

  // ---- What is found
  var bar = make("aside", { "class": "xt-thanh", "aria-label": words.bar });
  var overlay = null;
  function box(finding) {
    return make("div", { "class": "xt-loi " + finding.severity, role: "note" }, [
      make("p", {}, [make("b", { text: finding.label + " " + finding.code }), make("span", { text: " " + finding.message })]),
      finding.help && make("p", { text: words.cure + finding.help }),
      make("p", { "class": "xt-noi", text: finding.file + ":" + finding.line + " · " + finding.rule }),
    ]);
  }
  function show(state) {
    var at = place();
    document.querySelectorAll(".xt-loi").forEach(function (old) { if (!bar.contains(old)) old.remove(); });
    var elsewhere = [];
    state.findings.forEach(function (finding) {
      var target = finding.page === page && finding.anchor ? document.getElementById(finding.anchor) : null;
      var block = target && target.closest(".body > *");
      if (!block) return elsewhere.push(finding);
      // Several findings of one block stand below it in their order.
      while (block.nextElementSibling && block.nextElementSibling.classList.contains("xt-loi")) block = block.nextElementSibling;
      block.after(box(finding));
    });
    stay(at);
    write(state, elsewhere);
    if (overlay) overlay.remove();
    overlay = state.broken.length
      ? make("div", { "class": "xt-phu", role: "alert" }, [make("p", { "class": "xt-dau", text: words.broken })].concat(state.broken.map(box)))
      : null;
    if (overlay) document.body.append(overlay);
  }
  function link(finding) {
    if (finding.page === page || !finding.page) return box(finding);
    var item = box(finding);
    item.append(make("a", { href: finding.page + (finding.anchor ? "#" + finding.anchor : ""), text: words.open }));
    return item;
  }
  function write(state, elsewhere) {
    var count = { error: 0, warning: 0, information: 0 };
    state.findings.forEach(function (finding) { count[finding.severity]++; });
    var follow = make("input", { type: "checkbox", change: function () {
      try { sessionStorage.setItem("hoclieu:theo", follow.checked ? "1" : ""); } catch (error) { /* It holds for this page. */ }
    } });
    follow.checked = follows();
    var list = make("select", { "aria-label": words.module, change: function () { location.href = "/" + list.value + "/index.html"; } },
      state.modules.map(function (name) {
        var option = make("option", { value: name, text: name.toUpperCase() });
        option.selected = name === module;
        return option;
      }));
    var isOpen = bar.querySelector("details[open]") !== null;
    bar.replaceChildren(
      make("p", {}, [
        make("b", { text: words.title }), list,
        make("span", { "class": "xt-dem", text: words.count.replace("%1", count.error).replace("%2", count.warning).replace("%3", count.information) }),
        make("label", {}, [follow, words.follow]),
        make("a", { href: "/-/" + module + ".pdf", target: "_blank", text: "PDF" }),
        make("span", { "class": "xt-mat", role: "status" }),
      ]));
    if (elsewhere.length) {
      var details = make("details", {}, [make("summary", { text: words.elsewhere.replace("%1", elsewhere.length) })].concat(elsewhere.map(link)));
      details.open = isOpen;
      bar.append(details);
    }
  }
  function follows() { try { return sessionStorage.getItem("hoclieu:theo") === "1"; } catch (error) { return false; } }

  // ---- Listening
  function listen() {
    fetch("/-/" + module + "/state.json?page=" + encodeURIComponent(page) + "&after=" + version, { cache: "no-store" }).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }).then(function (state) {
      lost("");
      if (state.session !== script.dataset.session) return reload();
      if (state.version === version) return listen();
      if (follows() && state.edited && state.edited !== page) { location.href = state.edited; return; }
      if (!state.exists) { location.href = "index.html"; return; }
      return fetch(location.pathname, { cache: "no-store" }).then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      }).then(function (text) {
        // Only now is it taken: what goes wrong on the way is asked for again.
        version = state.version;
        take(text);
        show(state);
        document.documentElement.dataset.xemTruoc = String(version);
        listen();
      });
    }).catch(function () {
      lost(words.lost);
      setTimeout(listen, 1000);
    });
  }
  function lost(text) { var place = bar.querySelector(".xt-mat"); if (place && place.textContent !== text) place.textContent = text; }

  document.addEventListener("DOMContentLoaded", function () {
    live = blocks(document);
    document.body.append(bar);
    fetch(location.pathname, { cache: "no-store" }).then(function (answer) { return answer.text(); }).then(function (text) {
      base = new DOMParser().parseFromString(text, "text/html");
      return fetch("/-/" + module + "/state.json?page=" + encodeURIComponent(page) + "&after=-1", { cache: "no-store" });
    }).then(function (answer) { return answer.json(); }).then(function (state) {
      show(state);
      document.documentElement.dataset.xemTruoc = String(version);
      listen();
    });
  });
})();
