package org.lyceum.cloud;

/// How large one institution's installation is.
///
/// @param nodes how many media nodes there are: at the start, at least, at most
/// @param participantsPerNode how many people one node takes before placement looks for another
/// @param keepsData whether the table and the keys survive the removal of their stack
/// @param mongo where reports are kept
public record StageProfile(
        String name,
        Nodes nodes,
        String instanceType,
        int participantsPerNode,
        boolean keepsData,
        Mongo mongo) {
    /// Size of the fleet.
    public record Nodes(int desired, int minimum, int maximum) {}

    /// One node, and nothing is kept: for those who build Lyceum.
    public static final StageProfile DEV =
            new StageProfile("dev", new Nodes(1, 1, 2), "c7g.large", 500, false, Mongo.OFF);

    /// A school of about 1,000 people at the same time.
    public static final StageProfile SCHOOL =
            new StageProfile(
                    "school", new Nodes(2, 1, 4), "c7g.2xlarge", 1_500, true, Mongo.DOCUMENTDB);

    /// A campus of about 10,000 people at the same time.
    public static final StageProfile CAMPUS =
            new StageProfile(
                    "campus", new Nodes(5, 5, 20), "c7gn.2xlarge", 2_000, true, Mongo.DOCUMENTDB);

    /// The same with reports elsewhere.
    public StageProfile with(Mongo other) {
        return new StageProfile(name, nodes, instanceType, participantsPerNode, keepsData, other);
    }

    /// The profile of that name.
    static StageProfile named(String name) {
        return switch (name) {
            case "dev" -> DEV;
            case "school" -> SCHOOL;
            case "campus" -> CAMPUS;
            default ->
                    throw new IllegalArgumentException(
                            "There is no profile '" + name + "': take dev, school or campus.");
        };
    }
}
