package org.lyceum.local.aws;

import org.lyceum.local.Json;
import org.lyceum.local.http.Headers;
import org.lyceum.local.http.HttpReply;

/// An error as AWS's JSON services answer it.
final class AwsError {
    private AwsError() {}

    static HttpReply reply(int status, String type, String message) {
        return new HttpReply(
                status,
                Headers.of("content-type", "application/x-amz-json-1.0", "x-amzn-errortype", type),
                Json.bytes(
                        Json.object()
                                .put("__type", "com.amazon.coral.service#" + type)
                                .put("message", message)
                                .put("Message", message)));
    }

    static HttpReply denied(Caller caller, Need need) {
        return reply(
                400,
                "AccessDeniedException",
                "User: "
                        + caller.arn()
                        + " is not authorized to perform: "
                        + need.action()
                        + " on resource: "
                        + need.resource()
                        + " because no identity-based policy allows the "
                        + need.action()
                        + " action");
    }
}
