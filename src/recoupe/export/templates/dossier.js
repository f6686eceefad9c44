"use strict";
// The page is whole without this. It adds a filter to each long section, and opens what a link leads into. In a
// large story it also draws what is only text at first: what is folded away, and the marks of the articles.
(function () {
  var LINES = ".line, .lines > li", SHOWN = ".line:not([hidden]), .lines > li:not([hidden])";
  var words = document.documentElement.dataset;
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }
  function part(tag, name, text) {
    var made = document.createElement(tag);
    if (name) { made.className = name; }
    made.textContent = text || "";
    return made;
  }
  // In a large story the marks of an article stand beside its text as data (see packed.py), drawn when it comes
  // near. Its words from one offset to another can be lit; gives the pieces that are.
  function marks(article) {
    var block = article && article.querySelector("script");
    if (!block) { return null; }
    if (!block.marks) {
      block.marks = JSON.parse(block.textContent);
      block.spans = spans(block.marks.s);
      block.paragraphs = Array.from(article.querySelectorAll(":scope > p"));
    }
    return block;
  }
  // Spans of all layers as start, end and layer, in order.
  function spans(layers) {
    var found = [];
    Object.keys(layers).forEach(function (layer) {
      for (var i = 0, start = 0; i < layers[layer].length; i += 2) {
        start += layers[layer][i];
        found.push([start, start + layers[layer][i + 1], layer]);
      }
    });
    return found.sort(function (a, b) { return a[0] - b[0]; });
  }
  function draw(article, from, to) {
    var block = marks(article), lit = [];
    block.paragraphs.forEach(function (paragraph, i) {
      var start = block.marks.p[i], isLit = from < start + paragraph.textContent.length && to > start;
      if (!block.drawn || isLit) { pieces(paragraph, start, block.spans, isLit ? [from, to] : [0, 0], lit); }
      if (!block.drawn) { margin(paragraph, block.marks.n[i] || []); }
    });
    block.drawn = true;
    return lit;
  }
  function pieces(paragraph, start, spans, wanted, lit) {
    var letters = Array.from(paragraph.textContent), end = start + letters.length, over, cuts = [start, end];
    over = spans.filter(function (span) { return span[0] < end && span[1] > start; });
    over.concat([wanted]).forEach(function (span) {
      cuts.push(Math.min(Math.max(span[0], start), end), Math.min(Math.max(span[1], start), end));
    });
    cuts.sort(function (a, b) { return a - b; });
    paragraph.textContent = "";
    for (var at = 0, next = 0, open = []; at + 1 < cuts.length; at += 1) {
      var a = cuts[at], b = cuts[at + 1];
      if (a === b) { continue; }
      while (next < over.length && over[next][0] <= a) { open.push(over[next]); next += 1; }
      open = open.filter(function (span) { return span[1] > a; });
      var layers = open.map(function (span) { return span[2]; }).join(" ");
      var isLit = a >= wanted[0] && b <= wanted[1], text = letters.slice(a - start, b - start).join("");
      paragraph.append(layers || isLit ? part("span", layers, text) : text);
      if (isLit) { lit.push(paragraph.lastChild); }
    }
  }
  function margin(paragraph, notes) {
    var row = part("div", "p"), list = part("ul");
    paragraph.replaceWith(row);
    row.append(paragraph);
    for (var i = 0; i < notes.length; i += 3) {
      var line = part("li", "n" + notes[i]), said = part(notes[i + 2] ? "a" : "bdi", "", notes[i + 1]);
      if (notes[i + 2]) { said.href = "#" + notes[i + 2]; }
      line.append(said);
      list.append(line);
    }
    if (notes.length) { row.append(list); }
  }
  // What is folded away in a large story stands in a noscript (see fold.py), which is text where there is script.
  function unfold(details) {
    var folded = details.querySelector(":scope > noscript"), made = document.createElement("template");
    if (!folded) { return; }
    made.innerHTML = folded.textContent;
    folded.replaceWith(made.content);
  }
  function find(id) {
    var target = document.getElementById(id);
    if (target || !/^[\w-]+$/.test(id)) { return target; }
    var named = new RegExp("\\sid=\"?" + id + "[\\s\">]"), folds = document.querySelectorAll("details > noscript");
    var holds = Array.from(folds).find(function (folded) { return named.test(folded.textContent); });
    if (holds) { unfold(holds.parentElement); }
    return document.getElementById(id);
  }
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1)), there = document.getElementById(id);
    var target = there || find(id), opened = target !== there;
    var place = /^(.+)-(\d+)-(\d+)$/.exec(id), article = place && document.getElementById("article-" + place[1]);
    document.querySelectorAll(".lit").forEach(function (piece) { piece.classList.remove("lit"); });
    var lit = id ? Array.from(document.getElementsByClassName(id)) : [];
    if (!target && marks(article)) {
      lit = draw(article, +place[2], +place[3]);
      target = lit[0];
      opened = Boolean(target);
    }
    lit.forEach(function (piece) { piece.classList.add("lit"); });
    for (var at = target && target.parentElement; at; at = at.parentElement) {
      if (at.tagName === "DETAILS" && !at.open) { at.open = opened = true; }
    }
    // Most browsers open by themselves what a link leads into, and have then gone there already.
    if (opened) { target.scrollIntoView(); }
  }
  // In the application the filter stands in the address, so that it can be sent to a colleague.
  function remember(wanted) {
    var address = new URL(location.href);
    if (wanted) { address.searchParams.set("filter", wanted); } else { address.searchParams.delete("filter"); }
    history.replaceState(null, "", address);
  }
  function filter(section, place) {
    var lines = Array.prototype.slice.call(section.querySelectorAll(LINES));
    if (lines.length < 12 && !section.querySelector("noscript")) { return; }
    var box = document.createElement("p"), label = document.createElement("label");
    var field = document.createElement("input"), count = document.createElement("span");
    box.className = "filter";
    label.textContent = words.filter + " ";
    field.type = "search";
    field.placeholder = words.filterHint;
    field.autocomplete = "off";
    count.setAttribute("role", "status");
    label.appendChild(field);
    box.append(label, count);
    section.querySelector("h2").after(box);
    var texts = null, timer = 0;
    var inAddress = place === 0 && document.body.className === "app";
    function apply() {
      if (inAddress) { remember(field.value); }
      var wanted = fold(field.value).split(/\s+/).filter(Boolean), shown = 0;
      section.querySelectorAll("details").forEach(unfold);
      lines = texts ? lines : Array.from(section.querySelectorAll(LINES));
      texts = texts || lines.map(function (line) {
        var group = line.closest(".group"), heading = group && group.querySelector("h3");
        return fold((heading ? heading.textContent + " " : "") + line.textContent);
      });
      lines.forEach(function (line, i) {
        var fits = wanted.every(function (word) { return texts[i].indexOf(word) >= 0; });
        line.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      section.querySelectorAll(".group, .day").forEach(function (group) {
        group.hidden = !group.querySelector(SHOWN);
      });
      section.querySelectorAll("details.rest").forEach(function (part) {
        if (wanted.length && part.querySelector(SHOWN)) { part.open = true; }
      });
      section.classList.toggle("filtering", wanted.length > 0);
      count.textContent = !wanted.length ? "" : shown ? shown + " " + words.filterSome : words.filterNone;
    }
    field.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(apply, 120); });
    var sent = inAddress && new URL(location.href).searchParams.get("filter");
    if (sent) { field.value = sent; apply(); }
  }
  document.querySelectorAll(".filtered").forEach(filter);
  document.querySelectorAll("details[open]").forEach(unfold);
  document.addEventListener("toggle", function (event) { unfold(event.target); }, true);
  var near = new IntersectionObserver(function (seen) {
    seen.forEach(function (entry) {
      if (!entry.isIntersecting) { return; }
      near.unobserve(entry.target);
      if (!marks(entry.target).drawn) { draw(entry.target, 0, 0); }
    });
  }, { rootMargin: "50%" });
  document.querySelectorAll(".texts article").forEach(function (article) {
    if (article.querySelector("script")) { near.observe(article); }
  });
  window.addEventListener("hashchange", reveal);
  // A link to where the reader is already leads there again.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) { reveal(); }
  });
  if (location.hash) { reveal(); }
})();
