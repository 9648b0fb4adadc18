package org.lyceum.cloud;

import software.amazon.awscdk.services.lambda.DlqDestinationConfig;
import software.amazon.awscdk.services.lambda.IEventSourceDlq;
import software.amazon.awscdk.services.lambda.IEventSourceMapping;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sqs.IQueue;

/// The queue that gets what a function never took of its stream.
///
/// CDK's own `SqsDlq` grants the function to look at the queue too, which nothing needs: whoever
/// makes one of these allows `sqs:SendMessage` and no more.
final class FailureQueue implements IEventSourceDlq {
    private final IQueue queue;

    FailureQueue(IQueue queue) {
        this.queue = queue;
    }

    @Override
    public DlqDestinationConfig bind(IEventSourceMapping target, IFunction targetHandler) {
        return DlqDestinationConfig.builder().destination(queue.getQueueArn()).build();
    }
}
