// The scene of one phase.
import type { Phase } from "$lib/generated/Phase";
import type { RoomScene } from "$lib/generated/RoomScene";
import type { RoomVote } from "$lib/generated/RoomVote";

export type SceneOf<P extends Phase> = Extract<RoomScene, { phase: P }>;

export type VoteOf<S extends RoomVote["state"]> = Extract<RoomVote, { state: S }>;
