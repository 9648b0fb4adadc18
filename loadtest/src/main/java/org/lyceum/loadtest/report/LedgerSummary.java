package org.lyceum.loadtest.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.lyceum.api.ApiJson;

/// All seeds of a ledger run together.
///
/// @param students of each class
public record LedgerSummary(int students, List<SeedOutcome> outcomes) {
    public LedgerSummary {
        outcomes = List.copyOf(outcomes);
    }

    public boolean isGood() {
        return outcomes.stream().noneMatch(SeedOutcome::isBad);
    }

    /// The last line.
    public String line() {
        long bad = outcomes.stream().filter(SeedOutcome::isBad).count();
        long skipped = outcomes.stream().filter(SeedOutcome.Skipped.class::isInstance).count();
        return String.format(
                Locale.ROOT,
                "%d seeds: %d held, %d violated or failed, %d skipped; %,d acts acknowledged, %,d lost",
                outcomes.size(),
                outcomes.size() - bad - skipped,
                bad,
                skipped,
                held().mapToLong(seed -> seed.audit().fates().acknowledged()).sum(),
                held().mapToLong(seed -> seed.audit().lost()).sum());
    }

    /// How to see one seed again.
    public String again(SeedOutcome outcome) {
        return "./lyceum ledger --seed "
                + outcome.seed()
                + " --seeds 1 --students "
                + students
                + " --only "
                + outcome.fault().word();
    }

    public String json() {
        ObjectNode root = ApiJson.mapper().createObjectNode();
        root.put("students", students);
        root.put("good", isGood());
        ArrayNode seeds = root.putArray("seeds");
        for (SeedOutcome outcome : outcomes) {
            ObjectNode seed =
                    seeds.addObject()
                            .put("seed", outcome.seed())
                            .put("fault", outcome.fault().word())
                            .put("good", !outcome.isBad())
                            .put("line", outcome.line())
                            .put("again", again(outcome));
            if (outcome instanceof SeedOutcome.Held held) {
                seed.set("acts", ApiJson.mapper().valueToTree(held.audit().fates()));
                seed.put("actsLost", held.audit().lost());
                seed.put("entriesSeen", held.audit().entriesSeen());
                seed.put("returns", held.returns());
                seed.set("violations", ApiJson.mapper().valueToTree(held.wrong()));
            }
        }
        return root.toPrettyString() + "\n";
    }

    private java.util.stream.Stream<SeedOutcome.Held> held() {
        return outcomes.stream()
                .filter(SeedOutcome.Held.class::isInstance)
                .map(SeedOutcome.Held.class::cast);
    }
}
