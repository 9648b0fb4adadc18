package org.lyceum.local.template;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/// What CloudFormation would answer to Ref and Fn::GetAtt, had it created the resources here:
/// names, ARNs and addresses of AWS's form.
///
/// Addresses stay AWS's here (an API's host, a distribution's domain): `LocalAddresses` turns them
/// into this machine's where they leave the template, so that events still carry the real form.
public final class LocalAttributes {
    public static final String REGION = "us-east-1";
    public static final String ACCOUNT = "000000000000";

    public static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }

    /// The id of an API or a distribution: ten letters and digits that stay the same between runs.
    public static String id(Resource resource) {
        CRC32 sum = new CRC32();
        sum.update(resource.generatedName().getBytes(StandardCharsets.UTF_8));
        return "lc" + String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    /// The host that API Gateway gives an API.
    public static String apiHost(String apiId) {
        return apiId + ".execute-api." + REGION + ".amazonaws.com";
    }

    String ref(Resource resource, Resolver resolver) {
        return switch (resource.type()) {
            case "AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table" ->
                    resolver.text(resource, "TableName", resource.generatedName());
            case "AWS::Lambda::Function" ->
                    resolver.text(resource, "FunctionName", resource.generatedName());
            case "AWS::Lambda::Alias" ->
                    functionArn(resource, resolver) + ":" + resolver.text(resource, "Name", "");
            case "AWS::Lambda::Version" -> functionArn(resource, resolver) + ":1";
            case "AWS::IAM::Role" -> resolver.text(resource, "RoleName", resource.generatedName());
            case "AWS::SecretsManager::Secret" -> secretArn(resource, resolver);
            case "AWS::ApiGatewayV2::Api", "AWS::CloudFront::Distribution" -> id(resource);
            case "AWS::ApiGatewayV2::Stage" -> resolver.text(resource, "StageName", "");
            case "AWS::S3::Bucket" ->
                    resolver.text(
                            resource,
                            "BucketName",
                            resource.generatedName().toLowerCase(Locale.ROOT));
            default -> resource.generatedName();
        };
    }

    String attribute(Resource resource, String name, Resolver resolver) {
        String ref = ref(resource, resolver);
        return switch (resource.type() + "." + name) {
            case "AWS::DynamoDB::GlobalTable.Arn", "AWS::DynamoDB::Table.Arn" ->
                    arn("dynamodb", "table/" + ref);
            case "AWS::DynamoDB::GlobalTable.StreamArn", "AWS::DynamoDB::Table.StreamArn" ->
                    arn("dynamodb", "table/" + ref + "/stream/local");
            case "AWS::Lambda::Function.Arn" -> arn("lambda", "function:" + ref);
            case "AWS::Lambda::Version.Version" -> "1";
            case "AWS::Lambda::Version.FunctionArn" -> functionArn(resource, resolver) + ":1";
            case "AWS::IAM::Role.Arn" -> "arn:aws:iam::" + ACCOUNT + ":role/" + ref;
            case "AWS::ApiGatewayV2::Api.ApiEndpoint" -> endpoint(resource, resolver, ref);
            case "AWS::ApiGatewayV2::Api.ApiId" -> ref;
            case "AWS::CloudFront::Distribution.DomainName" -> ref + ".cloudfront.net";
            case "AWS::S3::Bucket.Arn" -> "arn:aws:s3:::" + ref;
            case "AWS::S3::Bucket.RegionalDomainName" -> ref + ".s3." + REGION + ".amazonaws.com";
            case "AWS::S3::Bucket.DomainName" -> ref + ".s3.amazonaws.com";
            case "AWS::ElastiCache::ServerlessCache.Endpoint.Address",
                    "AWS::ElastiCache::ServerlessCache.ReaderEndpoint.Address" ->
                    cacheHost(resource);
            case "AWS::ElastiCache::ServerlessCache.Endpoint.Port",
                    "AWS::ElastiCache::ServerlessCache.ReaderEndpoint.Port" ->
                    "6379";
            default -> name.endsWith("Arn") ? plainArn(resource, ref) : ref + "." + name;
        };
    }

    /// The host name of a serverless cache.
    public static String cacheHost(Resource cache) {
        return cache.generatedName().toLowerCase(Locale.ROOT) + ".serverless.cache.amazonaws.com";
    }

    private static String endpoint(Resource api, Resolver resolver, String id) {
        boolean webSocket = resolver.text(api, "ProtocolType", "HTTP").equals("WEBSOCKET");
        return (webSocket ? "wss://" : "https://") + apiHost(id);
    }

    /// The function's ARN; a version or an alias names its function by name or by ARN.
    private static String functionArn(Resource resource, Resolver resolver) {
        String function = resolver.text(resource, "FunctionName", "");
        return function.startsWith("arn:") ? function : arn("lambda", "function:" + function);
    }

    private static String secretArn(Resource secret, Resolver resolver) {
        String name = resolver.text(secret, "Name", secret.generatedName());
        return arn("secretsmanager", "secret:" + name + "-local1");
    }

    private static String plainArn(Resource resource, String ref) {
        String[] type = resource.type().split("::");
        return arn(type[1].toLowerCase(Locale.ROOT), type[2].toLowerCase(Locale.ROOT) + "/" + ref);
    }
}
