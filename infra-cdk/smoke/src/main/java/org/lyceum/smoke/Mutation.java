package org.lyceum.smoke;

import java.util.function.Consumer;

/// One thing less in the template.
///
/// @param kind `route`, `permission` and so on
/// @param name what is missing, for people
record Mutation(String kind, String name, Consumer<Templates> change) {
    /// The whole template, before and after all mutations: it must pass.
    static final Mutation NONE = new Mutation("none", "the whole template", _ -> {});

    String title() {
        return kind + ": " + name;
    }
}
