// Entry point of the facilitator’s window.
import "@fontsource-variable/inter";
import "@fontsource-variable/source-serif-4";
import "$lib/styles/tokens.css";
import "$lib/styles/base.css";
import { mount } from "svelte";
import { focusPressed } from "$lib/focus-pressed";
import App from "./App.svelte";

focusPressed(document);
const target = document.getElementById("app");
if (target) mount(App, { target });
