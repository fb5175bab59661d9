// The words of the windows: the catalogue, and functions that choose a message by a value.
import { act, stepped } from "./acts";
import { english } from "./english";
import { finding, problem } from "./problems";
import { note } from "./tickets";
import { warning } from "./warnings";

export const words = {
  ...english,
  act,
  stepped,
  problem,
  finding,
  warning,
  tickets: { ...english.tickets, note },
};
