// Folds texts for search, in the same way as the library does.

/** Accents of Latin, Greek and Cyrillic letters, and invisible characters. */
const PASSED_OVER = /[\u0300-\u036f]|[\u00ad\u2060\ufeff]|[\u200b-\u200f]|[\ufe00-\ufe0f]/gu;

/** Folds a text, so that `Café`, `cafe` and a decomposed `café` are the same; `STRASSE` and `straße`; `ΟΔΟΣ` and `οδος`. */
export function folded(text: string): string {
  const upper = text.normalize("NFKD").replace(PASSED_OVER, "").toLowerCase().toUpperCase();
  return upper.toLowerCase().replaceAll("ς", "σ").normalize("NFKC");
}
