package org.lyceum.sfu.classbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.ClassRules;
import org.lyceum.api.classroom.Lock;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Permission;
import org.lyceum.api.classroom.Role;

/// What somebody may do, of what they came with, the stage, what was given and taken, and locks.
class RightsTest {
    /// Sam is the one who is looked at; the sole speaker is sam or sia.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                                   | ROLE      | STAGE | GRANTED      | DENIED      | LOCKS                  | FOCUS | SOLE | OF             | EFFECTIVE
                    a student listens                      | STUDENT   | no    |              |             |                        | no    |      | AUDIO VIDEO    |
                    the stage brings voice and picture     | STUDENT   | yes   |              |             |                        | no    |      | AUDIO VIDEO    | AUDIO VIDEO
                    but no screen                          | STUDENT   | yes   |              |             |                        | no    |      | SCREEN         |
                    which can be granted                   | STUDENT   | yes   | MEDIA_SCREEN |             |                        | no    |      | SCREEN         | SCREEN
                    denied wins over the stage             | STUDENT   | yes   |              | MEDIA_VIDEO |                        | no    |      | AUDIO VIDEO    | AUDIO
                    a lock wins over the stage             | STUDENT   | yes   |              |             | MICROPHONE             | no    |      | AUDIO VIDEO    | VIDEO
                    and over what was granted              | STUDENT   | no    | MEDIA_SCREEN |             | SCREEN                 | no    |      | SCREEN         |
                    who leads is never locked              | ASSISTANT | no    |              |             | MICROPHONE CAMERA CHAT | yes   | sia  | AUDIO VIDEO CHAT | AUDIO VIDEO CHAT
                    but can be denied                      | ASSISTANT | no    |              | MEDIA_VIDEO |                        | no    |      | AUDIO VIDEO    | AUDIO
                    focus mutes and closes the chat        | STUDENT   | yes   |              |             |                        | yes   |      | AUDIO VIDEO CHAT | VIDEO
                    only the sole speaker speaks           | STUDENT   | yes   |              |             |                        | no    | sia  | AUDIO VIDEO    | VIDEO
                    the sole speaker does                  | STUDENT   | yes   |              |             |                        | no    | sam  | AUDIO VIDEO    | AUDIO VIDEO
                    through a locked microphone            | STUDENT   | yes   |              |             | MICROPHONE             | no    | sam  | AUDIO VIDEO    | AUDIO VIDEO
                    and through focus                      | STUDENT   | yes   |              |             |                        | yes   | sam  | AUDIO CHAT     | AUDIO
                    but not off the stage                  | STUDENT   | no    |              |             |                        | no    | sam  | AUDIO          |
                    nor when denied                        | STUDENT   | yes   |              | MEDIA_AUDIO |                        | no    | sam  | AUDIO          |
                    a hidden roster is hidden              | STUDENT   | no    |              |             | ROSTER                 | no    |      | ROSTER         |
                    but not from who leads                 | TEACHER   | no    |              |             | ROSTER                 | no    |      | ROSTER         | ROSTER
                    """)
    void areWhatIsLeft(
            String name,
            Role role,
            String stage,
            @Nullable String granted,
            @Nullable String denied,
            @Nullable String locks,
            String focus,
            @Nullable String sole,
            String of,
            @Nullable String effective) {
        Rights rights = new Rights(Rights.Saved.NONE);
        rights.rightsSet(new LogEvent.RightsSet("sam", permissions(granted), permissions(denied)));
        rights.rulesSet(
                new ClassRules(
                        words(locks).stream().map(Lock::valueOf).collect(Collectors.toSet()),
                        0,
                        focus.equals("yes"),
                        sole));
        Set<Permission> now =
                rights.effective("sam", role, role.basePermissions(), stage.equals("yes"));
        assertThat(words(of).stream().filter(word -> now.contains(called(word))).toList())
                .hasSameElementsAs(words(effective));
    }

    /// What a token says counts, until somebody becomes something else in the class.
    @Test
    void whoWasPromotedMayWhatTheirNewRoleMay() {
        Rights rights = new Rights(Rights.Saved.NONE);
        Set<Permission> token = EnumSet.of(Permission.CHAT_READ);
        assertThat(rights.effective("sam", Role.STUDENT, token, false)).isEqualTo(token);
        rights.roleSet(new LogEvent.RoleSet("sam", Role.ASSISTANT));
        assertThat(rights.effective("sam", Role.STUDENT, token, false))
                .isEqualTo(Role.ASSISTANT.basePermissions());
        assertThat(rights.effective("sia", Role.STUDENT, token, false)).isEqualTo(token);
    }

    /// Nobody stays silenced because the only one who might speak has gone.
    @Test
    void soleSpeakingEndsWithThePersonsStay() {
        Lesson lesson = Lesson.withEverybody();
        lesson.log(null, new LogEvent.StageEntered("sam"));
        lesson.log(null, new LogEvent.StageEntered("sia"));
        lesson.log("tess", new LogEvent.RulesSet(new ClassRules(Set.of(), 0, false, "sam")));
        assertThat(lesson.actor("sia").may(Permission.MEDIA_AUDIO)).isFalse();
        lesson.log(null, new LogEvent.StageLeft("sam"));
        assertThat(lesson.actor("sia").may(Permission.MEDIA_AUDIO)).isTrue();
        assertThat(lesson.book.rights().rules()).isEqualTo(ClassRules.OPEN);
    }

    private static Permission called(String word) {
        return switch (word) {
            case "AUDIO" -> Permission.MEDIA_AUDIO;
            case "VIDEO" -> Permission.MEDIA_VIDEO;
            case "SCREEN" -> Permission.MEDIA_SCREEN;
            case "CHAT" -> Permission.CHAT_WRITE;
            case "ROSTER" -> Permission.ROSTER_VIEW;
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static Set<Permission> permissions(@Nullable String words) {
        return words(words).stream().map(Permission::valueOf).collect(Collectors.toSet());
    }

    private static Set<String> words(@Nullable String words) {
        return words == null
                ? Set.of()
                : Arrays.stream(words.split(" ")).collect(Collectors.toSet());
    }
}
