// Lets the reader guess before an answer opens. Nothing is kept and nothing leaves the page.
(function () {
  "use strict";
  const all = (part, what) => Array.from(part.querySelectorAll(what));
  const say = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place]);
  const words = (item) => item.querySelector("span").textContent.trim();
  const round = (value) => Number(value.toPrecision(2));

  // The place of a value on an axis, 0 to 1, and the value at a place.
  function scale({ low, high, log }) {
    const [from, to] = [low, high].map(Number), by = log === undefined ? Number : Math.log;
    return { place: (value) => Math.max(0, Math.min(1, (by(value) - by(from)) / (by(to) - by(from)))),
             value: (at) => log === undefined ? from + (to - from) * at : from * (to / from) ** at };
  }

  function draw(svg, tag, attributes, text) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.entries(attributes).forEach((each) => made.setAttribute(...each));
    made.textContent = text;
    svg.append(made);
    return made;
  }

  // Each form readies its controls and gives what judges a guess: which answer it is, what to say.
  const FORMS = {
    choice(part, told, form) {
      const list = part.querySelector(".predict-options"), items = all(list, "li");
      form.id = `${part.id}-guess`;
      list.setAttribute("role", "radiogroup");
      list.setAttribute("aria-labelledby", `${part.id}-question`);
      items.forEach((item) => {
        item.setAttribute("role", "none");
        item.firstChild.prepend(form.querySelector("input"));
      });
      return () => {
        const yours = list.querySelector(":checked").closest("li");
        const right = items.find((item) => item.dataset.answer === told.right);
        yours.className = "miss";
        if (right) right.className = "hit";
        return [yours.dataset.answer, say(!right ? told.sayOpen : right === yours ? told.sayHit : told.sayMiss,
                                          words(yours), right && words(right))];
      };
    },

    number(part, told, form) {
      const axis = scale(told), [slide, field] = all(form, "input");
      const tell = () => slide.setAttribute("aria-valuetext", say(told.formOf, field.value));
      field.oninput = () => { slide.value = axis.place(field.value) * 1000; tell(); };
      slide.oninput = () => { field.value = round(axis.value(slide.value / 1000)); tell(); };
      slide.oninput();

      function verdict(guess) {
        const at = Number(told.value), low = guess < at, times = round(low ? at / guess : guess / at);
        if (guess === at) return told.sayEqual;
        if (guess >= told.from && guess <= told.to) return told.sayInside;
        if (Math.abs(axis.place(guess) - axis.place(at)) < 0.04) return told.sayNear;
        return say(low ? told.sayLow : told.sayHigh, times);
      }

      return () => {
        const guess = Number(field.value), at = axis.place(guess), text = say(told.formOf, guess);
        all(part, ".chart svg").forEach((svg) => {
          const { left, right, y } = svg.dataset, x = Number(left) + (right - left) * at, end = at > 0.7;
          draw(svg, "path", { d: `M${x} ${y - 9}v18`, class: "guessed" });
          draw(svg, "text", { y, dy: "0.32em", class: "guessed size-13", x: end ? x - 8 : x + 8,
                              "text-anchor": end ? "end" : "start" }, `${told.sayYou} ${text}`);
        });
        const near = all(part, "dt").find((each) => Math.abs(axis.place(each.dataset.answer) - at) < 0.03);
        return [near && near.dataset.answer, say(told.saySaid, text, told.measured, verdict(guess))];
      };
    },

    curve(part, told, form) {
      const axis = scale(told), points = all(form, "input"), fixed = Number(told.fixed);
      const written = (at) => {
        const value = axis.value(at), [size, name] = JSON.parse(told.sizes).find(([each]) => value >= each || each === 1);
        return `${round(value / size)} ${name}`.trim();
      };
      const drawn = () => points.map((each) => each.value / 200);
      const path = ({ dataset: { x, top, bottom } }) =>
        drawn().map((at, n) => [x.split(" ")[n], bottom - (bottom - top) * at]);
      const planes = all(part, ".chart svg").map((original) => {
        const svg = original.cloneNode(true), { x, top, bottom } = svg.dataset;
        all(svg, "title, desc").forEach((each) => each.remove());
        svg.setAttribute("aria-hidden", "true");
        form.firstElementChild.append(svg);
        const drag = ({ clientX, clientY }) => {
          const at = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
          const far = x.split(" ").map((px, n) => n < fixed ? Infinity : Math.abs(px - at.x));
          points[far.indexOf(Math.min(...far))].value = 200 * (bottom - at.y) / (bottom - top);
          show();
        };
        svg.onpointerdown = (event) => { svg.setPointerCapture(event.pointerId); drag(event); };
        svg.onpointermove = (event) => { if (svg.hasPointerCapture(event.pointerId)) drag(event); };
        return [svg, draw(svg, "polyline", { class: "guess-line" }),
                points.map((_, n) => draw(svg, "circle", { r: n < fixed ? 4 : 8, class: "knob" }))];
      });

      function show() {
        planes.forEach(([svg, line, knobs]) => path(svg).forEach(([cx, cy], n, every) => {
          line.setAttribute("points", every.join(" "));
          knobs[n].setAttribute("cx", cx);
          knobs[n].setAttribute("cy", cy);
          knobs[n].classList.toggle("on", points[n] === document.activeElement);
        }));
        points.forEach((each) => each.setAttribute("aria-valuetext", written(each.value / 200)));
      }
      points.forEach((each) => { each.oninput = each.onfocus = each.onblur = show; });
      show();

      return () => {
        const at = drawn(), far = (line) => line.split(" ").reduce((sum, each, n) => sum + Math.abs(each - at[n]), 0);
        const near = all(part, "dt[data-at]").filter((each) => far(each.dataset.at) < far(told.at))
          .sort((a, b) => far(a.dataset.at) - far(b.dataset.at))[0];
        all(part, ".chart svg").forEach((svg) => {
          const points = path(svg), [x, y] = points[at.length - 1];
          draw(svg, "polyline", { class: "guess-line guessed", points: points.join(" ") });
          draw(svg, "text", { x, y: y - 10, class: "guessed size-13", "text-anchor": "end" }, told.sayYou);
        });
        return [near && near.dataset.answer, say(told.sayDrawn, written(at[at.length - 1]),
                                                 near ? `“${words(near)}”` : told.sayMeasuredLine)];
      };
    },
  };

  all(document, ".predict[data-form]").forEach((part) => {
    const told = part.dataset, answer = part.querySelector("details"), said = part.querySelector(".predict-said");
    const form = document.createElement("form");
    form.className = "guess";
    form.append(part.querySelector("template").content);
    said.before(form);
    const again = form.querySelector(".again"), judge = FORMS[told.form](part, told, form);
    answer.after(again);

    function settle() {
      form.hidden = answer.open;
      again.hidden = !answer.open;
      all(part, ".predict-options input").forEach((each) => { each.disabled = answer.open; });
      if (answer.open) return;
      all(part, ".guessed").forEach((each) => each.remove());
      all(part, ".predict-options li").forEach((each) => { each.className = ""; });
      said.textContent = "";
    }
    settle();
    answer.ontoggle = settle;

    form.onsubmit = (event) => {
      event.preventDefault();
      const [yours, outcome] = judge(), tag = document.createElement("span");
      Object.assign(tag, { className: "guessed", textContent: told.sayYours });
      all(answer, "dt").filter((each) => each.dataset.answer === yours).forEach((each) => each.append(tag));
      said.textContent = outcome;
      answer.open = true;
      settle();
      answer.firstElementChild.focus();
    };
    again.onclick = () => {
      answer.open = false;
      settle();
      part.querySelector("input:enabled").focus();
    };
  });
})();
