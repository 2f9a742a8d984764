// Tables can be sorted by each of their headings, and the head of a long one stays in sight. Without a
// script each stands in the order that it was made in, and lacks nothing.
(() => {
  const FEWEST = 3;
  const MONTHS = "January February March April May June July August September October November December"
    .split(" ");
  const DAY = new RegExp(`^(?:(\\d{1,2}) )?(${MONTHS.join("|")}) (\\d{4})`);
  const NUMBER = /^(?:about |over |at least )?([+\u2212-]?)£?(\d[\d,]*(?:\.\d+)?)/;
  const QUARTER = /^(\d{4})-\d{2}(?: Q(\d))?/;
  const order = new Intl.Collator("en-GB", { numeric: true });

  // What a cell is sorted by: a day, a number, else its text. What is not known comes last either way.
  const keyOf = (cell) => {
    const copy = cell.cloneNode(true);
    for (const part of copy.querySelectorAll(".note, .strip, [aria-hidden]")) part.remove();
    const text = copy.textContent.trim();
    if (!text || text === "–" || /^\[.\]/.test(text)) return null;
    const day = text.match(DAY);
    if (day) return Number(day[3]) * 372 + MONTHS.indexOf(day[2]) * 31 + Number(day[1] || 0);
    const quarter = text.match(QUARTER);
    if (quarter) return Number(quarter[1]) * 5 + Number(quarter[2] || 0);
    if (text.startsWith("no change")) return 0;
    const number = text.replace(/^(up|down) /, "").match(NUMBER);
    if (!number) return text;
    const size = Number(number[2].replaceAll(",", ""));
    return number[1] === "-" || number[1] === "\u2212" || text.startsWith("down ") ? -size : size;
  };

  const compared = (one, other) =>
    typeof one === "number" && typeof other === "number"
      ? one - other
      : order.compare(String(one), String(other));

  const sorted = (rows, column, descending) => {
    const keyed = rows.map((row) => [keyOf(row.cells[column]), row]);
    return keyed
      .sort(([one], [other]) => {
        if (one === null || other === null) return (one === null) - (other === null);
        return descending ? compared(other, one) : compared(one, other);
      })
      .map(([, row]) => row);
  };

  const sortable = (table) => {
    const [body] = table.tBodies;
    const headings = table.tHead ? [...table.tHead.rows[0].cells] : [];
    const first = [...body.rows];
    if (first.length < FEWEST || first.some((row) => row.cells.length !== headings.length)) return;
    for (const [column, heading] of headings.entries()) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const before = heading.getAttribute("aria-sort");
        const next = { ascending: "descending", descending: null }[before];
        const now = next === undefined ? "ascending" : next;
        for (const each of headings) each.removeAttribute("aria-sort");
        if (now) heading.setAttribute("aria-sort", now);
        body.append(...(now ? sorted(first, column, now === "descending") : first));
      });
    }
  };

  // A head can stay in sight only where its table does not scroll sideways within a box of its own.
  const watch = new ResizeObserver((boxes) => {
    for (const { target } of boxes) {
      const box = target.closest(".wide-table");
      const fits = target.offsetWidth <= box.clientWidth + 1;
      box.classList.toggle("fits", fits);
      // Who goes by keyboard stops at a box only where it has something to scroll.
      if (fits) box.removeAttribute("tabindex");
      else box.tabIndex = 0;
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    for (const table of document.querySelectorAll("table.figures")) {
      sortable(table);
      if (table.closest(".wide-table")) watch.observe(table);
    }
  });
})();
