package org.lyceum.sfu.classbook;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.classroom.ClassRules;
import org.lyceum.api.classroom.Lock;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;

/// What holds in a class: its rules, and for single people their rights, roles, names and bans.
///
/// Bounded by the people of the class.
public final class Rights {
    private static final Set<Permission> OF_THE_STAGE =
            Set.of(Permission.MEDIA_AUDIO, Permission.MEDIA_VIDEO);

    private final Map<String, Amendment> amendments = new HashMap<>();
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> banned = new HashSet<>();
    private ClassRules rules;

    /// What one person may do besides, and may not do, whatever their role says.
    public record Amendment(Set<Permission> granted, Set<Permission> denied) {
        static final Amendment NONE = new Amendment(Set.of(), Set.of());
    }

    /// What a snapshot keeps of it.
    public record Saved(
            ClassRules rules,
            Map<String, Amendment> amendments,
            Map<String, Role> roles,
            Map<String, String> names,
            Set<String> banned) {
        static final Saved NONE =
                new Saved(ClassRules.OPEN, Map.of(), Map.of(), Map.of(), Set.of());
    }

    Rights(Saved saved) {
        rules = saved.rules();
        amendments.putAll(saved.amendments());
        roles.putAll(saved.roles());
        names.putAll(saved.names());
        banned.addAll(saved.banned());
    }

    void rulesSet(ClassRules now) {
        rules = now;
    }

    void rightsSet(LogEvent.RightsSet set) {
        Amendment amendment = new Amendment(Set.copyOf(set.granted()), Set.copyOf(set.denied()));
        if (amendment.equals(Amendment.NONE)) {
            amendments.remove(set.participantId());
        } else {
            amendments.put(set.participantId(), amendment);
        }
    }

    void roleSet(LogEvent.RoleSet set) {
        roles.put(set.participantId(), set.role());
    }

    void renamed(LogEvent.Renamed renamed) {
        names.put(renamed.participantId(), renamed.name());
    }

    void removed(LogEvent.Removed removed) {
        if (removed.banned()) {
            banned.add(removed.participantId());
        }
    }

    /// Nobody is the sole speaker any more, if this person was.
    void silenceEnds(String participantId) {
        if (participantId.equals(rules.soleSpeakerId())) {
            rules = new ClassRules(rules.locks(), rules.slowModeSeconds(), rules.focus(), null);
        }
    }

    public ClassRules rules() {
        return rules;
    }

    /// The role that this person has in the class, who came as `role`.
    public Role roleOf(String participantId, Role role) {
        return roles.getOrDefault(participantId, role);
    }

    /// The name that this person has in the class, who came as `name`.
    public String nameOf(String participantId, String name) {
        return names.getOrDefault(participantId, name);
    }

    public boolean isBanned(String participantId) {
        return banned.contains(participantId);
    }

    /// What somebody may do now.
    ///
    /// In this order: what they came with (or what their new role may, after a promotion), the
    /// stage's microphone and camera, what was granted, without what was denied, without what is
    /// locked. Who leads the class is never locked.
    ///
    /// @param role that they came with
    /// @param base that they came with
    public Set<Permission> effective(
            String participantId, Role role, Set<Permission> base, boolean onStage) {
        Role now = roleOf(participantId, role);
        Set<Permission> rights = EnumSet.noneOf(Permission.class);
        rights.addAll(now == role ? base : now.basePermissions());
        if (onStage) {
            rights.addAll(OF_THE_STAGE);
        }
        Amendment amendment = amendmentOf(participantId);
        rights.addAll(amendment.granted());
        rights.removeAll(amendment.denied());
        if (!now.isLeading()) {
            rights.removeIf(permission -> lockOn(permission, participantId) != null);
        }
        return rights;
    }

    Amendment amendmentOf(String participantId) {
        return amendments.getOrDefault(participantId, Amendment.NONE);
    }

    /// What stops somebody who does not lead the class from doing this, whatever else they may;
    /// null when nothing does.
    ///
    /// The sole speaker speaks through a locked microphone and through focus: one may be heard
    /// while all others are muted.
    @Nullable Stop lockOn(Permission permission, String participantId) {
        return switch (permission) {
            case MEDIA_AUDIO -> stopOfVoice(participantId);
            case MEDIA_VIDEO -> locked(Lock.CAMERA);
            case MEDIA_SCREEN -> locked(Lock.SCREEN);
            case CHAT_WRITE -> rules.focus() ? Stop.FOCUS : locked(Lock.CHAT);
            case CHAT_PRIVATE -> rules.focus() ? Stop.FOCUS : locked(Lock.PRIVATE_CHAT);
            case QUESTION_ASK -> locked(Lock.QUESTIONS);
            case HAND_RAISE -> locked(Lock.HANDS);
            case REACTION_SEND -> locked(Lock.REACTIONS);
            case NAME_CHANGE -> locked(Lock.NAMES);
            case ROSTER_VIEW -> locked(Lock.ROSTER);
            case CHAT_READ,
                    POLL_ANSWER,
                    POLL_RUN,
                    ATTENDANCE_VIEW,
                    ATTENDANCE_EDIT,
                    PARTICIPANT_MODERATE,
                    CLASS_END ->
                    null;
        };
    }

    /// Why somebody is stopped.
    enum Stop {
        LOCK,
        FOCUS,
        SOLE_SPEAKER
    }

    Saved save() {
        return new Saved(
                rules,
                Map.copyOf(amendments),
                Map.copyOf(roles),
                Map.copyOf(names),
                Set.copyOf(banned));
    }

    private @Nullable Stop stopOfVoice(String participantId) {
        String soleSpeaker = rules.soleSpeakerId();
        if (soleSpeaker != null) {
            return soleSpeaker.equals(participantId) ? null : Stop.SOLE_SPEAKER;
        }
        return rules.focus() ? Stop.FOCUS : locked(Lock.MICROPHONE);
    }

    private @Nullable Stop locked(Lock lock) {
        return rules.locks().contains(lock) ? Stop.LOCK : null;
    }
}
