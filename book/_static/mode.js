// Light or dark as the reader last chose, before anything is painted; otherwise as the system has it.
(() => {
  let chosen = null;
  // Some browsers keep nothing for pages that are read from a disk, and say so by an error.
  try {
    chosen = localStorage.getItem("mode");
  } catch {}
  const mode = chosen === "light" || chosen === "dark" ? chosen : "auto";
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset.mode = mode;
  document.documentElement.dataset.theme = mode === "auto" ? system : mode;
})();
