(() => {
  const root = document.currentScript.closest(".summitry");
  const status = root.querySelector("[role=status]");
  const name = (event) => {
    const mark = event.target.closest("a[title]");
    if (mark) status.textContent = mark.title;
  };
  root.addEventListener("focusin", name);
  root.addEventListener("mouseover", name);
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const aim = link && root.querySelector(link.getAttribute("href"));
    if (!aim) return;
    event.preventDefault();
    if (aim.closest("details")) aim.closest("details").open = true;
    aim.scrollIntoView({ block: "center" });
    aim.focus({ preventScroll: true });
  });
})();
