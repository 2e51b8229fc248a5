// A term's card stands beside the word, on screens wide enough; a pointer that rests shows it too.
(function () {
  "use strict";
  var wide = matchMedia("(min-width: 40.01rem)"), gap = 2, edge = 12;

  function place(term) {
    var card = term.querySelector(".card"), word = term.querySelector(".open-handle");
    card.style.left = card.style.top = "";
    card.classList.toggle("beside", wide.matches);
    if (!wide.matches || !card.getClientRects().length) return;
    var lines = word.getClientRects(), at = lines[lines.length - 1], size = card.getBoundingClientRect();
    var below = at.bottom + gap + size.height <= innerHeight;
    card.style.left = Math.max(edge, Math.min(at.left, document.documentElement.clientWidth - edge - size.width)) + "px";
    card.style.top = (below ? at.bottom + gap : lines[0].top - gap - size.height) + "px";
  }

  function termOf(event) {
    return event.target.closest && event.target.closest(".term");
  }

  ["focusin", "pointerover"].forEach(function (kind) {
    addEventListener(kind, function (event) {
      var term = termOf(event);
      if (term && !event.target.closest(".card")) place(term);
    });
  });

  addEventListener("scroll", function () {
    document.querySelectorAll(".term:is(:hover, :focus-within)").forEach(place);
  }, {passive: true});

  // What a pointer opened goes away by Escape too, and may come again.
  addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".term:hover").forEach(function (term) {
      term.classList.add("closed");
      term.addEventListener("pointerleave", function () { term.classList.remove("closed"); }, {once: true});
    });
  });
})();
