package dev.labelwright.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a process answers, as long as it lives. */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Waits for an HTTP address to answer 200. */
    void awaitOk(Child child, URI address) {
        await(child, address.toString(), () -> isOk(address));
    }

    /** Waits for a port to accept connections. */
    void awaitPort(Child child, int port) {
        await(child, "port " + port, () -> accepts(port));
    }

    /**
     * Waits for a condition.
     *
     * @throws StackException if the process ends first, or is not ready in two minutes
     */
    void await(Child child, String what, BooleanSupplier ready) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ready.getAsBoolean()) {
            child.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new StackException(child.name() + " was not ready after " + PATIENCE.toSeconds() + " s (" + what
                        + " did not answer as it should); see its log.");
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException("The start was interrupted while waiting for " + child.name() + ".", e);
            }
        }
    }

    private boolean isOk(URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
