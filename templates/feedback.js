
"use strict";
// Steps through an interleaving. All words are in the page already: nothing here makes text into markup.
(function () {
  let last = null; // the picture that was used last; arrow keys anywhere on the page are meant for it

  function stepper(picture) {
    const rows = Array.from(picture.querySelectorAll(".row"));
    const moments = Array.from(picture.querySelectorAll("template"));
    const lines = Array.from(picture.querySelectorAll(".source li"));
    const range = picture.querySelector("input");
    const said = picture.querySelector(".told");
    const state = picture.querySelector(".state");
    let at = 0;

    function show(line) {
      const list = line.parentElement;
      line.classList.add("now");
      if (line.offsetTop < list.scrollTop || line.offsetTop + line.offsetHeight > list.scrollTop + list.clientHeight) {
        list.scrollTop = line.offsetTop - list.clientHeight / 2;
      }
    }

    function go(to, quietly) {
      at = Math.max(0, Math.min(rows.length - 1, to));
      rows.forEach((row, index) => {
        row.classList.toggle("now", index === at);
        row.classList.toggle("later", index > at && !quietly);
      });
      rows.forEach((row) => row.removeAttribute("aria-current"));
      rows[at].setAttribute("aria-current", "step");
      lines.forEach((line) => line.classList.remove("now"));
      lines.filter((line) => line.dataset.place && line.dataset.place === rows[at].dataset.place).forEach(show);
      state.replaceChildren(moments[at].content.cloneNode(true));
      range.value = String(at + 1);
      range.setAttribute("aria-valuetext", rows[at].dataset.told);
      said.textContent = rows[at].dataset.told;
      if (!quietly) { last = api; }
    }

    const api = {
      back: () => go(at - 1), forward: () => go(at + 1), first: () => go(0), last: () => go(rows.length - 1),
      reveal: () => rows[at].scrollIntoView({ block: "nearest" }),
    };
    range.addEventListener("input", () => go(Number(range.value) - 1));
    picture.querySelectorAll("[data-go]").forEach((button) => button.addEventListener("click", () => api[button.dataset.go]()));
    rows.forEach((row, index) => row.addEventListener("click", () => go(index)));
    picture.querySelector(".field").addEventListener("keydown", (event) => {
      const where = { ArrowDown: "forward", ArrowUp: "back", Home: "first", End: "last" }[event.key];
      if (where) { event.preventDefault(); api[where](); api.reveal(); }
    });
    picture.querySelector(".stepper").hidden = false;
    go(rows.length - 1, true); // nothing is faint until somebody steps
    return api;
  }

  const all = Array.from(document.querySelectorAll(".explained")).map(stepper);
  document.addEventListener("keydown", (event) => {
    const where = { ArrowRight: "forward", ArrowLeft: "back" }[event.key];
    const target = last || all[0];
    const busy = event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, pre, .source ol");
    if (where && target && !busy) { event.preventDefault(); target[where](); target.reveal(); }
  });
})();
