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
