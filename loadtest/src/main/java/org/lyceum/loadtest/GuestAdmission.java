package org.lyceum.loadtest;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lyceum.loadtest.front.FrontDoor;
import org.lyceum.loadtest.front.SignedIn;

/// Lets people in by guest links of the class, one for each: nobody needs an account, and nothing
/// stays behind.
final class GuestAdmission implements Admission {
    private final FrontDoor door;
    private final Duration life;

    /// @param life how long the links are good
    GuestAdmission(FrontDoor door, Duration life) {
        this.door = door;
        this.life = life;
    }

    @Override
    public @Nullable List<SignedIn> admit(String classId, SignedIn teacher, int count) {
        List<String> links = door.guestLinks(teacher, classId, count, life);
        return links == null
                ? null
                : InParallel.map(links, link -> door.enterAsGuest(classId, link));
    }
}
