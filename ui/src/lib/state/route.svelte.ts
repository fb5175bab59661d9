// Which screen is shown. Stored in the address, so that a reload shows the same one. Not pushed to the
// history, because a mouse’s back button would skip the question a screen asks before it is left.
import type { Phase } from "$lib/generated/Phase";
import { PHASES } from "$lib/phases";

export type Place =
  | { screen: "library" }
  | { screen: "prepare"; id: string }
  | { screen: "meet"; id: string; phase: Phase }
  | { screen: "record"; id: string };

export function parsePlace(hash: string): Place {
  const [id, screen, phase] = hash.replace(/^#\/?/, "").split("/");
  if (!id) return { screen: "library" };
  if (screen === "record") return { screen: "record", id };
  if (screen === "meet") {
    const known = PHASES.find((name) => name === phase);
    return { screen: "meet", id, phase: known ?? "welcome" };
  }
  return { screen: "prepare", id };
}

export function address(place: Place): string {
  if (place.screen === "library") return "#/";
  const phase = place.screen === "meet" ? `/${place.phase}` : "";
  return `#/${place.id}/${place.screen}${phase}`;
}

class Route {
  place = $state<Place>(parsePlace(location.hash));

  constructor() {
    addEventListener("hashchange", () => {
      this.place = parsePlace(location.hash);
    });
  }

  go(place: Place) {
    history.replaceState(null, "", address(place));
    this.place = place;
  }
}

export const route = new Route();
