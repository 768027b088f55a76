package dev.labelwright.offline.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A scriptable endpoint on the loopback address. Each call, whatever its path, takes the next {@link Fault} of the
 * script; when the script is over, the default. Every call is recorded before it is answered. Thread-safe.
 *
 * <p>It speaks HTTP/1.1 on bare sockets, so that it can also fail below HTTP.
 */
public final class FaultEndpoint implements AutoCloseable {
    private static final int BACKLOG = 256;

    private final ServerSocket server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Queue<Fault> script = new ConcurrentLinkedQueue<>();
    private final Queue<ReceivedCall> calls = new ConcurrentLinkedQueue<>();
    private volatile Fault byDefault = new Fault.Answer("{}", new Fault.TokenUsage(10, 0, 1));

    private FaultEndpoint(ServerSocket server) {
        this.server = server;
    }

    /** A running endpoint on a free port; by default it answers {@code {}} for ten prompt tokens and one of output. */
    public static FaultEndpoint start() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        FaultEndpoint endpoint = new FaultEndpoint(new ServerSocket(0, BACKLOG, loopback));
        endpoint.executor.execute(endpoint::accept);
        return endpoint;
    }

    /** What a client takes for OpenAI's base URL; ends with {@code /v1}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:%d/v1".formatted(server.getLocalPort()));
    }

    /** Appends to the script: one fault for each of the next calls. */
    public FaultEndpoint then(Fault... faults) {
        script.addAll(List.of(faults));
        return this;
    }

    /** What every call gets that the script has nothing for. */
    public FaultEndpoint byDefault(Fault fault) {
        byDefault = fault;
        return this;
    }

    /** The calls received so far, in order. */
    public List<ReceivedCall> calls() {
        return List.copyOf(calls);
    }

    /** How many calls were received so far. */
    public int count() {
        return calls.size();
    }

    /** Stops at once; calls under way are cut off. */
    @Override
    public void close() {
        executor.shutdownNow();
        closeQuietly(server);
        connections.forEach(FaultEndpoint::closeQuietly);
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket connection = server.accept();
                executor.execute(() -> serve(connection));
            }
        } catch (IOException e) {
            // The way in which a waiting accept hears of the end.
            closeQuietly(server);
        }
    }

    private void serve(Socket connection) {
        connections.add(connection);
        try (connection) {
            CallReader reader = new CallReader(connection.getInputStream());
            FaultPlayer player = new FaultPlayer(connection);
            boolean open = true;
            while (open) {
                Optional<ReceivedCall> call = reader.next();
                open = call.isPresent() && player.play(next(call.get()));
            }
        } catch (IOException e) {
            // The client went away, which is its right; or a fault tore the connection down.
            closeQuietly(connection);
        } finally {
            connections.remove(connection);
        }
    }

    /** Recorded and taken off the script in one step, so that the n-th call gets the n-th fault. */
    private synchronized Fault next(ReceivedCall call) {
        calls.add(call);
        Fault scripted = script.poll();
        return scripted == null ? byDefault : scripted;
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException("a socket cannot be closed", e);
        }
    }
}
