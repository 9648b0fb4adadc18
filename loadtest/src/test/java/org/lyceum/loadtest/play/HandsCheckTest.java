package org.lyceum.loadtest.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.api.classroom.RaisedHand;

class HandsCheckTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                          PLACES,  WINDOW,  TOTAL, WRONG
                    in the order of the log,       '1 2 3', 'a b c',     3,     0
                    the window shows the head,     '1 2 3', 'a',         3,     0
                    the window is in another order,'1 2 3', 'b a c',     3,     2
                    two were told each other's,    '2 1 3', 'a b c',     3,     2
                    one was told none,             '1 2 0', 'a b c',     3,     1
                    the teacher sees too few,      '1 2 3', 'a b',       2,     1
                    a stranger is in the queue,    '1 2 3', 'a b c d',   4,     2
                    """)
    void comparesWithTheLog(String name, String places, String window, int total, int wrong) {
        String[] told = places.split(" ");
        List<HandsCheck.Hand> hands = new ArrayList<>();
        for (int i = told.length - 1; i >= 0; i--) {
            String id = Character.toString('a' + i);
            hands.add(new HandsCheck.Hand(id, 100 + i, Integer.parseInt(told[i])));
        }
        List<RaisedHand> rows = new ArrayList<>();
        for (String id : window.split(" ")) {
            rows.add(new RaisedHand(rows.size() + 1, id, id, Instant.EPOCH));
        }
        HandsCheck.Result result = HandsCheck.of(hands, new HandsCheck.Window(total, rows));
        assertThat(result.wrong()).hasSize(wrong);
        assertThat(result.inOrder()).isEqualTo(wrong == 0);
        assertThat(result.raised()).isEqualTo(3);
    }
}
