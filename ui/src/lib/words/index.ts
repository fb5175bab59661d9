// The words of the UI. A second language is a second file of this shape.
export { en as words } from "./en";
