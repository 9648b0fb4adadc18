package org.lyceum.functions.signaling;

import java.util.Map;
import org.lyceum.functions.http.ApiFunction;
import org.lyceum.functions.platform.SnapStart;

/// The function behind the two HTTP operations that reach a media node: ICE restart and statistics.
public final class SignalingHttpHandler extends ApiFunction {
    /// What `lyceum.function` says in this function.
    static final String NAME = "signalingHttp";

    public SignalingHttpHandler() {
        this(System.getenv());
        SnapStart.prime(this::prime);
    }

    public SignalingHttpHandler(Map<String, String> environment) {
        super(NAME, environment);
    }
}
