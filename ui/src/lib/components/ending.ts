// How editing in place is over: by Enter, by Escape, by Tab where that means something, or because the focus went elsewhere.
export type Ending = "enter" | "escape" | "tab" | "blur";
