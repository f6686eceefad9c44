"use strict";
// The page is whole without this. It adds a filter to each long section, and opens what a link leads into.
(function () {
  var words = document.documentElement.dataset;
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1)), target = document.getElementById(id), opened = false;
    document.querySelectorAll(".lit").forEach(function (piece) { piece.classList.remove("lit"); });
    if (id) { Array.from(document.getElementsByClassName(id)).forEach(function (p) { p.classList.add("lit"); }); }
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
    var lines = Array.prototype.slice.call(section.querySelectorAll(".line"));
    if (lines.length < 12) { return; }
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
        group.hidden = !group.querySelector(".line:not([hidden])");
      });
      section.querySelectorAll("details.rest").forEach(function (part) {
        if (wanted.length && part.querySelector(".line:not([hidden])")) { part.open = true; }
      });
      section.classList.toggle("filtering", wanted.length > 0);
      count.textContent = !wanted.length ? "" : shown ? shown + " " + words.filterSome : words.filterNone;
    }
    field.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(apply, 120); });
    var sent = inAddress && new URL(location.href).searchParams.get("filter");
    if (sent) { field.value = sent; apply(); }
  }
  document.querySelectorAll(".filtered").forEach(filter);
  window.addEventListener("hashchange", reveal);
  if (location.hash) { reveal(); }
})();
