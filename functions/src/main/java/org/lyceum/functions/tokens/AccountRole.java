package org.lyceum.functions.tokens;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import org.lyceum.api.ApiJson;

/// What somebody is in the institution. What somebody is in one class is another question.
public enum AccountRole {
    @JsonProperty("administrator")
    ADMINISTRATOR,
    @JsonProperty("teacher")
    TEACHER,
    @JsonProperty("student")
    STUDENT,
    /// Came by a guest link: has no account, and is in one class only.
    @Schema(hidden = true)
    @JsonProperty("guest")
    GUEST;

    /// The word in JSON and in the table.
    public String wire() {
        return ApiJson.wireName(this);
    }

    public static AccountRole ofWire(String word) {
        return Arrays.stream(values())
                .filter(role -> role.wire().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No role is called " + word));
    }
}
