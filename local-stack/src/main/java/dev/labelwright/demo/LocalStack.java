package dev.labelwright.demo;

import dev.labelwright.stack.ServiceName;
import dev.labelwright.stack.Stack;
import dev.labelwright.stack.StackArguments;
import dev.labelwright.stack.StackOptions;
import dev.labelwright.stack.Terminal;
import java.net.URI;
import java.nio.file.Path;

/** The stack of this machine; it stops when this process ends, too. */
record LocalStack(Stack stack, Path data) implements RunningStack {
    /** Starts it quietly: what the processes write stands in their log files, and would tear the story apart. */
    static RunningStack start(StackArguments arguments) {
        StackOptions options = arguments.toOptions(new Terminal(System.out, Terminal.Detail.NOTHING));
        return new LocalStack(Stack.start(options), options.data());
    }

    @Override
    public URI generationApi() {
        return url(ServiceName.GENERATION_API);
    }

    @Override
    public URI reviewApi() {
        return url(ServiceName.REVIEW_API);
    }

    @Override
    public URI estimatorService() {
        return url(ServiceName.ESTIMATOR_SERVICE);
    }

    @Override
    public URI offlineModel() {
        return stack.offlineModel();
    }

    @Override
    public void close() {
        stack.close();
    }

    private URI url(ServiceName service) {
        return stack.services().url(service.module());
    }
}
