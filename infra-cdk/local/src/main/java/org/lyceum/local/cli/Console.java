package org.lyceum.local.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.lyceum.local.demo.DemoAccount;
import org.lyceum.local.demo.DemoClass;
import org.lyceum.local.demo.DemoPeople;

/// What the person at the terminal reads while Lyceum starts and when it is up.
final class Console {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());

    private final PrintStream out;
    private final long startedAgoSeconds;
    private final long madeAtNs = System.nanoTime();

    /// @param startedAgoSeconds how long the script has been building already
    Console(PrintStream out, long startedAgoSeconds) {
        this.out = out;
        this.startedAgoSeconds = startedAgoSeconds;
    }

    /// One step of the start, with the seconds since its beginning.
    void step(String text) {
        long seconds = startedAgoSeconds + (System.nanoTime() - madeAtNs) / 1_000_000_000;
        out.printf("[%3d s] %s%n", seconds, text);
        out.flush();
    }

    void sayUp(String address, DemoClass on, boolean detached) {
        step("up");
        out.println();
        out.println("Lyceum is up at " + address);
        out.println();
        printAccounts(out);
        out.printf(
                "%nOn now: \"%s\" until %s. A teacher opens it and presses \"Go live\".%n",
                on.title(), TIME.format(Instant.parse(on.endsAt())));
        out.println(detached ? "Stop it with ./lyceum down" : "Stop it with Ctrl-C");
        out.flush();
    }

    static void printAccounts(PrintStream out) {
        printKind(out, "administrator", List.of(DemoPeople.administrator()));
        printKind(out, "teachers", DemoPeople.teachers());
        printKind(out, "students", DemoPeople.students());
    }

    private static void printKind(PrintStream out, String kind, List<DemoAccount> accounts) {
        String first = accounts.getFirst().email();
        String last = accounts.getLast().email();
        String who =
                switch (accounts.size()) {
                    case 1 -> first;
                    case 2 -> first + ", " + last;
                    default -> first + " … " + last;
                };
        out.printf("  %-14s %-52s password %s%n", kind, who, accounts.getFirst().password());
    }
}
