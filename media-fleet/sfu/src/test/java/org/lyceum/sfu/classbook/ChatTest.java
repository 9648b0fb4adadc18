package org.lyceum.sfu.classbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.ApiJson;
import org.lyceum.api.classroom.Act;
import org.lyceum.api.classroom.Audience;
import org.lyceum.api.classroom.ChatMessage;
import org.lyceum.api.classroom.ClassEvent;
import org.lyceum.api.classroom.LogEvent;
import org.lyceum.api.classroom.Reaction;
import org.lyceum.api.classroom.ReactionCount;
import org.lyceum.api.classroom.Role;

/// The chat: who reads what, in pages and found by words, and what is forgotten at the bounds.
class ChatTest {
    private final Lesson lesson = Lesson.withEverybody();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                                  | READER | READS
                    who leads reads all                   | alex   | to all,to the teachers,to Sia,to Sam
                    the author reads what they wrote      | sam    | to all,to the teachers,to Sam
                    the addressee what is for them        | sia    | to all,to Sia
                    the others what is for all            | gus    | to all
                    """)
    void isReadByWhomItIsFor(String name, String reader, String reads) {
        lesson.says("sam", "to all");
        lesson.whispers("sam", "to the teachers", null);
        lesson.whispers("tess", "to Sia", "sia");
        lesson.whispers("theo", "to Sam", "sam");
        Reader who = lesson.reader(reader);
        List<String> newestFirst = List.of(reads.split(",")).reversed();
        assertThat(texts(lesson.book.chat().page(who, 0, 50).messages())).isEqualTo(newestFirst);
        assertThat(texts(lesson.book.chat().search(who, "to").messages())).isEqualTo(newestFirst);
        assertThat(texts(lesson.book.snapshotFor(who).chat())).isEqualTo(newestFirst.reversed());
    }

    @Test
    void isReadInPages() {
        long first = lesson.says("tess", "0");
        for (int i = 1; i < 7; i++) {
            lesson.pass(Duration.ofSeconds(1));
            lesson.says("tess", String.valueOf(i));
        }
        Reader reader = lesson.reader("sam");
        ClassEvent.ChatRead newest = lesson.book.chat().page(reader, 0, 3);
        assertThat(texts(newest.messages())).containsExactly("6", "5", "4");
        assertThat(newest.complete()).isFalse();
        long before = newest.messages().getLast().id();
        ClassEvent.ChatRead next = lesson.book.chat().page(reader, before, 4);
        assertThat(next.before()).isEqualTo(before);
        assertThat(texts(next.messages())).containsExactly("3", "2", "1", "0");
        assertThat(next.complete()).isTrue();
        assertThat(lesson.book.chat().page(reader, first, 3).messages()).isEmpty();
    }

    @Test
    void whoMayNotReadItReadsNothing() {
        lesson.says("tess", "Hello");
        Reader deaf = new Reader("sam", Role.STUDENT, Set.of());
        assertThat(lesson.book.chat().page(deaf, 0, 50).messages()).isEmpty();
        assertThat(lesson.book.chat().search(deaf, "Hello").messages()).isEmpty();
        assertThat(lesson.book.snapshotFor(deaf).chat()).isEmpty();
        assertThat(lesson.book.telling(lesson.log.getLast()).as(deaf)).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                         | TEXT             | SEARCH  | FOUND
                    as it is written             | The café is open | café    | yes
                    without its accents          | The café is open | CAFE    | yes
                    with accents of the search   | The cafe is open | Café    | yes
                    a part of a word             | The café is open | fe is   | yes
                    with space around it         | The café is open | ' open '| yes
                    another language             | Привет, мир      | ПРИВЕТ  | yes
                    something else               | The café is open | closed  | no
                    """)
    void isSearchedWithoutCaseAndAccents(String name, String text, String search, String found) {
        lesson.says("sam", text);
        assertThat(lesson.book.chat().search(lesson.reader("sia"), search).messages())
                .hasSize(found.equals("yes") ? 1 : 0);
    }

    @Test
    void findsTheNewestFiftyFirst() {
        for (int i = 0; i < 60; i++) {
            lesson.pass(Duration.ofSeconds(1));
            lesson.says("sam", "number " + i);
        }
        List<ChatMessage> found =
                lesson.book.chat().search(lesson.reader("sia"), "number").messages();
        assertThat(found).hasSize(Chat.MAX_PAGE);
        assertThat(found.getFirst().text()).isEqualTo("number 59");
        assertThat(found.getLast().text()).isEqualTo("number 10");
    }

    @Test
    void whatWasDeletedIsGoneForEverybody() {
        long id = lesson.says("sam", "a secret");
        lesson.does("sia", new Act.ReactToMessage(id, Reaction.HEART, true));
        lesson.does("tess", new Act.PinMessage(id));
        lesson.does("sam", new Act.DeleteMessage(id));
        assertThat(lesson.book.chat().page(lesson.reader("tess"), 0, 50).messages())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.deleted()).isTrue();
                    assertThat(message.text()).isEmpty();
                    assertThat(message.reactions()).isEmpty();
                });
        assertThat(lesson.book.chat().search(lesson.reader("tess"), "secret").messages()).isEmpty();
        assertThat(lesson.book.snapshotFor(lesson.reader("tess")).pinned()).isNull();
        assertThat(lesson.act("sam", new Act.EditMessage(id, "again")))
                .isInstanceOf(Decision.Refused.class);
        assertThat(new String(lesson.book.snapshot().toBytes(), StandardCharsets.UTF_8))
                .doesNotContain("a secret");
    }

    @Test
    void whatWasChangedSaysSo() {
        long id = lesson.says("sam", "teh");
        lesson.does("sam", new Act.EditMessage(id, "the"));
        ChatMessage message =
                lesson.book.chat().page(lesson.reader("sia"), 0, 1).messages().getFirst();
        assertThat(message.text()).isEqualTo("the");
        assertThat(message.edited()).isTrue();
        assertThat(lesson.book.chat().search(lesson.reader("sia"), "teh").messages()).isEmpty();
    }

    @Test
    void reactionsAreCountedOnceForEachPersonAndToldWhenTheyChange() {
        long id = lesson.says("sam", "Done");
        lesson.book.chat().takeChangedReactions();
        lesson.does("sia", new Act.ReactToMessage(id, Reaction.CLAP, true));
        lesson.does("gus", new Act.ReactToMessage(id, Reaction.CLAP, true));
        lesson.does("gus", new Act.ReactToMessage(id, Reaction.HEART, true));
        assertThat(lesson.act("sia", new Act.ReactToMessage(id, Reaction.CLAP, true)))
                .isEqualTo(Decision.DONE);
        assertThat(lesson.book.chat().takeChangedReactions())
                .extracting(Chat.ReactionsChanged::event)
                .containsExactly(
                        new ClassEvent.MessageReactions(
                                id,
                                List.of(
                                        new ReactionCount(Reaction.CLAP, 2),
                                        new ReactionCount(Reaction.HEART, 1))));
        assertThat(lesson.book.chat().takeChangedReactions()).isEmpty();
        lesson.does("sia", new Act.ReactToMessage(id, Reaction.CLAP, false));
        assertThat(lesson.book.chat().takeChangedReactions().getFirst().event().reactions())
                .contains(new ReactionCount(Reaction.CLAP, 1));
    }

    @Test
    void aCrowdThatReactsToEverythingIsToldInParts() {
        for (int i = 0; i < Chat.MAX_TOLD + 5; i++) {
            lesson.log("sam", posted("Message " + i));
            long id = lesson.book.seq();
            lesson.log("sia", new LogEvent.MessageReacted(id, Reaction.CLAP, true));
        }
        assertThat(lesson.book.chat().takeChangedReactions()).hasSize(Chat.MAX_TOLD);
        assertThat(lesson.book.chat().takeChangedReactions()).hasSize(5);
        assertThat(lesson.book.chat().takeChangedReactions()).isEmpty();
    }

    @Test
    void reactionsToAPrivateMessageReachWhomItReached() {
        long id = lesson.whispers("sam", "May I?", null);
        lesson.does("tess", new Act.ReactToMessage(id, Reaction.THUMBS_UP, true));
        Reach reach = lesson.book.chat().takeChangedReactions().getFirst().reach();
        assertThat(reach.includes(lesson.reader("sam"))).isTrue();
        assertThat(reach.includes(lesson.reader("alex"))).isTrue();
        assertThat(reach.includes(lesson.reader("sia"))).isFalse();
    }

    @Test
    void onlyTheNewestTakeReactionsAndOlderOnesKeepTheirNumbers() {
        long id = lesson.says("sam", "First");
        lesson.does("sia", new Act.ReactToMessage(id, Reaction.CLAP, true));
        post(Chat.MAX_REACTED);
        assertThat(Lesson.word(lesson.act("gus", new Act.ReactToMessage(id, Reaction.CLAP, true))))
                .isEqualTo("conflict");
        ClassBook again = new ClassBook(BookSnapshot.read(lesson.book.snapshot().toBytes()));
        for (ClassBook book : List.of(lesson.book, again)) {
            assertThat(book.chat().search(lesson.reader("sia"), "First").messages())
                    .singleElement()
                    .extracting(ChatMessage::reactions)
                    .isEqualTo(List.of(new ReactionCount(Reaction.CLAP, 1)));
        }
        assertThat(again).isEqualTo(lesson.book);
    }

    @Test
    void theOldestMessagesAreForgottenAndCountedButNeverThePinnedOne() {
        long id = lesson.says("sam", "First");
        lesson.does("tess", new Act.PinMessage(id));
        post(Chat.MAX_MESSAGES + 4);
        assertThat(lesson.book.chat().size()).isEqualTo(Chat.MAX_MESSAGES);
        assertThat(lesson.book.chat().dropped()).isEqualTo(5);
        assertThat(lesson.book.snapshotFor(lesson.reader("sia")).pinned())
                .extracting(ChatMessage::text)
                .isEqualTo("First");
    }

    @Test
    void soAreLongOnesByTheirSize() {
        String text = "あ".repeat(ChatMessage.MAX_TEXT);
        int most = Chat.MAX_TEXT_BYTES / (3 * ChatMessage.MAX_TEXT);
        for (int i = 0; i < most + 3; i++) {
            lesson.log("sam", posted(text));
        }
        assertThat(lesson.book.chat().size()).isEqualTo(most);
        assertThat(lesson.book.chat().dropped()).isEqualTo(3);
    }

    /// What a page gets may not be more than its connection takes, whatever people wrote.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '|',
            textBlock =
                    """
                    CASE                   | TEXT | LENGTH
                    short                  | x    | 1
                    long                   | x    | 2000
                    long in three bytes    | あ   | 2000
                    long in quotes         | '"'  | 2000
                    long in backslashes    | \\   | 2000
                    """)
    void whatAPageGetsIsBounded(String name, String text, int length) {
        for (int i = 0; i < 200; i++) {
            lesson.log("sam", posted(text.repeat(length)));
        }
        Reader reader = lesson.reader("sia");
        List<ChatMessage> tail = lesson.book.snapshotFor(reader).chat();
        assertThat(jsonBytes(tail)).isLessThanOrEqualTo(Chat.MAX_TAIL_BYTES);
        assertThat(tail.size()).isPositive();
        assertThat(tail.getLast().id()).isEqualTo(lesson.book.seq());
        assertThat(lesson.book.snapshotFor(reader).chatComplete()).isFalse();
        ClassEvent.ChatRead page = lesson.book.chat().page(reader, 0, 50);
        assertThat(jsonBytes(page.messages())).isLessThanOrEqualTo(Chat.MAX_PAGE_BYTES);
        assertThat(page.complete()).isFalse();
    }

    private void post(int count) {
        for (int i = 0; i < count; i++) {
            lesson.log("sam", posted("Message " + i));
        }
    }

    private static LogEvent posted(String text) {
        return new LogEvent.MessagePosted(
                "Mx Sam", Role.STUDENT, text, Audience.EVERYONE, null, null);
    }

    private static int jsonBytes(Object value) {
        try {
            return ApiJson.mapper().writeValueAsBytes(value).length;
        } catch (JacksonException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> texts(List<ChatMessage> messages) {
        return messages.stream().map(ChatMessage::text).toList();
    }
}
