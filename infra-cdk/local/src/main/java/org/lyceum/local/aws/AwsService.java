package org.lyceum.local.aws;

import java.util.List;
import org.lyceum.local.http.HttpReply;
import org.lyceum.local.http.HttpRequest;

/// A service of AWS that is played here.
interface AwsService {
    /// `dynamodb`, `secretsmanager`, `execute-api`: the prefix of its actions.
    String name();

    /// What the caller must be allowed to do; empty for an operation that is not played.
    List<Need> needs(HttpRequest request);

    HttpReply handle(HttpRequest request);
}
