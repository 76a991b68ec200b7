const root = document.currentScript.closest(".summitry");
const body = root.querySelector("tbody"), rows = [...body.rows], heads = [...root.querySelector("thead tr").cells];
const held = (cell) => cell.dataset.v ?? cell.textContent;
const make = (name, more) => Object.assign(document.createElement(name), more);
const tools = make("div", { className: "tools" });
const find = make("input", { type: "search", placeholder: "Search", ariaLabel: "Search the rows of this table" });
const count = make("span", { role: "status" });
const quote = (text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = make("a", { href: "#", download: "table.csv", textContent: "CSV" });
const excel = make("a", { href: "#", download: "table.xlsx", textContent: "Excel" });
const search = () => {
  const wanted = find.value.toLowerCase();
  for (const row of rows) row.hidden = !`${row.textContent} ${[...row.cells].map(held).join(" ")}`.toLowerCase().includes(wanted);
  count.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} rows`;
};
const sort = (head, n) => {
  const down = head.ariaSort === "ascending", number = rows.every((row) => row.cells[n].className === "n");
  const compare = (a, b) => (number ? a - b : a.localeCompare(b));
  rows.sort((one, other) => {
    const [a, b] = [held(one.cells[n]), held(other.cells[n])];
    if (!a || !b) return !a - !b;
    return down ? compare(b, a) : compare(a, b);
  });
  heads.forEach((other) => other.removeAttribute("aria-sort"));
  head.ariaSort = down ? "descending" : "ascending";
  body.append(...rows);
};
heads.forEach((head, n) => {
  if (!head.textContent) return;
  const button = make("button", { type: "button", textContent: head.textContent });
  button.addEventListener("click", () => sort(head, n));
  head.replaceChildren(button);
});
find.addEventListener("input", search);
find.addEventListener("keydown", (event) => event.stopPropagation());
const lines = () => [heads, ...rows.filter((row) => !row.hidden).map((row) => [...row.cells])];
csv.addEventListener("click", () => {
  const text = lines().map((cells) => cells.map((cell) => quote(held(cell))).join(",")).join("\n");
  csv.href = "data:text/csv;charset=utf-8," + encodeURIComponent("\ufeff" + text + "\n");
});
excel.addEventListener("click", () => {
  URL.revokeObjectURL(excel.href);
  excel.href = URL.createObjectURL(workbook(lines().map((cells) => cells.map((cell) => [held(cell), cell.className === "n"]))));
});
tools.append(...(rows.length > 7 ? [find, count] : []), csv, excel);
root.insertBefore(tools, root.querySelector(".scroll"));
search();
