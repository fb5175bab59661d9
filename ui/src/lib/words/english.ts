// The words in English.
import source from "../../../../words/en.ftl?raw";
import { catalogue } from "./catalogue";

export const english = catalogue(source, "en");
