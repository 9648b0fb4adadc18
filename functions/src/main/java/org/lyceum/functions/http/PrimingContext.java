package org.lyceum.functions.http;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import org.jspecify.annotations.Nullable;

/// What Lambda would say about an invocation that is only practice.
final class PrimingContext implements Context {
    private static final String PRIMING = "priming";

    @Override
    public String getAwsRequestId() {
        return PRIMING;
    }

    @Override
    public String getLogGroupName() {
        return PRIMING;
    }

    @Override
    public String getLogStreamName() {
        return PRIMING;
    }

    @Override
    public String getFunctionName() {
        return PRIMING;
    }

    @Override
    public String getFunctionVersion() {
        return PRIMING;
    }

    @Override
    public String getInvokedFunctionArn() {
        return PRIMING;
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return 10_000;
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1_024;
    }

    @Override
    public @Nullable LambdaLogger getLogger() {
        return null;
    }
}
