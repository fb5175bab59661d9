// The words of the voting page. Refusals come from the laptop as sentences.
import source from "../../../words/en.ftl?group=phone";
import { catalogue } from "../lib/words/catalogue";

export const words = catalogue(source, "en").phone;
