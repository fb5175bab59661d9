// Sentences for assumptions made while parsing a text.
import type { Warning } from "$lib/generated/Warning";
import { type MessagesOf, textOf } from "./catalogue";
import { english } from "./english";

const WARNINGS: MessagesOf<Warning, "warning"> = english.warning;

export const warning = (warning: Warning) => textOf(WARNINGS, "warning", warning);
