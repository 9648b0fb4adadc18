// Written by media-fleet/api from its sealed records. Do not edit: change the records, then run
// `mvn -pl media-fleet/api test -Dlyceum.write=true`.

/** Version of the class protocol, the `v` of every frame. */
export const PROTOCOL_VERSION = 1;

export type SlotName =
  | 'microphone'
  | 'camera'
  | 'screen'
  | 'screenSound'
  | 'stageVoice'
  | 'stageCamera'
  | 'sharedScreen'
  | 'sharedSound'
  | 'voice1'
  | 'voice2'
  | 'voice3'
  | 'tile1'
  | 'tile2'
  | 'tile3'
  | 'tile4'
  | 'tile5'
  | 'tile6'
  | 'tile7'
  | 'tile8'
  | 'tile9'
  | 'events';

export type SendingState =
  | 'off'
  | 'muted'
  | 'on';

export type Role =
  | 'teacher'
  | 'student';

export type Permission =
  | 'mediaAudio'
  | 'mediaVideo'
  | 'mediaScreen'
  | 'rosterView'
  | 'participantModerate'
  | 'classEnd';

export type Source =
  | 'microphone'
  | 'camera'
  | 'screen'
  | 'screenSound';

export type EndReason =
  | 'byTeacher'
  | 'replaced';

export interface Sending {
  readonly microphone: SendingState;
  readonly camera: SendingState;
  readonly screen: SendingState;
}

export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly onStage: boolean;
  readonly sending: Sending;
}

export interface SlotAssignment {
  readonly slot: SlotName;
  readonly participantId: string | null;
  readonly source: Source | null;
  readonly rtpTimestamp: number | null;
}

export interface Subscribe {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'subscribe';
  readonly id: string;
  readonly slot: SlotName;
  readonly maxHeight: number;
}

export interface SetSending {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'setSending';
  readonly id: string;
  readonly sending: Sending;
}

export interface WatchRoster {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'watchRoster';
  readonly id: string;
  readonly offset: number;
  readonly limit: number;
}

export interface InviteToStage {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'inviteToStage';
  readonly id: string;
  readonly participantId: string;
}

export interface AnswerInvitation {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'answerInvitation';
  readonly id: string;
  readonly accepted: boolean;
}

export interface LeaveStage {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'leaveStage';
  readonly id: string;
  readonly participantId: string | null;
}

export interface EndClass {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'endClass';
  readonly id: string;
}

export interface Leave {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'leave';
  readonly id: string;
}

export type Act =
  | Subscribe
  | SetSending
  | WatchRoster
  | InviteToStage
  | AnswerInvitation
  | LeaveStage
  | EndClass
  | Leave;

export interface Welcome {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'welcome';
  readonly seq: number;
  readonly at: string;
  readonly classId: string;
  readonly title: string;
  readonly liveSince: string;
  readonly you: Participant;
  readonly permissions: readonly Permission[];
  readonly count: number;
  readonly stageId: string | null;
  readonly screenId: string | null;
  readonly onStage: readonly Participant[];
  readonly slots: readonly SlotAssignment[];
}

export interface RosterCount {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'rosterCount';
  readonly seq: number;
  readonly at: string;
  readonly count: number;
}

export interface RosterWindow {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'rosterWindow';
  readonly seq: number;
  readonly at: string;
  readonly offset: number;
  readonly total: number;
  readonly rows: readonly Participant[];
}

export interface SlotAssigned {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'slotAssigned';
  readonly seq: number;
  readonly at: string;
  readonly assignment: SlotAssignment;
}

export interface Speaking {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'speaking';
  readonly seq: number;
  readonly at: string;
  readonly participantIds: readonly string[];
}

export interface SendingChanged {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'sendingChanged';
  readonly seq: number;
  readonly at: string;
  readonly participantId: string;
  readonly sending: Sending;
}

export interface StageChanged {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'stageChanged';
  readonly seq: number;
  readonly at: string;
  readonly stageId: string | null;
  readonly screenId: string | null;
  readonly onStage: readonly Participant[];
}

export interface InvitedToStage {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'invitedToStage';
  readonly seq: number;
  readonly at: string;
  readonly byName: string;
}

export interface InvitationWithdrawn {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'invitationWithdrawn';
  readonly seq: number;
  readonly at: string;
}

export interface InvitationAnswered {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'invitationAnswered';
  readonly seq: number;
  readonly at: string;
  readonly participantId: string;
  readonly accepted: boolean;
}

export interface PermissionsChanged {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'permissionsChanged';
  readonly seq: number;
  readonly at: string;
  readonly permissions: readonly Permission[];
}

export interface Acknowledged {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'acknowledged';
  readonly seq: number;
  readonly at: string;
  readonly actId: string;
}

export interface Refused {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'refused';
  readonly seq: number;
  readonly at: string;
  readonly actId: string;
  readonly code: string;
  readonly detail: string;
}

export interface ClassEnded {
  readonly v: typeof PROTOCOL_VERSION;
  readonly type: 'classEnded';
  readonly seq: number;
  readonly at: string;
  readonly reason: EndReason;
  readonly endedAt: string;
}

export type ClassEvent =
  | Welcome
  | RosterCount
  | RosterWindow
  | SlotAssigned
  | Speaking
  | SendingChanged
  | StageChanged
  | InvitedToStage
  | InvitationWithdrawn
  | InvitationAnswered
  | PermissionsChanged
  | Acknowledged
  | Refused
  | ClassEnded;

export type ProblemCode =
  | 'invalid-request'
  | 'wrong-credentials'
  | 'not-signed-in'
  | 'token-expired'
  | 'token-invalid'
  | 'refresh-expired'
  | 'refresh-reused'
  | 'forbidden'
  | 'not-enrolled'
  | 'link-used'
  | 'account-not-found'
  | 'class-not-found'
  | 'session-not-found'
  | 'class-not-open'
  | 'class-not-live'
  | 'class-ended'
  | 'class-full'
  | 'ticket-invalid'
  | 'join-token-expired'
  | 'join-token-invalid'
  | 'offer-refused'
  | 'conflict'
  | 'already-exists'
  | 'too-large'
  | 'too-many-requests'
  | 'no-node'
  | 'node-unreachable'
  | 'store-unavailable'
  | 'not-on-stage'
  | 'not-invited'
  | 'participant-not-found'
  | 'stage-full'
  | 'internal';
