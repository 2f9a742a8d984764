// The theme takes the focus from a button when it is pressed. Give it back when what the button opened
// is closed, so that who uses the keyboard goes on from there.
document.addEventListener("DOMContentLoaded", () => {
  for (const side of ["primary", "secondary"]) {
    const opened = document.getElementById(`pst-${side}-sidebar-modal`);
    const button = document.querySelector(`.${side}-toggle`);
    if (opened && button) opened.addEventListener("close", () => button.focus());
  }
});

// Some browsers no longer take for a table what is not laid out as one, as cards on a narrow screen are
// not. Say what each part is; in the page itself HTML forbids to say what goes without saying.
document.addEventListener("DOMContentLoaded", () => {
  const roles = {
    "": "table",
    "thead, tbody": "rowgroup",
    tr: "row",
    "th[scope=col]": "columnheader",
    "th[scope=row]": "rowheader",
    td: "cell",
  };
  for (const table of document.querySelectorAll("table.cards"))
    for (const [parts, role] of Object.entries(roles))
      for (const part of parts ? table.querySelectorAll(parts) : [table]) part.setAttribute("role", role);
});

// One control shows the code of a page, or hides it again. Without a script there is none, and no code
// is shown: the notebook that the page links to has it.
document.addEventListener("DOMContentLoaded", () => {
  const pieces = document.querySelectorAll(".page-code");
  const about = document.querySelector(".origin");
  if (!pieces.length || !about) return;
  const tools = document.createElement("div");
  const button = document.createElement("button");
  tools.className = "page-tools";
  button.type = "button";
  const show = (shown) => {
    for (const piece of pieces) piece.hidden = !shown;
    button.setAttribute("aria-pressed", String(shown));
    button.textContent = "Show the code of this page";
  };
  button.addEventListener("click", () => show(button.getAttribute("aria-pressed") !== "true"));
  show(false);
  tools.append(button);
  about.append(tools);
});

// Each mark of a chart says what it stands for: pointed at, touched, or reached by the arrow keys. Without
// a script its title does. The keys are those of a slider, one for each chart, which every reader of
// screens knows and reads out; it is over the chart and not seen.
document.addEventListener("DOMContentLoaded", () => {
  const near = 24;
  const apart = (mark, x, y) => {
    const box = mark.getBoundingClientRect();
    return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  };
  for (const chart of document.querySelectorAll("svg.chart")) {
    const titles = [...chart.querySelectorAll(".m > title")];
    if (!titles.length) continue;
    const marks = titles.map((title) => title.parentElement);
    const words = titles.map((title) => title.textContent);
    for (const title of titles) title.remove();
    const frame = chart.parentElement;
    const said = document.createElement("div");
    const keys = document.createElement("input");
    said.className = "chart-said";
    said.setAttribute("role", "status");
    Object.assign(keys, { type: "range", className: "chart-keys", min: 0, max: marks.length - 1, step: 1 });
    keys.autocomplete = "off";
    keys.value = 0;
    keys.setAttribute("aria-label", "Values in this chart");
    keys.setAttribute("aria-valuetext", words[0]);
    frame.append(said, keys);
    const hide = () => {
      said.textContent = "";
      for (const mark of chart.querySelectorAll(".on")) mark.classList.remove("on");
    };
    const show = (place) => {
      if (marks[place].classList.contains("on")) return;
      hide();
      marks[place].classList.add("on");
      keys.value = place;
      keys.setAttribute("aria-valuetext", words[place]);
      // A reader of screens says the value of the slider itself; it is not to be said twice.
      said.setAttribute("aria-live", document.activeElement === keys ? "off" : "polite");
      said.textContent = words[place];
      const box = marks[place].getBoundingClientRect();
      const around = frame.getBoundingClientRect();
      const left = (box.left + box.right) / 2 - around.left - said.offsetWidth / 2;
      const above = box.top - around.top - said.offsetHeight - 8;
      said.style.left = `${Math.max(0, Math.min(left, around.width - said.offsetWidth))}px`;
      said.style.top = `${above < 0 ? box.bottom - around.top + 8 : above}px`;
    };
    const point = (event) => {
      const all = marks.map((mark) => apart(mark, event.clientX, event.clientY));
      const least = Math.min(...all);
      if (least <= near) show(all.lastIndexOf(least));
      else hide();
    };
    keys.addEventListener("focus", () => show(Number(keys.value)));
    keys.addEventListener("input", () => show(Number(keys.value)));
    keys.addEventListener("blur", hide);
    chart.addEventListener("pointermove", point);
    chart.addEventListener("pointerdown", point);
    chart.addEventListener("pointerleave", (event) => event.pointerType === "touch" || hide());
    document.addEventListener("pointerdown", (event) => frame.contains(event.target) || hide());
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  }
});
