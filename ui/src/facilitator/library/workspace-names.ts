// What workspaces are called in a list: their file’s name, with its folder where two are called the same.
import { words as w } from "$lib/words";

/** The most characters of a folder that a menu has room for; the end of it tells most. */
const ROOM = 32;

/** Names workspaces by their paths, so that no two names are the same. */
export function workspaceNames(paths: readonly string[]): Map<string, string> {
  const names = paths.map(nameOf);
  const isDouble = (name: string) => names.filter((other) => other === name).length > 1;
  return new Map(
    paths.map((path) => {
      const name = nameOf(path);
      return [path, isDouble(name) ? w.workspace.within({ name, folder: folderOf(path) }) : name];
    }),
  );
}

function nameOf(path: string): string {
  return path.replace(/^.*[\\/]/, "").replace(/\.afterword$/, "");
}

function folderOf(path: string): string {
  const folder = path.replace(/[\\/][^\\/]*$/, "");
  return folder.length > ROOM ? `…${folder.slice(-ROOM)}` : folder;
}
