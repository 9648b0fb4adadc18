package org.lyceum.local.aws;

/// Who makes an AWS call, known by its access key id.
///
/// @param name of the function or the fleet
/// @param role name of its role
/// @param isolated a function inside the VPC: it reaches what the template's VPC endpoints lead to,
///   and nothing else of AWS
public record Caller(String accessKeyId, String name, String role, boolean isolated) {

    /// The access key id of a resource: letters and digits, as AWS's are.
    public static String accessKeyOf(String logicalId) {
        return "LOCAL" + logicalId.replaceAll("[^A-Za-z0-9]", "");
    }

    String arn() {
        return "arn:aws:sts::"
                + org.lyceum.local.template.LocalAttributes.ACCOUNT
                + ":assumed-role/"
                + role
                + "/"
                + name;
    }
}
