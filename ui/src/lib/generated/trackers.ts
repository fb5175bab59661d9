// What is known of each tracker. Made by `./dev gen`; not to be edited.
import type { Tracker } from "./Tracker";
import type { TrackerForm } from "./TrackerForm";

export const TRACKERS: Record<Tracker, TrackerForm> = {
  github: {"label":"GitHub Issues","base":"https://api.github.com","needs_user":false,"has_types":false},
  gitlab: {"label":"GitLab","base":"https://gitlab.com","needs_user":false,"has_types":false},
  jira_cloud: {"label":"Jira Cloud","base":"","needs_user":true,"has_types":true},
  jira_data_center: {"label":"Jira Data Center","base":"","needs_user":false,"has_types":true},
  linear: {"label":"Linear","base":"https://api.linear.app","needs_user":false,"has_types":false},
};
