// What is known of each tracker. Made by `./dev gen`; not to be edited.
import type { Tracker } from "./Tracker";
import type { TrackerForm } from "./TrackerForm";

export const TRACKERS: Record<Tracker, TrackerForm> = {
  github: {"label":"GitHub Issues","base":"https://api.github.com","base_about":"For an Enterprise Server it ends in /api/v3.","project":"Repository, as owner/name","token":"A personal access token that can read and write issues in this repository","people":"GitHub login","needs_user":false,"has_types":false},
  gitlab: {"label":"GitLab","base":"https://gitlab.com","base_about":"","project":"Project, as group/name or its number","token":"A personal or project access token with the scope “api”","people":"GitLab username","needs_user":false,"has_types":false},
  jira_cloud: {"label":"Jira Cloud","base":"","base_about":"As in https://company.atlassian.net.","project":"Project key","token":"An API token without scopes, of the account above","people":"Account ID, if the name alone is not found","needs_user":true,"has_types":true},
  jira_data_center: {"label":"Jira Data Center","base":"","base_about":"","project":"Project key","token":"A personal access token (Jira 8.14 or newer)","people":"Username, if the name alone is not found","needs_user":false,"has_types":true},
  linear: {"label":"Linear","base":"https://api.linear.app","base_about":"","project":"Team key","token":"A personal API key","people":"E-mail address, if the name alone is not found","needs_user":false,"has_types":false},
};
