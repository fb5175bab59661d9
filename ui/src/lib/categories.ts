// The four categories of an action, in the order in which they are offered.
import type { Category } from "./generated/Category";

export const CATEGORIES: readonly Category[] = ["prevention", "detection", "mitigation", "process"];
