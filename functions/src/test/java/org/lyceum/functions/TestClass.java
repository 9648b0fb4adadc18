package org.lyceum.functions;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/// A class with a teacher, an assistant and a student, whose doors are open.
public final class TestClass {
    private final ControlPlane plane;
    private final TestApi administrator;
    private final String id;

    public TestClass() throws IOException {
        this(Map.of());
    }

    public TestClass(Map<String, String> environment) throws IOException {
        plane = new ControlPlane(environment);
        administrator = plane.administrator();
        String teacherId = plane.account(administrator, "tess@school.example", "teacher");
        String assistantId = plane.account(administrator, "ann@school.example", "teacher");
        String studentId = plane.account(administrator, "sam@school.example", "student");
        Instant now = Instant.now();
        id =
                administrator
                        .post(
                                "/api/v1/classes",
                                """
                                {"title":"Optics","startsAt":"%s","endsAt":"%s","teacherIds":["%s"]}
                                """
                                        .formatted(now, now.plusSeconds(3_600), teacherId))
                        .text("id");
        enrol(assistantId, "assistant");
        enrol(studentId, "student");
    }

    public TestApi.Answer enrol(String accountId, String role) {
        return administrator.post(
                path("/enrolments"),
                "{\"accountIds\":[\"%s\"],\"role\":\"%s\"}".formatted(accountId, role));
    }

    public ControlPlane plane() {
        return plane;
    }

    public String id() {
        return id;
    }

    public String path(String more) {
        return "/api/v1/classes/" + id + more;
    }

    public TestApi administrator() {
        return administrator;
    }

    public TestApi teacher() {
        return plane.signedIn("tess@school.example");
    }

    public TestApi assistant() {
        return plane.signedIn("ann@school.example");
    }

    public TestApi student() {
        return plane.signedIn("sam@school.example");
    }
}
