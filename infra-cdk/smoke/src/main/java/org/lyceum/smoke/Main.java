package org.lyceum.smoke;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.lyceum.local.process.LogFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./lyceum mutate-template`: takes one thing after the other out of the synthesised template, and
/// lets a class be held with what is left.
///
/// Ends with 0 when every mutation was noticed, with 1 when one survived or the whole template
/// fails.
@Command(
        name = "mutate-template",
        mixinStandardHelpOptions = true,
        description =
                "Takes one thing after the other out of the template and holds a class with what"
                        + " is left: each must be missed.")
public final class Main implements Callable<Integer> {
    @Option(names = "--only", description = "Only mutations whose titles contain this.")
    private String only = "";

    @Option(names = "--sample", description = "Only so many, drawn by the seed.")
    private int sample = Integer.MAX_VALUE;

    @Option(names = "--seed", description = "Of --sample (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--list", description = "Names them, and runs nothing.")
    private boolean list;

    @Option(names = "--cdk-out", hidden = true)
    private Path cdkOut = Path.of("infra-cdk/cloud/cdk.out");

    @Option(names = "--web", hidden = true)
    private Path web = Path.of("web-client/dist");

    @Option(names = "--log", hidden = true)
    private Path log = Path.of("target/mutate-template.log");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Templates whole = Templates.load(cdkOut);
        List<Mutation> mutations = chosen(Mutations.of(whole));
        if (list) {
            mutations.forEach(mutation -> out.println(mutation.title()));
            return 0;
        }
        // Functions print as they would into CloudWatch.
        PrintStream functions = new PrintStream(new LogFile(log), true, StandardCharsets.UTF_8);
        System.setOut(functions);
        System.setErr(functions);
        Path folder = Files.createTempDirectory("lyceum-mutations");
        try (Workbench bench = new Workbench(whole, web, folder)) {
            return judge(bench, mutations, out);
        }
    }

    private static int judge(Workbench bench, List<Mutation> mutations, PrintStream out)
            throws InterruptedException {
        int survivors = 0;
        if (!passesWhole(bench, out)) {
            return 1;
        }
        for (Mutation mutation : mutations) {
            Verdict.Timed judged = bench.judge(mutation);
            out.println(judged.line());
            survivors += judged.survived() ? 1 : 0;
        }
        boolean whole = passesWhole(bench, out);
        out.printf("%n%d mutations, %d survived%n", mutations.size(), survivors);
        out.println("Not tried, because nothing here would notice:");
        Unobservable.ALL.forEach(one -> out.printf("  %s: %s%n", one.what(), one.why()));
        return survivors == 0 && whole ? 0 : 1;
    }

    /// A smoke that fails anyway would notice everything.
    private static boolean passesWhole(Workbench bench, PrintStream out)
            throws InterruptedException {
        Verdict.Timed judged = bench.judge(Mutation.NONE);
        out.println(
                judged.survived()
                        ? String.format("the whole template passes in %.1f s", judged.seconds())
                        : judged.line());
        return judged.survived();
    }

    private List<Mutation> chosen(List<Mutation> all) {
        List<Mutation> chosen =
                new ArrayList<>(all.stream().filter(one -> one.title().contains(only)).toList());
        if (sample < chosen.size()) {
            Collections.shuffle(chosen, new Random(seed));
            return chosen.subList(0, sample);
        }
        return chosen;
    }
}
