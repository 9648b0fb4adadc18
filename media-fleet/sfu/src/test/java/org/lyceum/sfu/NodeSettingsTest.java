package org.lyceum.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lyceum.sfu.log.LogLevels;

class NodeSettingsTest {
    private static final Map<String, String> LEAST =
            Map.of(
                    "LYCEUM_ANNOUNCE_ADDRESS", "198.51.100.7",
                    "LYCEUM_TABLE", "lyceum",
                    "LYCEUM_REDIS_URI", "redis://10.0.0.9:6379");

    @Test
    void needsThreeSettingsAndHasDefaultsForTheRest() {
        NodeSettings settings = NodeSettings.from(LEAST);

        assertThat(settings.nodeId()).startsWith("node-");
        assertThat(settings.bind()).isEqualTo("0.0.0.0");
        assertThat(settings.mediaPort()).isEqualTo(10_000);
        assertThat(settings.control()).isEqualTo(new NodeSettings.Control("198.51.100.7", 7_880));
        assertThat(settings.workers()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(settings.capacity()).isEqualTo(1_500);
        assertThat(settings.stores())
                .isEqualTo(new NodeSettings.Stores("lyceum", "redis://10.0.0.9:6379", true));
    }

    @Test
    void takesWhatItIsTold() {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put("LYCEUM_NODE_ID", " n1 ");
        environment.put("LYCEUM_BIND_ADDRESS", "10.0.0.7");
        environment.put("LYCEUM_MEDIA_PORT", "0");
        environment.put("LYCEUM_CONTROL_ADDRESS", "10.0.0.7");
        environment.put("LYCEUM_CONTROL_PORT", "0");
        environment.put("LYCEUM_WORKERS", "3");
        environment.put("LYCEUM_CAPACITY", "20");
        environment.put("LYCEUM_LOG", "ice=debug");
        environment.put("LYCEUM_REDIS_MODE", "single");

        assertThat(NodeSettings.from(environment))
                .isEqualTo(
                        new NodeSettings(
                                "n1",
                                "198.51.100.7",
                                "10.0.0.7",
                                0,
                                new NodeSettings.Control("10.0.0.7", 0),
                                3,
                                20,
                                LogLevels.of("ice=debug"),
                                new NodeSettings.Stores("lyceum", "redis://10.0.0.9:6379", false)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    CASE,                        NAME,                    VALUE, SENTENCE
                    no announced address,        LYCEUM_ANNOUNCE_ADDRESS, '',    is not set
                    only blanks,                 LYCEUM_TABLE,            '  ',  is not set
                    no Redis,                    LYCEUM_REDIS_URI,        '',    is not set
                    a port that is a word,       LYCEUM_MEDIA_PORT,       http,  must be a number from 0 to 65535
                    a port that is none,         LYCEUM_CONTROL_PORT,     65536, must be a number from 0 to 65535
                    no worker at all,            LYCEUM_WORKERS,          0,     must be a number from 1 to 64
                    more workers than may be,    LYCEUM_WORKERS,          65,    must be a number from 1 to 64
                    no capacity,                 LYCEUM_CAPACITY,         0,     must be a number from 1 to 1000000
                    a tag that is none,          LYCEUM_LOG,              mice=off, the tags are
                    a mode that Redis has not,   LYCEUM_REDIS_MODE,       Single, must be one of cluster or single
                    """)
    void saysInOneSentenceWhatIsWrong(String name, String setting, String value, String sentence) {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put(setting, value);

        assertThatThrownBy(() -> NodeSettings.from(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(setting)
                .hasMessageContaining(sentence);
    }
}
