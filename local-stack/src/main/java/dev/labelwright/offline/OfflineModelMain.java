package dev.labelwright.offline;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the offline model as a process of its own, until it is told to end. */
@Command(name = "offline-model", description = "Serves the offline model until the process is ended.")
public final class OfflineModelMain implements Callable<Integer> {
    private final PrintStream out;

    @Option(names = "--port", defaultValue = "8090", description = "port to listen on, 0 for a free one (8090)")
    private int port;

    OfflineModelMain(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new OfflineModelMain(System.out)).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try (OfflineModelServer server = OfflineModelServer.start(port)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "offline-model-stop"));
            out.println("Offline model ready at " + server.baseUrl());
            // Nothing counts down: SIGTERM ends the process through the hook.
            ended.await();
        }
        return 0;
    }
}
