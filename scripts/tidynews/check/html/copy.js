// The buttons are of use with this script only, so it shows them; without it, the SQL is selected by hand.
for (const button of document.querySelectorAll("button.copy")) {
  const code = button.closest("details").querySelector("code");
  const said = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const range = document.createRange();
    range.selectNodeContents(code);
    const marked = getSelection();
    marked.removeAllRanges();
    marked.addRange(range);
    try {
      await navigator.clipboard.writeText(code.textContent);
      said.textContent = "Copied";
    } catch {
      said.textContent = document.execCommand("copy") ? "Copied" : "Selected: copy it by hand";
    }
    setTimeout(() => { said.textContent = ""; }, 4000);
  });
}
