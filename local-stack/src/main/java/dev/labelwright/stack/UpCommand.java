package dev.labelwright.stack;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the stack in the foreground. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Run PostgreSQL, Kafka, an offline model and the services until Ctrl-C or SIGTERM.")
final class UpCommand implements Callable<Integer> {
    @Mixin
    private StackArguments arguments;

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = new Terminal(System.out, Terminal.Detail.ALL);
        try (Stack stack = Stack.start(arguments.toOptions(terminal))) {
            terminal.say("running; the APIs are described at "
                    + stack.services().url("generation-api") + "/q/swagger-ui; Ctrl-C stops everything");
            // Only a signal ends this, and the stack's shutdown hook does the rest.
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
