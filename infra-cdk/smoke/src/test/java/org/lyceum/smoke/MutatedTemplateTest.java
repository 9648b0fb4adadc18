package org.lyceum.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A few of all mutations, drawn by a seed; `./lyceum mutate-template` tries every one.
class MutatedTemplateTest {
    private static final long SEED = 4;
    private static final int SAMPLE = 3;

    @TempDir static Path folder = Path.of("");
    private static Synthesised synthesised = new Synthesised(folder, folder);

    @BeforeAll
    static void synthesise() throws IOException {
        synthesised = Synthesised.once();
    }

    @Test
    void aClassCanBeHeldWithTheWholeTemplateAndNotWithLess() throws Exception {
        Templates whole = Templates.load(synthesised.cdkOut());
        List<Mutation> drawn = new ArrayList<>(Mutations.of(whole));
        Collections.shuffle(drawn, new Random(SEED));
        try (Workbench bench =
                new Workbench(whole, synthesised.webClient(), folder.resolve("bench"))) {
            Verdict.Timed unchanged = bench.judge(Mutation.NONE);
            assertThat(unchanged.survived()).as(unchanged.line()).isTrue();
            for (Mutation mutation : drawn.subList(0, SAMPLE)) {
                assertThat(bench.judge(mutation).survived()).as(mutation.title()).isFalse();
            }
        }
    }

    /// Under AWS's own runtime client each function has its asset, its variables, and nothing else.
    @Test
    void aClassCanBeHeldWithEachFunctionInAProcessOfItsOwn() throws Exception {
        Templates whole = Templates.load(synthesised.cdkOut());
        try (Workbench bench =
                new Workbench(whole, synthesised.webClient(), folder.resolve("isolated"))) {
            Verdict.Timed judged = bench.judge(Mutation.NONE, true);
            assertThat(judged.survived()).as(judged.line()).isTrue();
        }
    }

    @Test
    void everyKindOfPartIsTakenAway() {
        assertThat(
                        Mutations.of(Templates.load(synthesised.cdkOut())).stream()
                                .map(Mutation::kind)
                                .collect(Collectors.toSet()))
                .contains(
                        "route",
                        "authorizer",
                        "integration",
                        "permission",
                        "invoke permission",
                        "table",
                        "index",
                        "TTL",
                        "stream",
                        "event source mapping",
                        "environment");
    }

    @Test
    void aLineOfTheNodesEnvironmentGoesAloneAndWhole() throws IOException {
        Templates whole = Templates.load(synthesised.cdkOut());
        Mutation mutation =
                Mutations.of(whole).stream()
                        .filter(one -> one.name().equals("node.env LYCEUM_REDIS_URI"))
                        .findFirst()
                        .orElseThrow();
        Path changed = folder.resolve("changed");
        whole.write(changed, mutation);
        String before = whole.text("LyceumMediaFleet");
        String after = Templates.load(changed).text("LyceumMediaFleet");
        assertThat(before).contains("LYCEUM_REDIS_URI=");
        assertThat(after)
                .doesNotContain("LYCEUM_REDIS_URI", "rediss://")
                .contains("LYCEUM_TABLE=", "LYCEUM_MEDIA_PORT=10000", "systemctl enable");
    }
}
