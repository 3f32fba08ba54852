// Escape closes the narrow menu and puts the focus back on it; without this the menu opens and closes as well.
document.addEventListener("keydown", (pressed) => {
  const menu = document.querySelector(".menu[open]");
  if (pressed.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
