// The theme of the page: that of the system, unless one is chosen. The style sheet reads `data-theme`.
import type { Theme } from "$lib/generated/Theme";

export function showTheme(theme: Theme) {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset.theme;
  else dataset.theme = theme;
}
