package org.lyceum.loadtest;

import java.time.Duration;
import java.util.List;
import org.lyceum.loadtest.front.Credentials;
import org.lyceum.loadtest.front.FrontDoor;
import org.lyceum.loadtest.front.KeptSessions;
import org.lyceum.loadtest.front.LocalState;
import org.lyceum.loadtest.front.Refusal;
import org.lyceum.loadtest.front.SignedIn;

/// Gets everything ready before the bell: people signed in, a class, and how they may join it.
///
/// Students come by guest links where the front door has them, else by accounts; whoever is to be
/// on stage has an account.
final class ClassroomSetup {
    private static final Duration SPARE = Duration.ofMinutes(30);
    private static final int SPARE_PLACES = 10;

    private final FrontDoor door;
    private final LocalState local;
    private final KeptSessions sessions;

    ClassroomSetup(FrontDoor door, LocalState local, KeptSessions sessions) {
        this.door = door;
        this.local = local;
        this.sessions = sessions;
    }

    Classroom prepare(LoadTestOptions options) {
        SignedIn administrator = sessions.signIn(first(local.administrators(), "administrator"));
        AccountAdmission accounts = new AccountAdmission(door, local, sessions, administrator);
        Duration life = options.duration().plus(SPARE);
        String given = options.classId();
        if (given != null) {
            return new Classroom(
                    given, null, List.of(), admit(given, administrator, options, accounts));
        }
        SignedIn teacher = sessions.signIn(first(local.teachers(), "teacher"));
        sessions.write();
        String title = "Load test with " + options.students() + " students";
        int capacity = options.publishers() + options.students() + SPARE_PLACES;
        String classId = door.createClass(teacher, title, life, capacity);
        List<SignedIn> publishers =
                options.publishers() == 0
                        ? List.of()
                        : accounts.admit(classId, teacher, options.publishers());
        List<SignedIn> students = admit(classId, teacher, options, accounts);
        door.goLive(teacher, classId);
        return new Classroom(classId, teacher, publishers, students);
    }

    private List<SignedIn> admit(
            String classId, SignedIn leading, LoadTestOptions options, AccountAdmission accounts) {
        Duration life = options.duration().plus(SPARE);
        List<SignedIn> guests =
                new GuestAdmission(door, life).admit(classId, leading, options.students());
        if (guests != null) {
            return guests;
        }
        int before = options.publishers();
        List<SignedIn> people = accounts.admit(classId, leading, before + options.students());
        return people.subList(before, people.size());
    }

    private static Credentials first(List<Credentials> people, String role) {
        if (people.isEmpty()) {
            throw new Refusal("no-demo-account", "The local system names no " + role + ".");
        }
        return people.getFirst();
    }
}
