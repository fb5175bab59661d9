// The room view’s window, for the shared screen. It shows what the room may see and changes nothing.
import "@fontsource-variable/inter";
import "@fontsource-variable/source-serif-4";
import "$lib/styles/tokens.css";
import "$lib/styles/base.css";
import "./room.css";
import { mount } from "svelte";
import { refuseFiles } from "$lib/refuse-files";
import Room from "./Room.svelte";
import { followSettings } from "./settings";

followSettings();
refuseFiles();

const target = document.getElementById("app");
if (target) mount(Room, { target });
