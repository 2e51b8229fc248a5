// Reads a chart's values out: of the mark under the pointer, or one after the other by arrow keys.
(function () {
  "use strict";
  var REACH = 36;  // px

  function seen(chart) {
    return Array.from(chart.querySelectorAll("svg")).find(function (svg) {
      return svg.getClientRects().length;
    });
  }

  // Out of each <title>, which would show its words a second time.
  function marksOf(svg) {
    svg.querySelectorAll("g title").forEach(function (title) {
      title.parentNode.dataset.told = title.textContent;
      title.remove();
    });
    return Array.from(svg.querySelectorAll("[data-told]"));
  }

  function middle(mark) {
    var box = mark.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, box: box };
  }

  function distance(event, mark) {
    var box = middle(mark).box;
    return Math.hypot(Math.max(box.left - event.clientX, 0, event.clientX - box.right),
                      Math.max(box.top - event.clientY, 0, event.clientY - box.bottom));
  }

  document.querySelectorAll(".chart").forEach(function (chart) {
    var told = document.createElement("div"), hit = null;
    told.className = "chart-told";
    told.hidden = true;
    told.setAttribute("role", "status");
    chart.append(told);
    chart.tabIndex = 0;
    chart.setAttribute("role", "group");
    chart.setAttribute("aria-label", chart.dataset.read);

    function show(mark) {
      if (hit) hit.classList.remove("hit");
      hit = mark;
      told.hidden = !mark;
      if (!mark) return;
      mark.classList.add("hit");
      told.textContent = mark.dataset.told;
      var all = chart.getBoundingClientRect(), at = middle(mark);
      var room = all.width - told.offsetWidth;
      told.style.left = Math.max(0, Math.min(at.x - all.x - told.offsetWidth / 2, room)) + "px";
      var above = at.box.top - all.y - told.offsetHeight - 8;
      told.style.top = (above > -60 ? above : at.box.bottom - all.y + 8) + "px";
    }

    chart.addEventListener("pointermove", function (event) {
      var svg = seen(chart), best = null, least = REACH;
      if (svg) marksOf(svg).forEach(function (mark) {
        var far = distance(event, mark);
        if (far < least) { best = mark; least = far; }
      });
      if (best !== hit) show(best);
    });
    chart.addEventListener("pointerleave", function () { show(null); });
    chart.addEventListener("blur", function () { show(null); });
    chart.addEventListener("keydown", function (event) {
      var marks = marksOf(seen(chart)), at = marks.indexOf(hit);
      var last = marks.length - 1, next = at + 1, before = at < 0 ? last : at - 1;
      var to = { ArrowRight: next, ArrowDown: next, ArrowLeft: before, ArrowUp: before,
                 Home: 0, End: last }[event.key];
      if (event.key === "Escape") show(null);
      if (to === undefined || !marks.length) return;
      event.preventDefault();
      show(marks[(to + marks.length) % marks.length]);
    });
  });
})();
