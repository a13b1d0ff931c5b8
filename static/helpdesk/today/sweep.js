/* The box above each list of the sweep, which selects all of it, and how many are selected. */
const form = document.querySelector("[data-sweep]");
if (form) {
  const boxes = [...form.querySelectorAll("input[name=ticket]")];

  function count() {
    const chosen = new Set(boxes.filter((box) => box.checked).map((box) => box.value)).size;
    for (const place of form.querySelectorAll("[data-bulk-count]")) place.textContent = `${chosen} `;
  }

  for (const all of form.querySelectorAll("[data-select-section]")) {
    const own = [...all.closest("table").querySelectorAll("input[name=ticket]")];
    all.hidden = false;
    all.addEventListener("change", () => own.forEach((box) => (box.checked = all.checked)));
    form.addEventListener("change", () => {
      const chosen = own.filter((box) => box.checked).length;
      all.checked = chosen > 0 && chosen === own.length;
      all.indeterminate = chosen > 0 && chosen < own.length;
    });
  }
  form.addEventListener("change", count);
  count();
}
