// The theme takes the focus from a button when it is pressed. Give it back when what the button opened
// is closed, so that who uses the keyboard goes on from there.
document.addEventListener("DOMContentLoaded", () => {
  for (const side of ["primary", "secondary"]) {
    const opened = document.getElementById(`pst-${side}-sidebar-modal`);
    const button = document.querySelector(`.${side}-toggle`);
    if (opened && button) opened.addEventListener("close", () => button.focus());
  }
});
