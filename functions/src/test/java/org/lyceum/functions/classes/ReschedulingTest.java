package org.lyceum.functions.classes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.lyceum.functions.ControlPlane;
import org.lyceum.functions.TestApi;

/// Classes that have not begun are changed and called off, by those who manage them, and not over
/// each other's heads.
final class ReschedulingTest {
    private static final Instant START =
            Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private final ControlPlane plane = new ControlPlane();
    private final TestApi teacher;
    private final TestApi student;
    private final String path;
    private final String tag;

    ReschedulingTest() throws IOException {
        TestApi administrator = plane.administrator();
        plane.account(administrator, "tess@school.example", "teacher");
        String sam = plane.account(administrator, "sam@school.example", "student");
        teacher = plane.signedIn("tess@school.example");
        student = plane.signedIn("sam@school.example");
        TestApi.Answer created =
                teacher.post(
                        "/api/v1/classes",
                        """
                        {"title":"Optics","startsAt":"%s","endsAt":"%s","opensMinutesBefore":20}
                        """
                                .formatted(START, START.plus(1, ChronoUnit.HOURS)));
        path = "/api/v1/classes/" + created.text("id");
        tag = created.header("etag");
        teacher.post(
                path + "/enrolments",
                "{\"accountIds\":[\"%s\"],\"role\":\"student\"}".formatted(sam));
    }

    @Test
    void titleAndTimesChangeAndEverybodysTimetableFollows() {
        Instant later = START.plus(1, ChronoUnit.DAYS);
        TestApi.Answer changed =
                teacher.with("if-match", tag)
                        .patch(
                                path,
                                """
                                {"title":" Optics 2 ","startsAt":"%s","endsAt":"%s","capacity":40}
                                """
                                        .formatted(later, later.plus(2, ChronoUnit.HOURS)));

        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        assertThat(changed.text("title")).isEqualTo("Optics 2");
        assertThat(changed.text("startsAt")).isEqualTo(later.toString());
        assertThat(changed.text("opensAt"))
                .isEqualTo(later.minus(20, ChronoUnit.MINUTES).toString());
        assertThat(changed.body().path("capacity").asInt()).isEqualTo(40);
        assertThat(changed.text("myRole")).isEqualTo("teacher");
        assertThat(changed.header("etag")).isNotEqualTo(tag);
        assertThat(teacher.get(path).header("etag")).isEqualTo(changed.header("etag"));
        TestApi.Answer that =
                student.get(
                        "/api/v1/classes?from=%s&to=%s"
                                .formatted(later, later.plus(1, ChronoUnit.HOURS)));
        assertThat(that.body().path("items")).hasSize(1);
        assertThat(student.get("/api/v1/classes?to=" + later).body().path("items")).isEmpty();
    }

    @Test
    void whatIsAbsentStays() {
        TestApi.Answer changed =
                teacher.with("if-match", tag).patch(path, "{\"opensMinutesBefore\":5}");
        assertThat(changed.text("title")).isEqualTo("Optics");
        assertThat(changed.text("startsAt")).isEqualTo(START.toString());
        assertThat(changed.text("opensAt"))
                .isEqualTo(START.minus(5, ChronoUnit.MINUTES).toString());
    }

    @Test
    void theSecondOfTwoWhoReadTheSameIsTold() {
        assertThat(teacher.with("if-match", tag).patch(path, "{\"title\":\"A\"}").status())
                .isEqualTo(200);
        TestApi.Answer second = teacher.with("if-match", tag).patch(path, "{\"title\":\"B\"}");
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.text("code")).isEqualTo("precondition-failed");
        assertThat(teacher.with("if-match", tag).delete(path).status()).isEqualTo(412);
        assertThat(teacher.get(path).text("title")).isEqualTo("A");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        TestApi asked = teacher.with("if-match", tag);
        assertThat(teacher.patch(path, "{\"title\":\"A\"}").text("code"))
                .isEqualTo("invalid-request");
        assertThat(teacher.delete(path).text("code")).isEqualTo("invalid-request");
        assertThat(asked.patch(path, "{\"title\":\" \"}").text("code"))
                .isEqualTo("invalid-request");
        assertThat(
                        asked.patch(
                                        path,
                                        "{\"endsAt\":\"%s\"}"
                                                .formatted(START.minus(1, ChronoUnit.HOURS)))
                                .text("code"))
                .isEqualTo("invalid-request");
        assertThat(student.with("if-match", tag).patch(path, "{\"title\":\"A\"}").text("code"))
                .isEqualTo("forbidden");
        assertThat(student.with("if-match", tag).delete(path).text("code")).isEqualTo("forbidden");
    }

    @Test
    void aClassThatIsCalledOffIsGoneFromEverybodysTimetable() {
        assertThat(teacher.with("if-match", tag).delete(path).status()).isEqualTo(204);
        assertThat(teacher.get(path).text("code")).isEqualTo("class-not-found");
        assertThat(student.get("/api/v1/classes").body().path("items")).isEmpty();
        assertThat(plane.administrator().get("/api/v1/classes").body().path("items")).isEmpty();
        assertThat(teacher.with("if-match", tag).delete(path).text("code"))
                .isEqualTo("class-not-found");
    }

    @Test
    void aLiveClassStaysAsItIs() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String open =
                teacher.with("if-match", tag)
                        .patch(
                                path,
                                "{\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
                                        .formatted(now, now.plus(1, ChronoUnit.HOURS)))
                        .header("etag");
        assertThat(teacher.post(path + "/live", "").text("state")).isEqualTo("live");
        assertThat(teacher.with("if-match", open).patch(path, "{\"title\":\"A\"}").text("code"))
                .isEqualTo("conflict");
        assertThat(teacher.with("if-match", open).delete(path).text("code")).isEqualTo("conflict");
        teacher.post(path + "/end", "");
        assertThat(teacher.with("if-match", open).delete(path).text("code"))
                .isEqualTo("class-ended");
    }
}
