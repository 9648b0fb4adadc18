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

export type RosterOrder =
  | 'arrival'
  | 'name'
  | 'hand';

export type Audience =
  | 'everyone'
  | 'teachers'
  | 'announcement';

export type Reaction =
  | 'thumbsUp'
  | 'thumbsDown'
  | 'clap'
  | 'heart'
  | 'laugh'
  | 'surprised';

export type PollKind =
  | 'single'
  | 'multiple'
  | 'typed';

export type Lock =
  | 'microphone'
  | 'camera'
  | 'screen'
  | 'chat'
  | 'privateChat'
  | 'questions'
  | 'hands'
  | 'reactions'
  | 'names'
  | 'roster';

export type Permission =
  | 'mediaAudio'
  | 'mediaVideo'
  | 'mediaScreen'
  | 'chatRead'
  | 'chatWrite'
  | 'chatPrivate'
  | 'questionAsk'
  | 'handRaise'
  | 'reactionSend'
  | 'pollAnswer'
  | 'pollRun'
  | 'nameChange'
  | 'rosterView'
  | 'attendanceView'
  | 'attendanceEdit'
  | 'participantModerate'
  | 'classEnd';

export type Role =
  | 'teacher'
  | 'assistant'
  | 'student'
  | 'guest';

export type Source =
  | 'microphone'
  | 'camera'
  | 'screen'
  | 'screenSound';

export type PollState =
  | 'open'
  | 'closed'
  | 'revealed';

export type LeaveReason =
  | 'left'
  | 'lost'
  | 'removed'
  | 'ended';

export type EndReason =
  | 'byTeacher'
  | 'replaced'
  | 'removed';

export interface Sending {
  readonly microphone: SendingState;
  readonly camera: SendingState;
  readonly screen: SendingState;
}

export interface PollSheet {
  readonly title: string;
  readonly kind: PollKind;
  readonly options: readonly string[];
  readonly anonymous: boolean;
  readonly liveResults: boolean;
}

export interface PollKey {
  readonly options: readonly number[];
  readonly texts: readonly string[];
  readonly points: number;
}

export interface PollAnswer {
  readonly options: readonly number[];
  readonly text: string | null;
}

export interface ClassRules {
  readonly locks: readonly Lock[];
  readonly slowModeSeconds: number;
  readonly focus: boolean;
  readonly soleSpeakerId: string | null;
}

export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly onStage: boolean;
  readonly handRaised: boolean;
  readonly sending: Sending;
}

export interface SlotAssignment {
  readonly slot: SlotName;
  readonly participantId: string | null;
  readonly source: Source | null;
  readonly rtpTimestamp: number | null;
}

export interface RoomSnapshot {
  readonly rules: ClassRules;
  readonly chat: readonly ChatMessage[];
  readonly chatComplete: boolean;
  readonly pinned: ChatMessage | null;
  readonly openQuestions: number;
  readonly hands: number;
  readonly handPosition: number;
  readonly polls: readonly Poll[];
}

export interface ChatMessage {
  readonly id: number;
  readonly at: string;
  readonly byId: string;
  readonly byName: string;
  readonly byRole: Role;
  readonly text: string;
  readonly audience: Audience;
  readonly toId: string | null;
  readonly replyTo: number | null;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly reactions: readonly ReactionCount[];
}

export interface ReactionCount {
  readonly reaction: Reaction;
  readonly count: number;
}

export interface Poll {
  readonly id: number;
  readonly sheet: PollSheet;
  readonly state: PollState;
  readonly key: PollKey | null;
  readonly tally: PollTally | null;
  readonly yourAnswer: PollAnswer | null;
}

export interface PollTally {
  readonly pollId: number;
  readonly answered: number;
  readonly present: number;
  readonly counts: readonly number[];
  readonly texts: readonly TypedCount[];
}

export interface TypedCount {
  readonly text: string;
  readonly count: number;
}

export interface LogEntry {
  readonly seq: number;
  readonly at: string;
  readonly by: string | null;
  readonly actId: string | null;
  readonly event: LogEvent;
}

export interface Question {
  readonly id: number;
  readonly at: string;
  readonly byName: string | null;
  readonly text: string;
  readonly votes: number;
  readonly answered: boolean;
  readonly answer: string | null;
  readonly votedByYou: boolean;
  readonly askedByYou: boolean;
}

export interface RaisedHand {
  readonly position: number;
  readonly participantId: string;
  readonly name: string;
  readonly raisedAt: string;
}

export interface OwnerStarted {
  readonly type: 'ownerStarted';
  readonly nodeId: string;
  readonly writerId: string;
}

export interface ClassClosed {
  readonly type: 'classClosed';
}

export interface Joined {
  readonly type: 'joined';
  readonly participantId: string;
  readonly ordinal: number;
  readonly name: string;
  readonly role: Role;
  readonly connection: number;
}

export interface Left {
  readonly type: 'left';
  readonly participantId: string;
  readonly connection: number;
  readonly reason: LeaveReason;
}

export interface PresenceChecked {
  readonly type: 'presenceChecked';
  readonly count: number;
  readonly ordinals: string;
}

export interface StageEntered {
  readonly type: 'stageEntered';
  readonly participantId: string;
}

export interface StageLeft {
  readonly type: 'stageLeft';
  readonly participantId: string;
}

export interface MessagePosted {
  readonly type: 'messagePosted';
  readonly name: string;
  readonly role: Role;
  readonly text: string;
  readonly audience: Audience;
  readonly toId: string | null;
  readonly replyTo: number | null;
}

export interface MessageEdited {
  readonly type: 'messageEdited';
  readonly messageId: number;
  readonly text: string;
}

export interface MessageDeleted {
  readonly type: 'messageDeleted';
  readonly messageId: number;
}

export interface MessageReacted {
  readonly type: 'messageReacted';
  readonly messageId: number;
  readonly reaction: Reaction;
  readonly on: boolean;
}

export interface MessagePinned {
  readonly type: 'messagePinned';
  readonly messageId: number | null;
}

export interface QuestionAsked {
  readonly type: 'questionAsked';
  readonly name: string | null;
  readonly text: string;
}

export interface QuestionVoted {
  readonly type: 'questionVoted';
  readonly questionId: number;
  readonly on: boolean;
}

export interface QuestionAnswered {
  readonly type: 'questionAnswered';
  readonly questionId: number;
  readonly answered: boolean;
  readonly answer: string | null;
}

export interface QuestionDeleted {
  readonly type: 'questionDeleted';
  readonly questionId: number;
}

export interface HandRaised {
  readonly type: 'handRaised';
  readonly participantId: string;
  readonly name: string;
}

export interface HandLowered {
  readonly type: 'handLowered';
  readonly participantId: string;
}

export interface AllHandsLowered {
  readonly type: 'allHandsLowered';
}

export interface PollOpened {
  readonly type: 'pollOpened';
  readonly sheet: PollSheet;
}

export interface PollKeySet {
  readonly type: 'pollKeySet';
  readonly pollId: number;
  readonly key: PollKey;
}

export interface PollAnswered {
  readonly type: 'pollAnswered';
  readonly pollId: number;
  readonly answer: PollAnswer;
}

export interface PollClosed {
  readonly type: 'pollClosed';
  readonly pollId: number;
}

export interface PollRevealed {
  readonly type: 'pollRevealed';
  readonly pollId: number;
  readonly tally: PollTally;
  readonly key: PollKey;
}

export interface RulesSet {
  readonly type: 'rulesSet';
  readonly rules: ClassRules;
}

export interface RightsSet {
  readonly type: 'rightsSet';
  readonly participantId: string;
  readonly granted: readonly Permission[];
  readonly denied: readonly Permission[];
}

export interface RoleSet {
  readonly type: 'roleSet';
  readonly participantId: string;
  readonly role: Role;
}

export interface Renamed {
  readonly type: 'renamed';
  readonly participantId: string;
  readonly name: string;
}

export interface Muted {
  readonly type: 'muted';
  readonly participantId: string | null;
}

export interface Removed {
  readonly type: 'removed';
  readonly participantId: string;
  readonly banned: boolean;
}

export type LogEvent =
  | OwnerStarted
  | ClassClosed
  | Joined
  | Left
  | PresenceChecked
  | StageEntered
  | StageLeft
  | MessagePosted
  | MessageEdited
  | MessageDeleted
  | MessageReacted
  | MessagePinned
  | QuestionAsked
  | QuestionVoted
  | QuestionAnswered
  | QuestionDeleted
  | HandRaised
  | HandLowered
  | AllHandsLowered
  | PollOpened
  | PollKeySet
  | PollAnswered
  | PollClosed
  | PollRevealed
  | RulesSet
  | RightsSet
  | RoleSet
  | Renamed
  | Muted
  | Removed;

export interface Subscribe {
  readonly type: 'subscribe';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly slot: SlotName;
  readonly maxHeight: number;
}

export interface SetSending {
  readonly type: 'setSending';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly sending: Sending;
}

export interface WatchRoster {
  readonly type: 'watchRoster';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly offset: number;
  readonly limit: number;
  readonly order: RosterOrder;
  readonly search: string | null;
}

export interface InviteToStage {
  readonly type: 'inviteToStage';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly participantId: string;
}

export interface AnswerInvitation {
  readonly type: 'answerInvitation';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly accepted: boolean;
}

export interface LeaveStage {
  readonly type: 'leaveStage';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly participantId: string | null;
}

export interface PostMessage {
  readonly type: 'postMessage';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly text: string;
  readonly audience: Audience;
  readonly toId: string | null;
  readonly replyTo: number | null;
}

export interface EditMessage {
  readonly type: 'editMessage';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly messageId: number;
  readonly text: string;
}

export interface DeleteMessage {
  readonly type: 'deleteMessage';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly messageId: number;
}

export interface ReactToMessage {
  readonly type: 'reactToMessage';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly messageId: number;
  readonly reaction: Reaction;
  readonly on: boolean;
}

export interface PinMessage {
  readonly type: 'pinMessage';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly messageId: number | null;
}

export interface ReadChat {
  readonly type: 'readChat';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly before: number;
  readonly limit: number;
}

export interface SearchChat {
  readonly type: 'searchChat';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly text: string;
}

export interface AskQuestion {
  readonly type: 'askQuestion';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly text: string;
  readonly anonymous: boolean;
}

export interface VoteForQuestion {
  readonly type: 'voteForQuestion';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly questionId: number;
  readonly on: boolean;
}

export interface AnswerQuestion {
  readonly type: 'answerQuestion';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly questionId: number;
  readonly answered: boolean;
  readonly answer: string | null;
}

export interface DeleteQuestion {
  readonly type: 'deleteQuestion';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly questionId: number;
}

export interface WatchQuestions {
  readonly type: 'watchQuestions';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly limit: number;
}

export interface RaiseHand {
  readonly type: 'raiseHand';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
}

export interface LowerHand {
  readonly type: 'lowerHand';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly participantId: string | null;
}

export interface LowerAllHands {
  readonly type: 'lowerAllHands';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
}

export interface WatchHands {
  readonly type: 'watchHands';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly limit: number;
}

export interface React {
  readonly type: 'react';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly reaction: Reaction;
}

export interface OpenPoll {
  readonly type: 'openPoll';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly sheet: PollSheet;
  readonly key: PollKey;
}

export interface AnswerPoll {
  readonly type: 'answerPoll';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly pollId: number;
  readonly answer: PollAnswer;
}

export interface ClosePoll {
  readonly type: 'closePoll';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly pollId: number;
}

export interface RevealPoll {
  readonly type: 'revealPoll';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly pollId: number;
}

export interface ReadUnanswered {
  readonly type: 'readUnanswered';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly pollId: number;
  readonly offset: number;
  readonly limit: number;
}

export interface SetRules {
  readonly type: 'setRules';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly rules: ClassRules;
}

export interface Mute {
  readonly type: 'mute';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly participantId: string | null;
}

export interface SetRights {
  readonly type: 'setRights';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly participantId: string;
  readonly granted: readonly Permission[];
  readonly denied: readonly Permission[];
}

export interface SetRole {
  readonly type: 'setRole';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly participantId: string;
  readonly role: Role;
}

export interface Rename {
  readonly type: 'rename';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly participantId: string | null;
  readonly name: string;
}

export interface Remove {
  readonly type: 'remove';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly participantId: string;
  readonly banned: boolean;
}

export interface ReadLog {
  readonly type: 'readLog';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
  readonly after: number;
  readonly limit: number;
}

export interface EndClass {
  readonly type: 'endClass';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
}

export interface Leave {
  readonly type: 'leave';
  readonly v: typeof PROTOCOL_VERSION;
  readonly id: string;
}

export type Act =
  | Subscribe
  | SetSending
  | WatchRoster
  | InviteToStage
  | AnswerInvitation
  | LeaveStage
  | PostMessage
  | EditMessage
  | DeleteMessage
  | ReactToMessage
  | PinMessage
  | ReadChat
  | SearchChat
  | AskQuestion
  | VoteForQuestion
  | AnswerQuestion
  | DeleteQuestion
  | WatchQuestions
  | RaiseHand
  | LowerHand
  | LowerAllHands
  | WatchHands
  | React
  | OpenPoll
  | AnswerPoll
  | ClosePoll
  | RevealPoll
  | ReadUnanswered
  | SetRules
  | Mute
  | SetRights
  | SetRole
  | Rename
  | Remove
  | ReadLog
  | EndClass
  | Leave;

export interface Welcome {
  readonly type: 'welcome';
  readonly v: typeof PROTOCOL_VERSION;
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
  readonly logSeq: number;
  readonly room: RoomSnapshot;
}

export interface Happened {
  readonly type: 'happened';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly entry: LogEntry;
}

export interface LogRead {
  readonly type: 'logRead';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly after: number;
  readonly entries: readonly LogEntry[];
  readonly upTo: number;
  readonly complete: boolean;
}

export interface LogDelayed {
  readonly type: 'logDelayed';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly delayed: boolean;
}

export interface ClassMoved {
  readonly type: 'classMoved';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
}

export interface ChatRead {
  readonly type: 'chatRead';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly before: number;
  readonly messages: readonly ChatMessage[];
  readonly complete: boolean;
}

export interface ChatFound {
  readonly type: 'chatFound';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly text: string;
  readonly messages: readonly ChatMessage[];
}

export interface MessageReactions {
  readonly type: 'messageReactions';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly messageId: number;
  readonly reactions: readonly ReactionCount[];
}

export interface Reactions {
  readonly type: 'reactions';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly reactions: readonly ReactionCount[];
}

export interface QuestionCount {
  readonly type: 'questionCount';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly open: number;
}

export interface QuestionWindow {
  readonly type: 'questionWindow';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly total: number;
  readonly rows: readonly Question[];
}

export interface HandCount {
  readonly type: 'handCount';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly count: number;
}

export interface HandPosition {
  readonly type: 'handPosition';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly position: number;
}

export interface HandWindow {
  readonly type: 'handWindow';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly total: number;
  readonly rows: readonly RaisedHand[];
}

export interface PollTallied {
  readonly type: 'pollTallied';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly tally: PollTally;
}

export interface UnansweredRead {
  readonly type: 'unansweredRead';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly pollId: number;
  readonly offset: number;
  readonly total: number;
  readonly rows: readonly Participant[];
}

export interface MutedByTeacher {
  readonly type: 'mutedByTeacher';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly byName: string;
}

export interface RosterCount {
  readonly type: 'rosterCount';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly count: number;
}

export interface RosterWindow {
  readonly type: 'rosterWindow';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly offset: number;
  readonly total: number;
  readonly rows: readonly Participant[];
}

export interface SlotAssigned {
  readonly type: 'slotAssigned';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly assignment: SlotAssignment;
}

export interface Speaking {
  readonly type: 'speaking';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly participantIds: readonly string[];
}

export interface SendingChanged {
  readonly type: 'sendingChanged';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly participantId: string;
  readonly sending: Sending;
}

export interface StageChanged {
  readonly type: 'stageChanged';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly stageId: string | null;
  readonly screenId: string | null;
  readonly onStage: readonly Participant[];
}

export interface InvitedToStage {
  readonly type: 'invitedToStage';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly byName: string;
}

export interface InvitationWithdrawn {
  readonly type: 'invitationWithdrawn';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
}

export interface InvitationAnswered {
  readonly type: 'invitationAnswered';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly participantId: string;
  readonly accepted: boolean;
}

export interface PermissionsChanged {
  readonly type: 'permissionsChanged';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly permissions: readonly Permission[];
}

export interface Acknowledged {
  readonly type: 'acknowledged';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly actId: string;
  readonly logSeq: number | null;
}

export interface Refused {
  readonly type: 'refused';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly actId: string;
  readonly code: string;
  readonly detail: string;
  readonly retryAfterMs: number | null;
}

export interface ClassEnded {
  readonly type: 'classEnded';
  readonly v: typeof PROTOCOL_VERSION;
  readonly seq: number;
  readonly at: string;
  readonly reason: EndReason;
  readonly endedAt: string;
}

export type ClassEvent =
  | Welcome
  | Happened
  | LogRead
  | LogDelayed
  | ClassMoved
  | ChatRead
  | ChatFound
  | MessageReactions
  | Reactions
  | QuestionCount
  | QuestionWindow
  | HandCount
  | HandPosition
  | HandWindow
  | PollTallied
  | UnansweredRead
  | MutedByTeacher
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
  | 'link-invalid'
  | 'link-expired'
  | 'account-not-found'
  | 'class-not-found'
  | 'session-not-found'
  | 'class-not-open'
  | 'class-not-live'
  | 'class-ended'
  | 'class-full'
  | 'lobby-waiting'
  | 'lobby-denied'
  | 'ticket-invalid'
  | 'join-token-expired'
  | 'join-token-invalid'
  | 'offer-refused'
  | 'conflict'
  | 'precondition-failed'
  | 'already-exists'
  | 'too-large'
  | 'too-many-requests'
  | 'no-node'
  | 'node-unreachable'
  | 'store-unavailable'
  | 'reports-unavailable'
  | 'not-on-stage'
  | 'not-invited'
  | 'participant-not-found'
  | 'stage-full'
  | 'banned'
  | 'locked'
  | 'slow-mode'
  | 'log-full'
  | 'message-not-found'
  | 'question-not-found'
  | 'poll-not-found'
  | 'poll-closed'
  | 'internal';
