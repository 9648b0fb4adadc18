package org.lyceum.local.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.logs.LogFilter;
import org.lyceum.local.logs.LogFolder;
import org.lyceum.local.system.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints the logs of all processes of a data folder in the order of time, whether they run or not.
@Command(name = "logs", description = "Prints the logs of all processes in the order of time.")
final class LogsCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Pattern AGE = Pattern.compile("(\\d{1,6})([smhd])");

    @Option(names = "--data", description = "Folder of all data (${DEFAULT-VALUE}).")
    private Path data = Path.of(".lyceum");

    @Option(names = "--follow", description = "Stays and prints what comes, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--process", description = "Only this one, or all whose names begin so.")
    private String process = "";

    @Option(names = "--tag", description = "Only lines with this tag: ICE, DTLS, RTP and so on.")
    private String tag = "";

    @Option(names = "--level", description = "At least so grave: trace, debug, info, warn, error.")
    private String level = "";

    @Option(names = "--since", description = "Only so old: 30s, 10m, 2h, 1d.")
    private @Nullable String since;

    @Override
    public Integer call() throws InterruptedException {
        LogFolder logs = new LogFolder(new DataFolder(data).resolve("logs"));
        LogFilter filter = filter();
        do {
            logs.read(filter).forEach(System.out::println);
            System.out.flush();
            if (follow) {
                Thread.sleep(PAUSE);
            }
        } while (follow);
        return 0;
    }

    private LogFilter filter() {
        try {
            return new LogFilter(
                    LogFilter.Wanted.of(process, tag, level, since(since, Instant.now())));
        } catch (IllegalArgumentException e) {
            throw new LocalFailure(String.valueOf(e.getMessage()), e);
        }
    }

    static Instant since(@Nullable String age, Instant now) {
        if (age == null) {
            return Instant.EPOCH;
        }
        Matcher matcher = AGE.matcher(age);
        if (!matcher.matches()) {
            throw new LocalFailure("--since " + age + " is no age: write 30s, 10m, 2h or 1d.");
        }
        long number = Long.parseLong(matcher.group(1));
        return now.minus(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }
}
