// The operating system, as far as keys differ.
export type Platform = "mac" | "windows" | "linux";

export const PLATFORMS: readonly Platform[] = ["mac", "windows", "linux"];

/** Returns the platform that a user agent names. */
export function platformOf(userAgent: string): Platform {
  if (/Macintosh|Mac OS X/.test(userAgent)) return "mac";
  return userAgent.includes("Windows") ? "windows" : "linux";
}

export const platform: Platform = platformOf(globalThis.navigator?.userAgent ?? "");
