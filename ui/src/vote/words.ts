// The words of the voting page. What the laptop refuses it says itself.
import source from "../../../words/en.ftl?group=phone";
import { catalogue } from "../lib/words/catalogue";

export const words = catalogue(source, "en").phone;
