// Lets the reader guess before an answer opens. Nothing is kept and nothing leaves the page.
(function () {
  "use strict";
  const all = (part, what) => Array.from(part.querySelectorAll(what));
  const say = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place]);
  const words = (item) => item.querySelector("span").textContent.trim();
  const round = (value) => Number(value.toPrecision(2));
  const SIZES = { ns: [[1e9, "s"], [1e6, "ms"], [1e3, "µs"]], B: [[2 ** 30, "GiB"], [2 ** 20, "MiB"], [1024, "KiB"]] };

  function written(value, unit) {
    const [size, name] = (SIZES[unit] || []).find(([size]) => value >= size) || [1, unit];
    return `${round(value / size)} ${name}`.trim();
  }

  // Values from places on an axis, 0 to 1, and back.
  function scale({ low, high, log }) {
    const [from, to] = [low, high].map(Number), by = log === undefined ? Number : Math.log;
    const place = (value) => (by(value) - by(from)) / (by(to) - by(from));
    return { from, to, place: (value) => Math.max(0, Math.min(1, place(value))),
             value: (at) => log === undefined ? from + (to - from) * at : from * (to / from) ** at };
  }

  function draw(svg, tag, attributes, text = "") {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.entries(attributes).forEach((each) => made.setAttribute(...each));
    made.textContent = text;
    svg.append(made);
    return made;
  }

  // Each form readies its controls and gives what judges a guess: what to say, which answer it was.
  const FORMS = {
    choice(part, told) {
      const list = part.querySelector(".predict-options"), items = all(list, "li");
      list.setAttribute("role", "radiogroup");
      list.setAttribute("aria-labelledby", `${part.id}-question`);
      items.forEach((item) => {
        const label = document.createElement("label"), radio = document.createElement("input");
        Object.assign(radio, { type: "radio", name: part.id, value: item.dataset.answer });
        label.append(radio, item.firstChild);
        item.append(label);
        item.setAttribute("role", "none");
      });
      return () => {
        const radio = list.querySelector(":checked");
        if (!radio) return { wait: told.sayChoose };
        const yours = radio.closest("li"), right = items.find((item) => item.dataset.answer === told.right);
        yours.className = "miss";
        if (right) right.className = "hit";
        return [radio.value, say(!right ? told.sayOpen : right === yours ? told.sayHit : told.sayMiss,
                                 words(yours), right && words(right))];
      };
    },

    number(part, told, form) {
      const axis = scale(told), [slide, field] = all(form, "input");
      const tell = () => slide.setAttribute("aria-valuetext", `${field.value} ${told.unit}`);
      field.oninput = () => { slide.value = axis.place(Number(field.value)) * 1000; tell(); };
      slide.oninput = () => { field.value = round(axis.value(slide.value / 1000)); tell(); };
      slide.oninput();

      function verdict(guess) {
        const at = Number(told.value), low = guess < at, times = round(low ? at / guess : guess / at);
        if (guess === at) return told.sayEqual;
        if (guess >= told.from && guess <= told.to) return told.sayInside;
        if (Math.abs(axis.place(guess) - axis.place(at)) < 0.04) return told.sayNear;
        if (told.log === undefined || times < 1.5) return low ? told.sayLess : told.sayMore;
        return say(low ? told.sayLow : told.sayHigh, times);
      }

      return () => {
        const guess = Number(field.value), at = axis.place(guess);
        if (!field.value || !(guess >= axis.from && guess <= axis.to)) {
          return { wait: say(told.sayInvalid, told.low, told.high), at: field };
        }
        all(part, ".chart svg").forEach((svg) => {
          const { left, right, y } = svg.dataset, x = Number(left) + (right - left) * at, end = at > 0.8;
          const text = { y, dy: "0.32em", class: "guessed size-13", "text-anchor": "start" };
          draw(svg, "path", { d: `M${x} ${y - 9}v18`, class: "guessed" });
          draw(svg, "text", { ...text, x: 0 }, told.sayYou);
          draw(svg, "text", { ...text, x: x + 8, ...(end && { x: x - 8, "text-anchor": "end" }) }, guess);
        });
        const near = all(part, "dt").find((each) => Math.abs(axis.place(each.dataset.answer) - at) < 0.03);
        return [near && near.dataset.answer,
                say(told.saySaid, say(told.formOf, guess), told.measured, verdict(guess))];
      };
    },

    curve(part, told, form) {
      const axis = scale(told), points = all(form, "input"), fixed = Number(told.fixed);
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
        return { svg, line: draw(svg, "polyline", { class: "guess-line" }),
                 knobs: points.map((_, n) => draw(svg, "circle", { r: n < fixed ? 4 : 8, class: "knob" })) };
      });

      function show() {
        planes.forEach(({ svg, line, knobs }) => {
          line.setAttribute("points", path(svg).join(" "));
          path(svg).forEach(([x, y], n) => {
            knobs[n].setAttribute("cx", x);
            knobs[n].setAttribute("cy", y);
            knobs[n].classList.toggle("on", points[n] === document.activeElement);
          });
        });
        points.forEach((each) => each.setAttribute("aria-valuetext", written(axis.value(each.value / 200), told.unit)));
      }
      points.forEach((each) => { each.oninput = each.onfocus = each.onblur = show; });
      show();

      return () => {
        const at = drawn(), far = (line) => line.split(" ").reduce((sum, each, n) => sum + Math.abs(each - at[n]), 0);
        const near = all(part, "dt[data-at]").reduce((best, each) =>
          far(each.dataset.at) < far(best ? best.dataset.at : told.at) ? each : best, null);
        all(part, ".chart svg").forEach((svg) => {
          const points = path(svg), [x, y] = points[at.length - 1];
          draw(svg, "polyline", { class: "guess-line guessed", points: points.join(" ") });
          draw(svg, "text", { x, y: y - 10, class: "guessed size-13", "text-anchor": "end" }, told.sayYou);
        });
        return [near && near.dataset.answer, say(told.sayDrawn, written(axis.value(at[at.length - 1]), told.unit),
                                                 near ? `“${words(near)}”` : told.sayMeasuredLine)];
      };
    },
  };

  all(document, ".predict[data-form]").forEach((part) => {
    const told = part.dataset, answer = part.querySelector("details"), said = part.querySelector(".predict-said");
    const form = document.createElement("form"), first = () => part.querySelector("input:enabled");
    form.className = "guess";
    form.noValidate = true;
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
      const found = judge();
      said.textContent = found.wait || found[1];
      if (found.wait) return (found.at || first()).focus();
      const row = all(answer, "dt").find((each) => each.dataset.answer === found[0]), tag = document.createElement("span");
      tag.className = "guessed";
      tag.textContent = told.sayYours;
      if (row) row.append(tag);
      answer.open = true;
      settle();
      answer.firstElementChild.focus();
    };
    again.onclick = () => {
      answer.open = false;
      settle();
      first().focus();
    };
  });
})();
