const root = document.currentScript.closest(".summitry");
for (const mark of root.querySelectorAll("a[title]")) {
  mark.dataset.says = mark.title;
  mark.href = mark.dataset.href || mark.getAttribute("href");
  if (mark.textContent.trim()) mark.removeAttribute("title");
}
const legend = root.querySelector(".legend"), labels = [...legend.querySelectorAll("span")];
legend.replaceChildren(legend.firstChild);
for (const label of labels) {
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", checked: true, className: label.className.replace("m-", "show-") });
  const around = document.createElement("label");
  around.append(box, " ", label);
  legend.append(around);
}
const { show } = cards(root, "a[data-says]", (card, mark) => {
  card.replaceChildren(...mark.dataset.says.split("\n").map((line) => {
    const row = document.createElement("p"), id = line.slice(0, line.indexOf(":"));
    row.append(link(root.querySelector(`#${root.id}-row-${id}`), id), line.slice(id.length));
    return row;
  }));
});
root.addEventListener("click", (event) => {
  const mark = event.target.closest("a[href^='#']");
  if (!mark) return;
  event.preventDefault();
  if (event.pointerType === "touch" && mark.dataset.says) show(mark, event.clientX);
  else follow(root.querySelector(mark.getAttribute("href")));
});
