package org.lyceum.loadtest.report;

import java.util.List;
import java.util.Locale;
import org.lyceum.loadtest.fault.Fault;
import org.lyceum.loadtest.ledger.AuditResult;
import org.lyceum.loadtest.ledger.Violation;

/// What one seed of the ledger run came to.
public sealed interface SeedOutcome {
    long seed();

    Fault fault();

    /// One line for people.
    String line();

    /// Whether something is wrong.
    boolean isBad();

    /// The class was held.
    ///
    /// @param wrong what the audit and the report showed
    record Held(
            Fixed fixed, AuditResult audit, int returns, Reported reported, List<Violation> wrong)
            implements SeedOutcome {
        public Held {
            wrong = List.copyOf(wrong);
        }

        @Override
        public long seed() {
            return fixed.seed();
        }

        @Override
        public Fault fault() {
            return fixed.fault();
        }

        @Override
        public boolean isBad() {
            // Ledgers of a class that never became quiet prove nothing.
            return !wrong.isEmpty() || !audit.isClean() || !fixed.quiet();
        }

        @Override
        public String line() {
            AuditResult.Fates fates = audit.fates();
            return String.format(
                            Locale.ROOT,
                            "seed %d, %s: %s; %s; %,d acts acknowledged, %,d refused, %,d given up, %,d lost;"
                                    + " %,d entries seen by %d; %d came back; %s",
                            seed(),
                            fault().word(),
                            isBad() ? "VIOLATED" : "held",
                            fixed.what(),
                            fates.acknowledged(),
                            fates.refused(),
                            fates.givenUp(),
                            audit.lost(),
                            audit.entriesSeen(),
                            audit.members(),
                            returns,
                            reported.words())
                    + (fixed.quiet() ? "" : "; it never became quiet");
        }
    }

    /// What was planned and done.
    ///
    /// @param quiet whether everybody was back and answered in time
    record Fixed(long seed, Fault fault, String what, boolean quiet) {}

    /// What became of the comparison with the report.
    enum Reported {
        AGREES("the report agrees"),
        DIFFERS("the report differs"),
        NO_REPORTS("there are no reports");

        private final String words;

        Reported(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// This fault cannot be made here.
    record Skipped(long seed, Fault fault, String why) implements SeedOutcome {
        @Override
        public boolean isBad() {
            return false;
        }

        @Override
        public String line() {
            return "seed " + seed + ", " + fault.word() + ": skipped, " + why;
        }
    }

    /// There was no class to look at.
    record Failed(long seed, Fault fault, String why) implements SeedOutcome {
        @Override
        public boolean isBad() {
            return true;
        }

        @Override
        public String line() {
            return "seed " + seed + ", " + fault.word() + ": FAILED, " + why;
        }
    }
}
