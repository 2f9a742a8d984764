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
  // A mark is before the ticks behind it, unless one is nearer by so much.
  const behind = 5;
  const steps = 200;
  // Of marks that lie on each other it is the one whose middle is nearest.
  const apart = (box, x, y) =>
    Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)) +
    Math.hypot((box.left + box.right) / 2 - x, (box.top + box.bottom) / 2 - y) / 1000;

  const heldBy = (link) => {
    const bytes = Uint8Array.from(atob(link.href.split(",")[1]), (letter) => letter.charCodeAt(0));
    const lines = new TextDecoder().decode(bytes).trim().split("\n");
    const cell = /("(?:[^"]|"")*"|[^,]*)(?:,|$)/g;
    const bare = (found) => found[1].replace(/^"|"$/g, "").replaceAll('""', '"');
    return lines.map((line) => [...line.matchAll(cell)].map(bare));
  };

  const written = (value, unit) => {
    const [whole, part] = value.replace("-", "").split(".");
    const digits = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part ? `.${part}` : "");
    const figure = unit.startsWith("£") ? `£${digits}${unit.slice(1)}` : digits;
    const after = unit === "%" ? "%" : unit && !unit.startsWith("£") ? ` ${unit}` : "";
    return `${value.startsWith("-") ? "−" : ""}${figure}${after}`;
  };

  // The ticks of a date are one line of the drawing; whose they are, the download of the exhibit says.
  const ticksOf = (chart) => {
    const group = chart.querySelector("[data-others]");
    const link = group && chart.closest(".cell_output")?.querySelector("a[download][href^='data:']");
    if (!link) return [];
    const [from, low, high] = group.dataset.others.split(" ").map(Number);
    const [heads, ...rows] = heldBy(link);
    const [, unit] = heads[1].match(/ \(([^()]*)\)$/) ?? ["", ""];
    const shown = document.createElementNS(chart.namespaceURI, "path");
    shown.classList.add("at");
    group.append(shown);
    return [...group.querySelectorAll(".t")].flatMap((line) => {
      const [day] = line.textContent.split(", ");
      const [x, bottom, width, step] = line.getAttribute("transform").match(/[\d.]+/g).map(Number);
      const found = new Map();
      rows[line.dataset.row].forEach((value, column) => {
        const place = Math.floor(Number((((value - low) / (high - low)) * steps).toFixed(6)) + 0.5);
        if (column < from || value === "" || place < 0 || place > steps) return;
        if (!found.has(place)) found.set(place, new Map());
        const names = found.get(place);
        names.set(value, [...(names.get(value) ?? []), heads[column]]);
      });
      line.classList.remove("m");
      line.querySelector("title").remove();
      return [...found]
        .sort(([one], [other]) => one - other)
        .map(([place, names]) => {
          const y = bottom - (place + 0.5) * step;
          const said = [...names].map(([value, of]) => `${of.join(", ")}, ${day}: ${written(value, unit)}`);
          return {
            behind,
            words: said.join("; "),
            light: (on) => {
              shown.setAttribute("d", `M${x - width / 2} ${y}h${width}`);
              shown.classList.toggle("on", on);
            },
            box: (around) => {
              const scale = around.width / chart.viewBox.baseVal.width;
              const [left, right] = [x - width / 2, x + width / 2].map((each) => around.left + each * scale);
              return { left, right, top: around.top + y * scale, bottom: around.top + y * scale };
            },
          };
        });
    });
  };

  const marksOf = (chart) =>
    [...chart.querySelectorAll(".m > title")].map((title) => {
      const mark = title.parentElement;
      const words = title.textContent;
      title.remove();
      return {
        behind: 0,
        words,
        light: (on) => mark.classList.toggle("on", on),
        box: () => mark.getBoundingClientRect(),
      };
    });

  for (const chart of document.querySelectorAll("svg.chart")) {
    const ticks = ticksOf(chart);
    const places = [...marksOf(chart), ...ticks];
    if (!places.length) continue;
    const frame = chart.parentElement;
    const said = document.createElement("div");
    const keys = document.createElement("input");
    let lit;
    said.className = "chart-said";
    said.setAttribute("role", "status");
    Object.assign(keys, { type: "range", className: "chart-keys", min: 0, max: places.length - 1, step: 1 });
    keys.autocomplete = "off";
    keys.value = 0;
    keys.setAttribute("aria-label", "Values in this chart");
    keys.setAttribute("aria-valuetext", places[0].words);
    frame.append(said, keys);
    const hide = () => {
      said.textContent = "";
      lit?.light(false);
      lit = undefined;
    };
    const show = (at) => {
      const place = places[at];
      if (place === lit) return;
      hide();
      lit = place;
      place.light(true);
      keys.value = at;
      keys.setAttribute("aria-valuetext", place.words);
      // A reader of screens says the value of the slider itself; it is not to be said twice.
      said.setAttribute("aria-live", document.activeElement === keys ? "off" : "polite");
      said.textContent = place.words;
      const box = place.box(chart.getBoundingClientRect());
      const around = frame.getBoundingClientRect();
      const left = (box.left + box.right) / 2 - around.left - said.offsetWidth / 2;
      const above = box.top - around.top - said.offsetHeight - 8;
      said.style.left = `${Math.max(0, Math.min(left, around.width - said.offsetWidth))}px`;
      said.style.top = `${above < 0 ? box.bottom - around.top + 8 : above}px`;
    };
    const point = (event) => {
      const around = chart.getBoundingClientRect();
      const all = places.map((place) => place.behind + apart(place.box(around), event.clientX, event.clientY));
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
