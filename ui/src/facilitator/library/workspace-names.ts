// Names of workspaces in a list: the file name, with the folder if two are the same.
import { words as w } from "$lib/words";

/** The most characters of a folder in a menu; a longer one keeps its end, which tells most. */
const ROOM = 32;

/** Returns a unique name for each path. */
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
