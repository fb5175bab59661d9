// What ended editing in place: Enter, Escape, Tab if it has a meaning there, or the loss of focus.
export type Ending = "enter" | "escape" | "tab" | "blur";
