// Who opens the page of the search wants to type.
(() => {
  const field = document.querySelector("main form.bd-search input");
  if (!field) return;
  field.focus();
  field.select();
})();
