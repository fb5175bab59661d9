// Converts digits and signs of typed dates and times, from any script or input method, to ASCII.

/** Returns the value of a decimal digit of any script. Unicode encodes each script’s digits consecutively. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  const isBefore = (n: number) => /\p{Nd}/u.test(String.fromCodePoint(code - n));
  let value = 0;
  while (value < 9 && isBefore(value + 1)) value += 1;
  return value;
}

/** Returns a typed date or time with ASCII digits and signs: `１４：０６` and `١٤:٠٦` are `14:06`. */
export function plain(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : String(digitValue(digit))))
    .replace(/(?<=\d)[ー‐‑–−](?=\d)/g, "-")
    .replace(/(?<=\d)٫(?=\d)/g, ".");
}
