package org.lyceum.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lyceum.local.Json;
import org.lyceum.local.LocalFailure;

/// Sees to it that the demo accounts exist and that a class is on now, through the public API: what
/// is there already stays as it is.
public final class DemoSchool {
    private static final String TITLE = "Open lesson";
    private static final int PAGE = 100;

    private final PublicApi api;
    private final String firstAdministratorLink;
    private final Clock clock;

    /// @param address of the front door
    private DemoSchool(PublicApi api, String firstAdministratorLink, Clock clock) {
        this.api = api;
        this.firstAdministratorLink = firstAdministratorLink;
        this.clock = clock;
    }

    /// @param knownClassId of an earlier start, or empty
    /// @return the class that is on now
    public static DemoClass open(
            String address, String firstAdministratorLink, String knownClassId, Clock clock) {
        try (PublicApi api = new PublicApi(address)) {
            return new DemoSchool(api, firstAdministratorLink, clock).open(knownClassId);
        }
    }

    private DemoClass open(String knownClassId) {
        signInAdministrator();
        if (!knownClassId.isEmpty()) {
            PublicApi.Answer known = api.get("/classes/" + knownClassId);
            if (known.isGood() && isOn(known.body())) {
                return DemoClass.of(known.body());
            }
        }
        Map<String, String> ids = accountIds();
        makeMissing(ids);
        return makeClass(ids);
    }

    private void signInAdministrator() {
        DemoAccount administrator = DemoPeople.administrator();
        if (api.signIn(administrator)) {
            return;
        }
        ObjectNode body = Json.object();
        body.put("link", firstAdministratorLink);
        body.put("email", administrator.email());
        body.put("name", administrator.name());
        body.put("password", administrator.password());
        api.must("POST", "/administrators", body);
        if (!api.signIn(administrator)) {
            throw new LocalFailure("The demo administrator could not sign in.");
        }
    }

    /// Account ids by email address.
    private Map<String, String> accountIds() {
        Map<String, String> ids = new HashMap<>();
        String cursor = "";
        do {
            String path = "/accounts?limit=" + PAGE + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
            JsonNode page = api.must("GET", path, Json.object());
            for (JsonNode account : page.path("items")) {
                ids.put(account.path("email").asText(), account.path("id").asText());
            }
            cursor = page.path("nextCursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        return ids;
    }

    private void makeMissing(Map<String, String> ids) {
        List<Callable<JsonNode>> missing =
                DemoPeople.everybody().stream()
                        .filter(account -> !ids.containsKey(account.email()))
                        .map(account -> (Callable<JsonNode>) () -> make(account))
                        .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<JsonNode> made : threads.invokeAll(missing)) {
                ids.put(made.get().path("email").asText(), made.get().path("id").asText());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LocalFailure failure
                    ? failure
                    : new LocalFailure("The demo accounts could not be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Stopped while making the demo accounts.", e);
        }
    }

    private JsonNode make(DemoAccount account) {
        ObjectNode body = Json.object();
        body.put("email", account.email());
        body.put("name", account.name());
        body.put("role", account.role());
        body.put("password", account.password());
        return api.must("POST", "/accounts", body);
    }

    /// A class of today, from its first minute to its last.
    private DemoClass makeClass(Map<String, String> ids) {
        LocalDate today = LocalDate.now(clock);
        ObjectNode body = Json.object();
        body.put("title", TITLE);
        body.put("startsAt", instant(today, LocalTime.MIDNIGHT).toString());
        body.put("endsAt", instant(today, LocalTime.of(23, 59)).toString());
        addIds(body.putArray("teacherIds"), DemoPeople.teachers(), ids);
        JsonNode made = api.must("POST", "/classes", body);
        ObjectNode enrolment = Json.object();
        enrolment.put("role", "student");
        addIds(enrolment.putArray("accountIds"), DemoPeople.students(), ids);
        api.must("POST", "/classes/" + made.path("id").asText() + "/enrolments", enrolment);
        return DemoClass.of(made);
    }

    private Instant instant(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(clock.getZone()).toInstant();
    }

    private static void addIds(
            ArrayNode list, List<DemoAccount> accounts, Map<String, String> ids) {
        for (DemoAccount account : accounts) {
            list.add(ids.get(account.email()));
        }
    }

    /// Whether a class goes on for a while and nobody has ended it.
    private boolean isOn(JsonNode liveClass) {
        Instant endsAt = Instant.parse(liveClass.path("endsAt").asText());
        String state = liveClass.path("state").asText();
        return endsAt.isAfter(clock.instant()) && (state.equals("open") || state.equals("live"));
    }
}
