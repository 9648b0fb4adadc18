package org.lyceum.local.system;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lyceum.local.aws.SecretsStore;

/// Puts the secrets in for `{{resolve:secretsmanager:<arn>:SecretString:::}}`, as CloudFormation
/// does at deployment.
final class DynamicReferences {
    private static final Pattern REFERENCE =
            Pattern.compile("\\{\\{resolve:secretsmanager:(.+?):SecretString:[^}]*}}");

    private final SecretsStore secrets;

    DynamicReferences(SecretsStore secrets) {
        this.secrets = secrets;
    }

    String resolve(String value) {
        return REFERENCE
                .matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(secrets.value(match.group(1))));
    }
}
