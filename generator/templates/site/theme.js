// Before the page is drawn: the theme that the reader has chosen, and that there is JavaScript.
const root = document.documentElement;
root.classList.add("js");
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
} catch {
  // Without storage the system's theme holds.
}
