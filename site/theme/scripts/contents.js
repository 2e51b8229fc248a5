// Marks in the contents of the page the section that the reader is in.
(function () {
  "use strict";
  var contents = document.querySelector("aside.toc nav");
  if (!contents || !window.IntersectionObserver) return;
  var links = Array.from(contents.querySelectorAll("a")), seen = new Set(), marked = null;
  var sections = links.map(function (link) { return document.getElementById(link.hash.slice(1)); });

  function mark(link) {
    if (link === marked) return;
    if (marked) marked.removeAttribute("aria-current");
    marked = link;
    if (!link) return;
    link.setAttribute("aria-current", "true");
    if (contents.contains(document.activeElement)) return;  // the reader moves there by keyboard
    var place = link.getBoundingClientRect(), frame = contents.getBoundingClientRect();
    if (place.top < frame.top || place.bottom > frame.bottom) {  // the contents alone, not the page
      contents.scrollTop += place.top - frame.top - frame.height / 2;
    }
  }

  // Sections touch a narrow band below the header; of one and a part of it, the part comes last.
  var watch = new IntersectionObserver(function (changes) {
    changes.forEach(function (change) {
      seen[change.isIntersecting ? "add" : "delete"](change.target);
    });
    mark(links[sections.reduce(function (last, section, n) { return seen.has(section) ? n : last; }, -1)]);
  }, {rootMargin: "-80px 0px -80% 0px"});
  sections.forEach(function (section) { if (section) watch.observe(section); });
})();
