package org.lyceum.loadtest;

import java.util.ArrayList;
import java.util.List;
import org.lyceum.loadtest.front.Credentials;
import org.lyceum.loadtest.front.ExtraStudents;
import org.lyceum.loadtest.front.FrontDoor;
import org.lyceum.loadtest.front.KeptSessions;
import org.lyceum.loadtest.front.LocalState;
import org.lyceum.loadtest.front.SignedIn;

/// Lets people in who have accounts: the demo's students come first; more are added by the
/// administrator and kept for the next run.
final class AccountAdmission implements Admission {
    private final FrontDoor door;
    private final LocalState local;
    private final KeptSessions sessions;
    private final SignedIn administrator;

    AccountAdmission(
            FrontDoor door, LocalState local, KeptSessions sessions, SignedIn administrator) {
        this.door = door;
        this.local = local;
        this.sessions = sessions;
        this.administrator = administrator;
    }

    @Override
    public List<SignedIn> admit(String classId, SignedIn teacher, int count) {
        List<SignedIn> people = InParallel.map(people(count), sessions::signIn);
        sessions.write();
        door.enrol(teacher, classId, people.stream().map(SignedIn::accountId).toList());
        return people;
    }

    private List<Credentials> people(int count) {
        List<Credentials> demo = local.students();
        List<Credentials> people = new ArrayList<>(demo.subList(0, Math.min(count, demo.size())));
        ExtraStudents extra = new ExtraStudents(local.administrators().getFirst());
        List<Credentials> added = new ArrayList<>();
        for (int number = 1; people.size() + added.size() < count; number++) {
            added.add(extra.student(number));
        }
        InParallel.map(
                added.stream().filter(student -> !sessions.knows(student)).toList(),
                student -> {
                    door.addStudent(administrator, student);
                    return student;
                });
        people.addAll(added);
        return people;
    }
}
