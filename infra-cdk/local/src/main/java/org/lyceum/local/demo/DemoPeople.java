package org.lyceum.local.demo;

import java.util.ArrayList;
import java.util.List;

/// Who the demo school consists of: an administrator, two teachers, forty students. One password
/// for each kind, so that it can be printed and remembered.
public final class DemoPeople {
    private static final String DOMAIN = "@lyceum.example";
    private static final List<String> TEACHERS = List.of("Hypatia Aydin", "Emmy Okafor");
    private static final List<String> STUDENTS =
            List.of(
                    "Ada Ito",
                    "Alan Brandt",
                    "Amina Diallo",
                    "Anders Holm",
                    "Aoife Byrne",
                    "Beatriz Souza",
                    "Bilal Khan",
                    "Carla Rossi",
                    "Chen Wei",
                    "Chidi Eze",
                    "Clara Weiss",
                    "Daniel Levy",
                    "Dmitri Petrov",
                    "Elena Popescu",
                    "Emil Novak",
                    "Fatima Zahra",
                    "Felix Bauer",
                    "Grace Mensah",
                    "Hana Suzuki",
                    "Hugo Martin",
                    "Ines Garcia",
                    "Ivan Horvat",
                    "Jana Kral",
                    "Jonas Berg",
                    "Kavya Rao",
                    "Keiko Mori",
                    "Lars Nilsson",
                    "Leila Haddad",
                    "Liam Walsh",
                    "Lucia Vega",
                    "Mateo Silva",
                    "Mei Lin",
                    "Nadia Rahman",
                    "Noah Fischer",
                    "Olga Ivanova",
                    "Omar Said",
                    "Priya Nair",
                    "Sofia Costa",
                    "Tariq Aziz",
                    "Zoe Adams");

    private DemoPeople() {}

    public static DemoAccount administrator() {
        return new DemoAccount(
                "administrator", "admin" + DOMAIN, "admin-of-lyceum", "Lyceum Administrator");
    }

    public static List<DemoAccount> teachers() {
        return people("teacher", TEACHERS);
    }

    public static List<DemoAccount> students() {
        return people("student", STUDENTS);
    }

    public static List<DemoAccount> everybody() {
        List<DemoAccount> all = new ArrayList<>(List.of(administrator()));
        all.addAll(teachers());
        all.addAll(students());
        return all;
    }

    private static List<DemoAccount> people(String role, List<String> names) {
        List<DemoAccount> people = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String email = role + (i + 1) + DOMAIN;
            people.add(new DemoAccount(role, email, role + "-of-lyceum", names.get(i)));
        }
        return people;
    }
}
