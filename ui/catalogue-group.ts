// Loads one group of the messages of a catalogue, so that a small page carries no words but its own.
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** `import source from "en.ftl?group=phone"` is the messages whose ids begin with `phone-`. */
export function catalogueGroup(): Plugin {
  return {
    name: "catalogue-group",
    load(id) {
      const [file = "", group] = id.split("?group=");
      if (group === undefined) return null;
      this.addWatchFile(file);
      const messages = readFileSync(file, "utf8").split(/^(?=[a-zA-Z])/m);
      return `export default ${JSON.stringify(messages.filter((message) => message.startsWith(`${group}-`)).join(""))}`;
    },
  };
}
