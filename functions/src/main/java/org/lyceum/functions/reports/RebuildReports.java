package org.lyceum.functions.reports;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lyceum.functions.classes.ClassStore;
import org.lyceum.functions.health.StoreHealth;
import org.lyceum.functions.platform.Environment;
import org.lyceum.functions.platform.Table;

/// Makes reports anew from the event logs: what `./lyceum reports rebuild` runs, and what an
/// operator runs with the variables of the function `projector`.
public final class RebuildReports {
    private final ClassStore classes;
    private final Projection projection;

    RebuildReports(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Table table = Table.of(environment);
        this.classes = new ClassStore(table);
        this.projection =
                new Projection(
                        new ReportStore(
                                environment, new StoreHealth(table), InstantSource.system()),
                        new ClassLog(table));
    }

    /// @param arguments the id of a class; none: all classes
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        new RebuildReports(System.getenv())
                .run(arguments.length == 0 ? null : arguments[0], out::println);
    }

    /// @param only the one class that is wanted; null: all
    /// @param lines gets a line for each class that has a log
    void run(@Nullable String only, Consumer<String> lines) {
        if (only != null) {
            rebuild(only, lines);
        } else {
            classes.forEachId(id -> rebuild(id, lines));
        }
    }

    private void rebuild(String classId, Consumer<String> lines) {
        long entries = projection.rebuild(classId);
        if (entries > 0) {
            lines.accept("class " + classId + ": " + entries + " entries");
        }
    }
}
